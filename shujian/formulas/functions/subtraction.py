"""算术: subtracting, also days from a date and date from date."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from shujian.formulas.functions.addition import NUMBER_OR_DAY, remedy, shift_days
from shujian.formulas.functions.base import (
    At,
    Cell,
    Example,
    Expr,
    Function,
    Ops,
    RefusedError,
    widest,
)
from shujian.formulas.types import DATE, INT, Type


class Subtract(Function):
    """Difference of two numbers, days between two dates, or a day some days before."""

    name, group, params, partial = "-", "算术", NUMBER_OR_DAY, True
    help = "两数相减；日期减日期得天数；日期减整数得若干天前的日期"
    excel = "月份不能相减，请用 月份差"
    examples = (
        Example("5-7", -2),
        Example("DATE(2023,6,1)-DATE(2023,5,1)", 31),
        Example("DATE(2023,3,1)-1", dt.date(2023, 2, 28)),
    )

    def type_of(self, at: At) -> Type:
        """Number, INT for two dates, DATE for date - INT."""
        left, right = at.types
        if left.numeric and right.numeric:
            return widest(left, right)
        if (left.name, right.name) == ("date", "int"):
            return DATE
        if (left.name, right.name) == ("date", "date"):
            return INT
        raise RefusedError(f"{left.label}与{right.label}不能相减", remedy(left, right), 1)

    def value(self, at: At, *args: Any) -> Cell:
        """The difference."""
        if at.type == DATE:
            return shift_days(args[0], -args[1])
        if at.types[0] == DATE:
            return cast(int, (args[0] - args[1]).days)
        return args[0] - args[1]

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """The difference."""
        if at.type == DATE:
            return ops.from_days(ops.days(args[0]) - args[1])
        if at.types[0] == DATE:
            return ops.days(args[0]) - ops.days(args[1])
        return ops.subtract(args[0], at.types[0], args[1], at.types[1])

    def phrase(self, *parts: str) -> str:
        """减."""
        return f"{parts[0]}减{parts[1]}"
