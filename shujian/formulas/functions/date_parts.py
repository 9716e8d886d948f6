"""日期: year, month, day and weekday of a date."""

from __future__ import annotations

from typing import Any

from shujian.formulas.functions.base import DAY, DAYS, At, Cell, Example, Expr, Function, Ops, Param
from shujian.formulas.types import INT

ON_DAY = Param("日期", DAY)
DAY_OR_MONTH = Param("日期或月份", DAYS)


class Year(Function):
    """The year."""

    name, group, result, params = "YEAR", "日期", INT, (DAY_OR_MONTH,)
    help = "年份"
    examples = (Example("YEAR(DATE(2023,5,1))", 2023),)

    def value(self, at: At, *args: Any) -> Cell:
        """Year."""
        return args[0].year

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Year."""
        return ops.year(args[0])


class MonthNumber(Function):
    """The month of the year."""

    name, group, result, params = "MONTH", "日期", INT, (DAY_OR_MONTH,)
    help = "几月（1 到 12）；要“某年某月”请用 当月"
    examples = (Example("MONTH(DATE(2023,5,1))", 5),)

    def value(self, at: At, *args: Any) -> Cell:
        """Month."""
        return args[0].month

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Month."""
        return ops.month(args[0])


class DayNumber(Function):
    """The day of the month."""

    name, group, result, params = "DAY", "日期", INT, (ON_DAY,)
    help = "几日（1 到 31）"
    examples = (Example("DAY(DATE(2023,5,1))", 1),)

    def value(self, at: At, *args: Any) -> Cell:
        """Day."""
        return args[0].day

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Day."""
        return ops.day(args[0])


class Weekday(Function):
    """The day of the week."""

    name, group, result, params = "星期", "日期", INT, (ON_DAY,)
    help = "星期几：星期一为 1，星期日为 7"
    examples = (Example("星期(DATE(2023,5,1))", 1),)

    def value(self, at: At, *args: Any) -> Cell:
        """Monday is 1."""
        return args[0].isoweekday()

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Monday is 1."""
        return ops.weekday(args[0])
