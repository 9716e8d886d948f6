"""算术: exact decimals; the scale is declared, never floating."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from typing import Any, cast

from shujian.core.cells import UNKNOWN
from shujian.core.money import divide
from shujian.formulas.functions.base import (
    MAX_SCALE,
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
from shujian.formulas.types import DATE, DECIMAL, INT, Type

_PAIR = (Param("左", NUMBER), Param("右", NUMBER))
_MIXED = (Param("左", (*NUMBER, "date", "month")), Param("右", (*NUMBER, "date", "month")))


class Add(Function):
    """Sum of two numbers, or a day some days on."""

    name, group, params, partial = "+", "算术", _MIXED, True
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
        raise RefusedError(f"{left.label}与{right.label}不能相加", _remedy(left, right), 1)

    def value(self, at: At, *args: Any) -> Cell:
        """The sum."""
        if at.type == DATE:
            return _shift(args[0], args[1])
        return args[0] + args[1]

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """The sum."""
        if at.type == DATE:
            return ops.from_days(ops.days(args[0]) + args[1])
        return ops.add(args[0], at.types[0], args[1], at.types[1])

    def phrase(self, *parts: str) -> str:
        """加."""
        return f"{parts[0]}加{parts[1]}"


class Subtract(Function):
    """Difference of two numbers, days between two dates, or a day some days before."""

    name, group, params, partial = "-", "算术", _MIXED, True
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
        raise RefusedError(f"{left.label}与{right.label}不能相减", _remedy(left, right), 1)

    def value(self, at: At, *args: Any) -> Cell:
        """The difference."""
        if at.type == DATE:
            return _shift(args[0], -args[1])
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


class Multiply(Function):
    """Product."""

    name, group, params, partial = "*", "算术", _PAIR, True
    help = "两数相乘；小数位相加，最多六位，四舍五入"
    excel = "没有浮点误差；绝对值达到 10^15 的结果不可读"
    examples = (Example("1.5*2.25", Decimal("3.375")), Example("3*4", 12))

    def type_of(self, at: At) -> Type:
        """Scales add, capped."""
        left, right = at.types
        if left.name == right.name == "int":
            return left
        return DECIMAL(min(MAX_SCALE, left.scale + right.scale))

    def value(self, at: At, *args: Any) -> Cell:
        """The exact product; the scale is cut by the caller."""
        return args[0] * args[1] if at.type.name == "int" else _exact(args[0], args[1])

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """The exact product."""
        return ops.multiply(args[0], at.types[0], args[1], at.types[1])

    def phrase(self, *parts: str) -> str:
        """乘."""
        return f"{parts[0]}乘{parts[1]}"


class Divide(Function):
    """Quotient to six places."""

    name, group, params, partial, result = "/", "算术", _PAIR, True, DECIMAL(6)
    help = "两数相除，得六位小数，四舍五入；除以零不可读"
    excel = "除以零不报错而是不可读；商固定六位小数"
    examples = (
        Example("2/3", Decimal("0.666667")),
        Example("-1/8", Decimal("-0.125000")),
        Example("1/0", "不可读"),
    )

    def value(self, at: At, *args: Any) -> Cell:
        """The quotient, half up."""
        found = divide(Decimal(args[0]), Decimal(args[1]))
        return UNKNOWN if found is None else found

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """The quotient to seven places; the last is rounded away."""
        return ops.divide(args[0], at.types[0], args[1], at.types[1])

    def phrase(self, *parts: str) -> str:
        """除以."""
        return f"{parts[0]}除以{parts[1]}"


class Negative(Function):
    """The number with the other sign."""

    name, group, params = "负", "算术", (Param("数", NUMBER),)
    help = "数前的负号，写作 -[列]"
    examples = (Example("-(1+2)", -3),)

    def type_of(self, at: At) -> Type:
        """The argument's."""
        return at.types[0]

    def value(self, at: At, *args: Any) -> Cell:
        """Minus."""
        return -args[0]

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Minus."""
        return -args[0]

    def phrase(self, *parts: str) -> str:
        """负."""
        return f"负{parts[0]}"


class Round(Function):
    """Rounding half up."""

    name, group, partial = "ROUND", "算术", True
    params = (Param("数", NUMBER), Param("小数位数", ("int",), literal=True))
    help = "四舍五入到若干位小数（0 到 6）；位数为 0 时得整数"
    excel = "位数须直接写出，不能为负"
    examples = (Example("ROUND(2.345, 2)", Decimal("2.35")), Example("ROUND(-2.5, 0)", -3))

    def type_of(self, at: At) -> Type:
        """INT for 0 places."""
        places = cast(int, at.literals[1])
        if not 0 <= places <= MAX_SCALE:
            raise RefusedError("小数位数应为 0 到 6", index=1)
        return DECIMAL(places) if places else INT

    def value(self, at: At, *args: Any) -> Cell:
        """Half away from zero."""
        scale = Decimal(1).scaleb(-at.type.scale)
        return Decimal(args[0]).quantize(scale, rounding="ROUND_HALF_UP")

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """The compiler's bringing to scale rounds."""
        return args[0]


