"""日期: full years of age."""

from __future__ import annotations

from typing import Any

from shujian.core.dates import age_on
from shujian.formulas.functions.base import DAY, At, Cell, Example, Expr, Ops, Param
from shujian.formulas.functions.spans import DaysBetween


class Age(DaysBetween):
    """Full years of age."""

    reuse = True
    name = "周岁"
    withholds = True
    params = (Param("出生日期", DAY), Param("日期", DAY))
    help = "某日的周岁：生日的第二天起满一岁"
    excel = "Excel 没有；依法释〔2006〕1号第二条，生日当天仍算未满"
    examples = (
        Example("周岁(DATE(2000,5,1), DATE(2018,5,1))", 17),
        Example("周岁(DATE(2000,5,1), DATE(2018,5,2))", 18),
    )

    def value(self, at: At, *args: Any) -> Cell:
        """By the day after the birthday."""
        return age_on(args[0], args[1])

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """By the day after the birthday."""
        return ops.age(args[0], args[1])

    def phrase(self, *parts: str) -> str:
        """周岁."""
        return f"生于{parts[0]}者在{parts[1]}的周岁"
