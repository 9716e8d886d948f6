"""算术: whole quotients, signs, powers and numbers kept within limits."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

from shujian.core.cells import UNKNOWN, Missing
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
    common,
    fit,
)
from shujian.formulas.types import DECIMAL, INT, Type

_MOST = 9


class Quotient(Function):
    """Whole quotient."""

    name, group, result, partial = "QUOTIENT", "算术", INT, True
    params = (Param("被除数", ("int",)), Param("除数", ("int",)))
    help = "整数相除的商，去掉小数；除以零不可读"
    excel = "只用于整数"
    examples = (Example("QUOTIENT(-7,2)", -3), Example("QUOTIENT(1,0)", "不可读"))

    def value(self, at: At, *args: Any) -> Cell:
        """Cut toward zero."""
        a, b = args
        if b == 0:
            return UNKNOWN
        return abs(a) // abs(b) if (a < 0) == (b < 0) else -(abs(a) // abs(b))

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Cut toward zero."""
        return ops.divided(*args)


class Sign(Function):
    """Whether above, at or below zero."""

    name, group, result, params, reuse = "SIGN", "算术", INT, (Param("数", NUMBER),), True
    withholds = True
    help = "正数为 1，零为 0，负数为 -1"
    examples = (Example("SIGN(-2.5)", -1),)

    def value(self, at: At, *args: Any) -> Cell:
        """Sign."""
        return (args[0] > 0) - (args[0] < 0)

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Sign."""
        return ops.cast(args[0] > 0, INT) - ops.cast(args[0] < 0, INT)


class Power(Function):
    """A number times itself."""

    name, group, partial, guard, reuse = "POWER", "算术", True, True, True
    params = (Param("数", NUMBER), Param("次数", ("int",), literal=True))
    help = f"若干个相同的数连乘（0 到 {_MOST} 次），每乘一次按乘法的规则取位；0 次得 1"
    excel = "次数须直接写出，只能是整数"
    examples = (Example("POWER(1.1, 2)", Decimal("1.21")), Example("POWER(2, 0)", 1))

    def type_of(self, at: At) -> Type:
        """As of the product."""
        count = cast(int, at.literals[1])
        if not 0 <= count <= _MOST:
            raise RefusedError(f"次数应为 0 到 {_MOST}", index=1)
        return _power_type(at.types[0], count)

    def value(self, at: At, *args: Any) -> Cell:
        """Step by step."""
        number, count = args
        made: Cell = 1
        for done in range(1, count + 1):
            made = fit(made * number, _power_type(at.types[0], done))
            if isinstance(made, Missing):
                return made
        return made

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Step by step."""
        kind, count = at.types[0], cast(int, at.literals[1])
        made = args[0] if count else ops.literal(1, INT)
        for done in range(2, count + 1):
            before = _power_type(kind, done - 1)
            product = ops.multiply(made, before, args[0], kind)
            made = ops.fit(product, _power_type(kind, done), True)
        return made


def _power_type(kind: Type, count: int) -> Type:
    if kind.name == "int" or not count:
        return INT
    return DECIMAL(min(MAX_SCALE, kind.scale * count))


class Clamp(Function):
    """A number kept within limits."""

    name, group, partial, guard, reuse = "限幅", "算术", True, True, True
    aliases = ("CLAMP",)
    params = (Param("数", NUMBER), Param("下限", NUMBER), Param("上限", NUMBER))
    help = "小于下限取下限，大于上限取上限，否则取本身；下限大于上限不可读"
    excel = "Excel 常写作 MEDIAN(下限, 数, 上限)"
    examples = (Example("限幅(120, 0, 100)", 100), Example("限幅(1, 5, 0)", "不可读"))

    def type_of(self, at: At) -> Type:
        """The common type."""
        return common(at.types)

    def value(self, at: At, *args: Any) -> Cell:
        """Within."""
        number, low, high = args
        return UNKNOWN if low > high else min(max(number, low), high)

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Within."""
        number, low, high = ops.alike(args, at)
        return ops.case([(low <= high, ops.smaller(ops.larger(number, low), high))])
