"""日期: days made from numbers and from other days; nothing is a number, nothing is text."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.core.cells import UNKNOWN
from shujian.core.dates import add_months
from shujian.formulas.functions.base import At, Cell, Example, Expr, Function, Ops, Param
from shujian.formulas.functions.date_parts import DAY_OR_MONTH, ON_DAY
from shujian.formulas.types import DATE, Type


class MakeDate(Function):
    """A date from numbers."""

    name, group, result, partial = "DATE", "日期", DATE, True
    params = (Param("年", ("int",)), Param("月", ("int",)), Param("日", ("int",)))
    help = "由年、月、日组成日期；没有这一天则不可读"
    excel = "不进位：DATE(2023,13,1) 不可读"
    examples = (
        Example("DATE(2023,5,1)", dt.date(2023, 5, 1)),
        Example("DATE(2023,2,29)", "不可读"),
    )

    def value(self, at: At, *args: Any) -> Cell:
        """The day, if it exists."""
        try:
            return dt.date(*args)
        except (ValueError, OverflowError):
            return UNKNOWN

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """The day, if it exists."""
        return ops.make_date(*args)

    def phrase(self, *parts: str) -> str:
        """年月日."""
        return f"{parts[0]}年{parts[1]}月{parts[2]}日"


class AddMonths(Function):
    """Months on."""

    name, group, partial, aliases = "加月", "日期", True, ("EDATE",)
    params = (DAY_OR_MONTH, Param("月数", ("int",)))
    help = "若干个月后的同一日；没有这一日的为月末；月数可为负"
    examples = (
        Example("加月(DATE(2023,1,31), 1)", dt.date(2023, 2, 28)),
        Example("加月(DATE(2024,2,29), -12)", dt.date(2023, 2, 28)),
    )

    def type_of(self, at: At) -> Type:
        """The argument's."""
        return at.types[0]

    def value(self, at: At, *args: Any) -> Cell:
        """OverflowError outside the years 1 to 9999."""
        return add_months(args[0], args[1])

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Months on."""
        return ops.add_months(args[0], args[1])

    def phrase(self, *parts: str) -> str:
        """后."""
        return f"{parts[0]}加{parts[1]}个月"


class AddDays(Function):
    """Days on."""

    name, group, result, partial = "加日", "日期", DATE, True
    params = (ON_DAY, Param("天数", ("int",)))
    help = "若干天后的日期，同 日期+天数；天数可为负"
    examples = (Example("加日(DATE(2023,5,31), 1)", dt.date(2023, 6, 1)),)

    def value(self, at: At, *args: Any) -> Cell:
        """OverflowError outside the years 1 to 9999."""
        return args[0] + dt.timedelta(days=args[1])

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Days on."""
        return ops.from_days(ops.days(args[0]) + args[1])

    def phrase(self, *parts: str) -> str:
        """后."""
        return f"{parts[0]}加{parts[1]}日"
