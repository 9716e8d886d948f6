"""日期: from one date to another in days and months."""

from __future__ import annotations

from typing import Any, ClassVar

from shujian.core.dates import whole_months
from shujian.formulas.functions.base import DAY, DAYS, At, Cell, Example, Expr, Function, Ops, Param
from shujian.formulas.types import INT

_SPAN = (Param("起", DAY), Param("止", DAY))


class DaysBetween(Function):
    """Days from one date to another."""

    name, group, result, params = "天数", "日期", INT, _SPAN
    help = "从起到止相差的天数（止减起，起日不算）"
    examples: ClassVar[tuple[Example, ...]] = (
        Example("天数(DATE(2023,5,1), DATE(2023,5,31))", 30),
    )

    def value(self, at: At, *args: Any) -> Cell:
        """End minus start."""
        return (args[1] - args[0]).days

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """End minus start."""
        return ops.days(args[1]) - ops.days(args[0])

    def phrase(self, *parts: str) -> str:
        """从 … 到 … 的."""
        return f"从{parts[0]}到{parts[1]}的{self.name}"


class WholeMonths(DaysBetween):
    """Whole months from one date to another."""

    reuse = True
    name = "整月数"
    help = "从起到止满几个整月；止在起之前为负"
    examples = (Example("整月数(DATE(2023,1,31), DATE(2023,2,28))", 1),)

    def value(self, at: At, *args: Any) -> Cell:
        """Whole months."""
        return whole_months(args[0], args[1])

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Whole months."""
        return ops.whole_months(args[0], args[1])


class MonthsBetween(Function):
    """Calendar months between."""

    name, group, result = "月份差", "日期", INT
    params = (Param("起", DAYS), Param("止", DAYS))
    help = "两个月份相差几个月（只看年月，不看日）"
    examples = (Example("月份差(DATE(2023,1,31), DATE(2023,3,1))", 2),)

    def value(self, at: At, *args: Any) -> Cell:
        """By year and month alone."""
        return (args[1].year - args[0].year) * 12 + args[1].month - args[0].month

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """By year and month alone."""
        return ops.month_index(args[1]) - ops.month_index(args[0])

    def phrase(self, *parts: str) -> str:
        """相差."""
        return f"{parts[0]}到{parts[1]}相差的月数"
