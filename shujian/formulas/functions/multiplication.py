"""算术: exact products and quotients; the scale is declared, never floating."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

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
)
from shujian.formulas.types import DECIMAL, Type

_PAIR = (Param("左", NUMBER), Param("右", NUMBER))


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


def _exact(a: Any, b: Any) -> Decimal:
    left, right = Decimal(a), Decimal(b)
    places = int(left.as_tuple().exponent) + int(right.as_tuple().exponent)
    return Decimal(_digits(left) * _digits(right)).scaleb(places)


def _digits(number: Decimal) -> int:
    sign, digits, _ = number.as_tuple()
    whole = int("".join(map(str, digits)))
    return -whole if sign else whole