class Abs(Function):
    """Without its sign."""

    name, group, params = "ABS", "算术", (Param("数", NUMBER),)
    help = "绝对值"
    examples = (Example("ABS(-3)", 3),)

    def type_of(self, at: At) -> Type:
        """The argument's."""
        return at.types[0]

    def value(self, at: At, *args: Any) -> Cell:
        """Absolute value."""
        return abs(args[0])

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Absolute value."""
        return ops.absolute(args[0])


class Floor(Function):
    """The whole number below."""

    name, group, params, result, partial = "INT", "算术", (Param("数", NUMBER),), INT, True
    aliases = ("取整",)
    help = "不大于该数的最大整数"
    examples = (Example("INT(2.9)", 2), Example("INT(-2.1)", -3))

    def value(self, at: At, *args: Any) -> Cell:
        """Floor."""
        return math.floor(args[0])

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Floor."""
        return ops.floor(args[0], at.types[0])


class Modulo(Function):
    """The remainder."""

    reuse = True
    name, group, result, partial = "MOD", "算术", INT, True
    params = (Param("被除数", ("int",)), Param("除数", ("int",)))
    help = "整数相除的余数，符号与除数相同；除以零不可读"
    excel = "只用于整数"
    examples = (Example("MOD(7,3)", 1), Example("MOD(-7,3)", 2), Example("MOD(1,0)", "不可读"))

    def value(self, at: At, *args: Any) -> Cell:
        """Remainder with the divisor's sign."""
        return UNKNOWN if args[1] == 0 else args[0] % args[1]

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Remainder."""
        return ops.modulo(args[0], args[1])


def _shift(day: dt.date, days: int) -> Cell:
    return dt.date.fromordinal(day.toordinal() + days) if _inside(day, days) else UNKNOWN


def _inside(day: dt.date, days: int) -> bool:
    return 1 <= day.toordinal() + days <= dt.date.max.toordinal()


def _exact(a: Any, b: Any) -> Decimal:
    left, right = Decimal(a), Decimal(b)
    places = int(left.as_tuple().exponent) + int(right.as_tuple().exponent)
    return Decimal(_digits(left) * _digits(right)).scaleb(places)


def _digits(number: Decimal) -> int:
    sign, digits, _ = number.as_tuple()
    whole = int("".join(map(str, digits)))
    return -whole if sign else whole


def _remedy(left: Type, right: Type) -> str:
    if {left.name, right.name} == {"month", "int"}:
        return "月份加减几个月用 加月(月份, 月数)"
    if left.name == right.name == "month":
        return "两个月份相差用 月份差(起, 止)"
    if {left.name, right.name} == {"date", "int"}:
        return "日期写在前面：日期+天数"
    return mismatch(left, right)
