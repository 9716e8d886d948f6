"""日期: days and months; nothing is a number, nothing is text."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from shujian.core.cells import UNKNOWN
from shujian.core.dates import add_months, age_on, month_end, month_start, whole_months
from shujian.formulas.functions.base import (
    DAY,
    DAYS,
    At,
    Cell,
    Example,
    Expr,
    Function,
    Ops,
    Param,
)
from shujian.formulas.types import DATE, INT, MONTH, Type

_DATE = Param("日期", DAY)
_EITHER = Param("日期或月份", DAYS)
_SPAN = (Param("起", DAY), Param("止", DAY))


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


class Year(Function):
    """The year."""

    name, group, result, params = "YEAR", "日期", INT, (_EITHER,)
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

    name, group, result, params = "MONTH", "日期", INT, (_EITHER,)
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

    name, group, result, params = "DAY", "日期", INT, (_DATE,)
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

    name, group, result, params = "星期", "日期", INT, (_DATE,)
    help = "星期几：星期一为 1，星期日为 7"
    examples = (Example("星期(DATE(2023,5,1))", 1),)

    def value(self, at: At, *args: Any) -> Cell:
        """Monday is 1."""
        return args[0].isoweekday()

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Monday is 1."""
        return ops.weekday(args[0])


class AddMonths(Function):
    """Months on."""

    name, group, partial, aliases = "加月", "日期", True, ("EDATE",)
    params = (_EITHER, Param("月数", ("int",)))
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
    params = (_DATE, Param("天数", ("int",)))
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


class ThisMonth(Function):
    """The month of a day."""

    name, group, result, params = "当月", "日期", MONTH, (_EITHER,)
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


class Age(DaysBetween):
    """Full years of age."""

    reuse = True
    name = "周岁"
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
