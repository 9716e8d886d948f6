"""日期: quarters, years and weeks, and the days at their ends."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from shujian.core.dates import month_days
from shujian.formulas.functions.base import At, Cell, Example, Expr, Function, Ops, Param
from shujian.formulas.functions.date_parts import DAY_OR_MONTH, ON_DAY
from shujian.formulas.functions.defined import Defined
from shujian.formulas.types import DATE, INT


class Quarter(Defined):
    """The quarter."""

    name, group, params, aliases = "季度", "日期", (DAY_OR_MONTH,), ("QUARTER",)
    formula = "QUOTIENT(MONTH([日期或月份])+2, 3)"
    help = "第几季度（1 到 4）"
    examples = (Example("季度(DATE(2023,5,1))", 2),)


class QuarterStart(Function):
    """The first day of the quarter."""

    name, group, result, params, reuse = "季初", "日期", DATE, (DAY_OR_MONTH,), True
    unit: ClassVar[str] = "Q"
    help = "所在季度的第一天"
    examples: ClassVar[tuple[Example, ...]] = (
        Example("季初(DATE(2023,5,20))", dt.date(2023, 4, 1)),
    )

    def value(self, at: At, *args: Any) -> Cell:
        """First of the quarter."""
        return args[0].replace(month=(args[0].month - 1) // 3 * 3 + 1, day=1)

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """First of the unit."""
        return ops.start_of(args[0], self.unit)


class YearStart(QuarterStart):
    """The first day of the year."""

    name, unit = "年初", "Y"
    help = "所在年份的一月一日"
    examples = (Example("年初(DATE(2023,5,20))", dt.date(2023, 1, 1)),)

    def value(self, at: At, *args: Any) -> Cell:
        """First of January."""
        return args[0].replace(month=1, day=1)


class QuarterEnd(Defined):
    """The last day of the quarter."""

    name, group, params = "季末", "日期", (DAY_OR_MONTH,)
    formula = "月末(加月(季初([日期或月份]), 2))"
    help = "所在季度的最后一天"
    examples = (Example("季末(DATE(2023,5,20))", dt.date(2023, 6, 30)),)


class YearEnd(Defined):
    """The last day of the year."""

    name, group, params = "年末", "日期", (DAY_OR_MONTH,)
    formula = "DATE(YEAR([日期或月份]), 12, 31)"
    help = "所在年份的十二月三十一日"
    examples = (Example("年末(DATE(2023,5,20))", dt.date(2023, 12, 31)),)


class MonthEndAfter(Defined):
    """The last day of a month some months on."""

    name, group, params = "EOMONTH", "日期", (ON_DAY, Param("月数", ("int",)))
    formula = "月末(加月(月初([日期]), [月数]))"
    help = "若干个月后那个月的最后一天；月数可为负"
    examples = (Example("EOMONTH(DATE(2023,12,31), 2)", dt.date(2024, 2, 29)),)


class DaysInMonth(Function):
    """How many days the month has."""

    name, group, result, params = "当月天数", "日期", INT, (DAY_OR_MONTH,)
    help = "所在月份有几天"
    excel = "Excel 写作 DAY(EOMONTH(日期,0))"
    examples = (Example("当月天数(DATE(2024,2,5))", 29),)

    def value(self, at: At, *args: Any) -> Cell:
        """28 to 31."""
        return month_days(args[0].year, args[0].month)

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """The number of the last day."""
        return ops.day(ops.month_end(args[0]))


class LeapYear(Defined):
    """Whether the year has 366 days."""

    name, group, params = "闰年", "日期", (DAY_OR_MONTH,)
    formula = "当月天数(DATE(YEAR([日期或月份]), 2, 1))=29"
    help = "所在年份是否为闰年"
    excel = "Excel 没有"
    examples = (Example("闰年(DATE(2024,5,1))", True), Example("闰年(DATE(1900,5,1))", False))


class WeekNumber(Function):
    """The week of the year."""

    name, group, result, params = "ISOWEEKNUM", "日期", INT, (ON_DAY,)
    aliases = ("第几周",)
    help = "一年中的第几周：星期一开始，含该年第一个星期四的为第 1 周（GB/T 7408）"
    examples = (Example("ISOWEEKNUM(DATE(2021,1,3))", 53),)

    def value(self, at: At, *args: Any) -> Cell:
        """ISO 8601."""
        return args[0].isocalendar().week

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """ISO 8601."""
        return ops.iso_week(args[0])
