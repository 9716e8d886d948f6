"""DuckDB functions by name that ibis has no method for, or bends."""

# mypy: disable-error-code="untyped-decorator,empty-body,valid-type,no-any-return"
# (ibis reads the signatures of these bodiless functions)

from __future__ import annotations

import ibis
import ibis.expr.datatypes as dt

_builtin = ibis.udf.scalar.builtin


@_builtin(name="left")
def left(text: str, count: int) -> str:
    """The first characters."""


@_builtin(name="right")
def right(text: str, count: int) -> str:
    """The last characters."""


@_builtin(name="substring")
def substring(text: str, start: int, count: int) -> str:
    """Characters from ``start``, counted from 1."""


@_builtin(name="length")
def length(text: str) -> int:
    """Number of characters."""


@_builtin(name="instr")
def instr(text: str, part: str) -> int:
    """Place of the first occurrence, from 1; 0 without."""


@_builtin(name="contains")
def contains(text: str, part: str) -> bool:
    """Whether the part occurs."""


@_builtin(name="starts_with")
def starts_with(text: str, part: str) -> bool:
    """Whether the text begins so."""


@_builtin(name="ends_with")
def ends_with(text: str, part: str) -> bool:
    """Whether the text ends so."""


@_builtin(name="replace")
def replace(text: str, old: str, new: str) -> str:
    """Every occurrence replaced; nothing for an empty ``old``."""


@_builtin(name="trim")
def trim(text: str, chars: str) -> str:
    """Without these characters at both ends."""


@_builtin(name="translate")
def translate(text: str, source: str, target: str) -> str:
    """Character by character."""


@_builtin(name="lpad")
def lpad(text: str, width: int, fill: str) -> str:
    """Filled up on the left."""


@_builtin(name="regexp_matches")
def regexp_matches(text: str, pattern: str) -> bool:
    """Whether RE2 finds the pattern."""


@_builtin(name="regexp_extract")
def regexp_extract(text: str, pattern: str, group: int) -> str:
    """A group of the first match; an empty text without."""


@_builtin(name="string_split")
def string_split(text: str, separator: str) -> dt.Array(dt.string):
    """A list of texts; a constant one is computed once."""


@_builtin(name="list_extract")
def list_extract(items: dt.Array(dt.int32), place: int) -> dt.int32:
    """The item at a place, from 1."""


@_builtin(name="array_to_string")
def array_to_string(items: dt.Array(dt.string), separator: str) -> str:
    """Joined."""


@_builtin(name="make_date")
def make_date(days: dt.int32) -> dt.date:
    """The day so many days after 1970-01-01."""


@_builtin(name="make_date")
def make_ymd(year: int, month: int, day: int) -> dt.date:
    """The day of year, month and day; an error where there is none."""


@_builtin(name="try")
def try_date(day: dt.date) -> dt.date:
    """Null instead of an error."""


@_builtin(name="to_months")
def to_months(months: dt.int32) -> dt.Interval("M"):
    """An interval of months."""


@_builtin(name="add")
def add_interval(day: dt.date, months: dt.Interval("M")) -> dt.timestamp:
    """The same day some months on; the month's last day where there is none."""


@_builtin(name="last_day")
def last_day(day: dt.date) -> dt.date:
    """The month's last day."""


@_builtin(name="isodow")
def isodow(day: dt.date) -> int:
    """Monday is 1."""


@_builtin(name="repeat")
def repeat(text: str, count: int) -> str:
    """Several times; an empty text for 0."""


@_builtin(name="split_part")
def split_part(text: str, separator: str, place: int) -> str:
    """One of the parts, from 1; an empty text where there are fewer."""


@_builtin(name="regexp_replace")
def regexp_replace(text: str, pattern: str, new: str, options: str) -> str:
    """What RE2 finds replaced; ``options`` is always ``g``, everywhere."""


@_builtin(name="divide")
def divide(x: int, y: int) -> int:
    """Whole-number division that cuts toward zero; null by zero."""


@_builtin(name="weekofyear")
def weekofyear(day: dt.date) -> int:
    """The week of ISO 8601."""
