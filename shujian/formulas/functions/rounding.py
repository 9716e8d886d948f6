"""算术: rounding, whole numbers and remainders."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any, cast

from shujian.core.cells import UNKNOWN
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
)
from shujian.formulas.types import DECIMAL, INT, Type


def type_of_places(at: At) -> Type:
    """The type of a number brought to the places that are written as the second argument.

    Raises:
        RefusedError: not 0 to 6 places.
    """
    places = cast(int, at.literals[1])
    if not 0 <= places <= MAX_SCALE:
        raise RefusedError("小数位数应为 0 到 6", index=1)
    return DECIMAL(places) if places else INT


class Round(Function):
    """Rounding half up."""

    name, group, partial = "ROUND", "算术", True
    params = (Param("数", NUMBER), Param("小数位数", ("int",), literal=True))
    help = "四舍五入到若干位小数（0 到 6）；位数为 0 时得整数"
    excel = "位数须直接写出，不能为负"
    examples = (Example("ROUND(2.345, 2)", Decimal("2.35")), Example("ROUND(-2.5, 0)", -3))

    def type_of(self, at: At) -> Type:
        """INT for 0 places."""
        return type_of_places(at)

    def value(self, at: At, *args: Any) -> Cell:
        """Half away from zero."""
        scale = Decimal(1).scaleb(-at.type.scale)
        return Decimal(args[0]).quantize(scale, rounding="ROUND_HALF_UP")

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """The compiler's bringing to scale rounds."""
        return args[0]


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
