"""日期: the month of a day, its neighbours, its first and last day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.core.dates import add_months, month_end, month_start
from shujian.formulas.functions.base import At, Cell, Example, Expr, Function, Ops
from shujian.formulas.functions.date_parts import DAY_OR_MONTH
from shujian.formulas.types import DATE, INT, MONTH


class ThisMonth(Function):
    """The month of a day."""

    name, group, result, params = "当月", "日期", MONTH, (DAY_OR_MONTH,)
    help = "日期所在的月份（某年某月）"
    examples = (Example("当月(DATE(2023,5,20))=当月(DATE(2023,5,1))", True),)

    def value(self, at: At, *args: Any) -> Cell:
        """First of the month."""
        return month_start(args[0])

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """First of the month."""
        return ops.month_start(args[0])

    def phrase(self, *parts: str) -> str:
        """的当月."""
        return f"{parts[0]}的{self.name}"


class LastMonth(ThisMonth):
    """The month before."""

    name, partial = "上月", True
    help = "日期所在月份的前一个月"
    examples = (Example("TEXT(上月(DATE(2023,1,20)))", "2022-12"),)

    def value(self, at: At, *args: Any) -> Cell:
        """A month back."""
        return add_months(month_start(args[0]), -1)

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """A month back."""
        return ops.add_months(ops.month_start(args[0]), ops.literal(-1, INT))


class NextMonth(ThisMonth):
    """The month after."""

    name, partial = "下月", True
    help = "日期所在月份的后一个月"
    examples = (Example("TEXT(下月(DATE(2023,12,20)))", "2024-01"),)

    def value(self, at: At, *args: Any) -> Cell:
        """A month on."""
        return add_months(month_start(args[0]), 1)

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """A month on."""
        return ops.add_months(ops.month_start(args[0]), ops.literal(1, INT))


class MonthStart(ThisMonth):
    """The first day of a month."""

    name, result = "月初", DATE
    help = "月份的第一天"
    examples = (Example("月初(DATE(2023,5,20))", dt.date(2023, 5, 1)),)


class MonthEnd(ThisMonth):
    """The last day of a month."""

    name, result = "月末", DATE
    help = "月份的最后一天"
    examples = (Example("月末(DATE(2024,2,20))", dt.date(2024, 2, 29)),)

    def value(self, at: At, *args: Any) -> Cell:
        """Last of the month."""
        return month_end(args[0])

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Last of the month."""
        return ops.month_end(args[0])
