"""年龄: full years."""

from __future__ import annotations

import re

import pyarrow as pa

from shujian.formulas.types import INT
from shujian.schema import columns
from shujian.schema.elements.base import Cleaned, Element, Fast, Likeness, register, unreadable
from shujian.schema.fold import Folded
from shujian.schema.numbers import Refused, number

OLDEST = 150
YEARS_NOTE = "去除“岁”"
_YEARS = re.compile(r"(?:年龄:?)?(?P<n>.+?)(?P<unit>周?岁)?")
_MONTHS = re.compile(r".*(?:个?月|天|日|出生)大?")


@register
class Age(Element):
    """Age in full years: 35, 35岁, 三十五周岁; 虚岁, months and about are refused."""

    name = "年龄"
    code = "age"
    type = INT
    level = 2
    telling = False
    example = "35"
    max_length = 20

    def read(self, cell: Folded) -> Cleaned:
        """Read full years."""
        text = cell.dense
        if "虚" in text:
            return unreadable("虚岁，不是周岁")
        match = _YEARS.fullmatch(text)
        if match is None or _MONTHS.fullmatch(text):
            return unreadable("不是整岁的年龄")
        value = number(match["n"])
        if isinstance(value, Refused):
            return unreadable(value.reason)
        if value != value.to_integral_value() or value > OLDEST:
            return unreadable(f"年龄应为 0 至 {OLDEST} 的整数")
        return Cleaned(int(value), cell.note(YEARS_NOTE if match["unit"] else ""))

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Plain digits."""
        mask = columns.matches(column, r"^(?:0|[1-9]\d?|1[0-4]\d|150)$")
        return Fast(mask, columns.only(column, mask).cast(pa.int64()))

    def check(self, value: int) -> str | None:
        """Very old people are rare enough to look at."""
        return "年龄超过 110 岁，请核对" if value > 110 else None

    def compare(self, a: int, b: int) -> Likeness:
        """ALIKE for a year's difference: ages are of the day on which they were asked."""
        if a == b:
            return Likeness.SAME
        return Likeness.ALIKE if abs(a - b) == 1 else Likeness.DIFFERENT
