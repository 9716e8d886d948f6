"""法定期间: working days added and counted."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.core.cells import UNKNOWN
from shujian.core.dates import ONE_DAY
from shujian.formulas.functions.base import DAY, At, Cell, Example, Expr, Function, Ops, Param
from shujian.formulas.functions.workday_steps import (
    CALENDAR_NOTE,
    add_expr,
    add_workdays,
    per_stretch,
)
from shujian.formulas.functions.workdays import ON_DAY
from shujian.formulas.types import DATE, INT
from shujian.formulas.workdays import Stretch


class AddWorkdays(Function):
    """Working days on."""

    name, group, result, partial = "加工作日", "法定期间", DATE, True
    params, excel = (ON_DAY, Param("天数", ("int",))), CALENDAR_NOTE
    help = "若干个工作日之后（负数为之前）的工作日；起日不算"
    examples = (Example("加工作日(DATE(2024,5,3), 1)", dt.date(2024, 5, 6)),)

    def value(self, at: At, *args: Any) -> Cell:
        """Counted day by day."""
        try:
            return add_workdays(at.env.calendar, args[0], args[1])
        except KeyError:
            return UNKNOWN

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """By number tables."""
        return add_expr(ops, at, args[0], args[1])

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        return f"{parts[0]}加{parts[1]}个工作日"


class CountWorkdays(Function):
    """Working days in a period."""

    name, group, result, partial = "工作日数", "法定期间", INT, True
    params, excel = (Param("起", DAY), Param("止", DAY)), CALENDAR_NOTE
    help = "起止之间的工作日数，两端都含；止在起之前不可读"
    examples = (Example("工作日数(DATE(2024,5,6), DATE(2024,5,10))", 5),)

    def value(self, at: At, *args: Any) -> Cell:
        """Counted day by day."""
        start, end = args
        years = set(at.env.calendar.years())
        if start > end or not set(range(start.year, end.year + 1)) <= years:
            return UNKNOWN
        span = (end - start).days + 1
        return sum(at.env.calendar.is_workday(start + ONE_DAY * i) for i in range(span))

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Difference of two running counts."""
        start, end = args

        def rule(part: Stretch, offset: Expr) -> Expr:
            last = ops.days(end) - ops.day_number(part.first)
            return ops.lookup(part.upto, last) - ops.lookup(part.before, offset)

        return ops.case([(start <= end, per_stretch(ops, at, start, rule))])
