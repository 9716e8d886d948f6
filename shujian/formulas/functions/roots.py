"""算术: square roots, exactly rounded."""

from __future__ import annotations

from decimal import Decimal
from math import isqrt
from typing import Any

from shujian.core.cells import UNKNOWN
from shujian.formulas.functions.base import NUMBER, At, Cell, Example, Expr, Function, Ops, Param
from shujian.formulas.types import DECIMAL

_PLACES = 6
_STEP = Decimal(1).scaleb(-_PLACES)
_HALF = _STEP / 2


class Root(Function):
    """Square root, six places, rounded half up from the exact value."""

    name, group, result, partial, guard, reuse = "SQRT", "算术", DECIMAL(_PLACES), True, True, True
    params = (Param("数", NUMBER),)
    help = "平方根；按精确值四舍五入到六位小数，负数不可读"
    excel = "结果是六位小数的精确舍入，不是浮点数"
    examples = (
        Example("SQRT(2)", Decimal("1.414214")),
        Example("SQRT(6.25)", Decimal("2.500000")),
        Example("SQRT(-1)", "不可读"),
    )

    def value(self, at: At, *args: Any) -> Cell:
        """By whole numbers: round(√n) is (⌊√4n⌋ + 1) ÷ 2, cut."""
        number = Decimal(args[0])
        if number < 0:
            return UNKNOWN
        whole = int(number.scaleb(2 * _PLACES))
        return Decimal((isqrt(4 * whole) + 1) // 2).scaleb(-_PLACES)

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """A first value by floating point, then put right by exact squares around it."""
        number, kind, half = args[0], DECIMAL(_PLACES), DECIMAL(_PLACES + 1)
        good = ops.larger(number, ops.literal(0, at.types[0]))
        near = ops.fit(good.cast("float64").sqrt(), kind, True)
        step, shift = ops.literal(_STEP, kind), ops.literal(_HALF, half)

        def put_right(value: Expr) -> Expr:
            above, below = ops.add(value, kind, shift, half), ops.subtract(value, kind, shift, half)
            too_low = good >= ops.multiply(above, half, above, half)
            too_high = (value > 0) & (good < ops.multiply(below, half, below, half))
            up, down = ops.add(value, kind, step, kind), ops.subtract(value, kind, step, kind)
            return ops.case([(number < 0, None), (too_low, up), (too_high, down)], value)

        return ops.let(near, put_right)

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        return f"{parts[0]}的平方根"
