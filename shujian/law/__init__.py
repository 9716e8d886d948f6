"""What the law says, by date: parameters, local rules, working days, statutory periods."""

from shujian.law.calendar import WorkCalendar
from shujian.law.dated import DatedTables
from shujian.law.local import LocalRules
from shujian.law.parameters import LawBook
from shujian.law.versions import Version

__all__ = ["DatedTables", "LawBook", "LocalRules", "Version", "WorkCalendar"]
