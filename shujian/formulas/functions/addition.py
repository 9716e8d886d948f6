"""算术: adding, also days to a date."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from shujian.core.cells import UNKNOWN
from shujian.formulas.functions.base import (
    NUMBER,
    At,
    Cell,
    Example,
    Expr,
    Function,
    Ops,
    Param,
    RefusedError,
    mismatch,
    widest,
)
from shujian.formulas.types import DATE, Type

NUMBER_OR_DAY = (Param("左", (*NUMBER, "date", "month")), Param("右", (*NUMBER, "date", "month")))


class Add(Function):
    """Sum of two numbers, or a day some days on."""

    name, group, params, partial = "+", "算术", NUMBER_OR_DAY, True
    help = "两数相加；日期加整数得若干天后的日期"
    excel = "空白不当作 0；绝对值达到 10^15 的结果不可读"
    examples = (
        Example("1+2.5", Decimal("3.5")),
        Example("DATE(2023,5,31)+1", dt.date(2023, 6, 1)),
        Example("[空白]+1", "不可读"),
    )

    def type_of(self, at: At) -> Type:
        """Number, or DATE for date + INT."""
        left, right = at.types
        if left.numeric and right.numeric:
            return widest(left, right)
        if (left.name, right.name) == ("date", "int"):
            return DATE
        raise RefusedError(f"{left.label}与{right.label}不能相加", remedy(left, right), 1)

    def value(self, at: At, *args: Any) -> Cell:
        """The sum."""
        if at.type == DATE:
            return shift_days(args[0], args[1])
        return args[0] + args[1]

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """The sum."""
        if at.type == DATE:
            return ops.from_days(ops.days(args[0]) + args[1])
        return ops.add(args[0], at.types[0], args[1], at.types[1])

    def phrase(self, *parts: str) -> str:
        """加."""
        return f"{parts[0]}加{parts[1]}"


def shift_days(day: dt.date, days: int) -> Cell:
    """The day some days on; UNKNOWN outside the years 1 to 9999."""
    return dt.date.fromordinal(day.toordinal() + days) if _inside(day, days) else UNKNOWN


def _inside(day: dt.date, days: int) -> bool:
    return 1 <= day.toordinal() + days <= dt.date.max.toordinal()


def remedy(left: Type, right: Type) -> str:
    """What to write instead of a sum or difference that cannot be."""
    if {left.name, right.name} == {"month", "int"}:
        return "月份加减几个月用 加月(月份, 月数)"
    if left.name == right.name == "month":
        return "两个月份相差用 月份差(起, 止)"
    if {left.name, right.name} == {"date", "int"}:
        return "日期写在前面：日期+天数"
    return mismatch(left, right)
