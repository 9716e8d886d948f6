"""算术: numbers brought to a multiple of a step, and cut or rounded up to places."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, ROUND_UP, Decimal
from typing import Any, ClassVar, cast

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
)
from shujian.formulas.functions.rounding import type_of_places
from shujian.formulas.types import Type


class Floor(Function):
    """The multiple of a step below."""

    name, group, partial, reuse = "FLOOR", "算术", True, True
    params = (Param("数", NUMBER), Param("倍数", NUMBER, literal=True))
    help = "不大于该数的最大倍数；倍数须大于零，直接写出"
    excel = "倍数不能为负"
    way: ClassVar[str] = ROUND_FLOOR
    examples: ClassVar[tuple[Example, ...]] = (
        Example("FLOOR(17, 5)", 15),
        Example("FLOOR(-2.5, 1)", -3),
    )

    def type_of(self, at: At) -> Type:
        """The step's."""
        if self.step(at) <= 0:
            raise RefusedError("倍数应大于零", index=1)
        return at.types[1]

    def step(self, at: At) -> Decimal:
        """The step; a whole number or a decimal."""
        return Decimal(cast(int, at.literals[1]))

    def value(self, at: At, *args: Any) -> Cell:
        """A whole number of steps."""
        top, bottom = Decimal(args[0]).scaleb(6), self.step(at).scaleb(6)
        whole, rest = divmod(int(top), int(bottom))
        count = whole + _more(self.way, whole < 0, rest * 2 - int(bottom), rest)
        return count * self.step(at)

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """A whole number of steps."""
        return ops.stepped(args[0], at.types[0], self.step(at), self.way)


def _more(way: str, negative: bool, half: int, rest: int) -> bool:
    """Whether one step more than below; ``half``: how far the rest lies above the middle."""
    if way == ROUND_HALF_UP:
        return half > 0 or (half == 0 and not negative)
    up = ROUND_UP if not negative else ROUND_DOWN
    return rest > 0 and way in (ROUND_CEILING, up)


class Ceiling(Floor):
    """The multiple of a step above."""

    name, way = "CEILING", ROUND_CEILING
    help = "不小于该数的最小倍数；倍数须大于零，直接写出"
    examples = (Example("CEILING(16, 5)", 20), Example("CEILING(-2.5, 1)", -2))


class RoundToStep(Floor):
    """The nearest multiple of a step."""

    name, way = "MROUND", ROUND_HALF_UP
    help = "最近的倍数，恰在中间时取绝对值较大的；倍数须大于零，直接写出"
    examples = (Example("MROUND(17, 5)", 15), Example("MROUND(-7.5, 5)", -10))


class Cut(Floor):
    """Cut to places."""

    name, way = "TRUNC", ROUND_DOWN
    aliases: ClassVar[tuple[str, ...]] = ("ROUNDDOWN",)
    params = (Param("数", NUMBER), Param("小数位数", ("int",), literal=True))
    help = "截去若干位（0 到 6）之后的小数，不进位；位数为 0 时得整数"
    excel = "位数须直接写出，不能为负"
    examples = (Example("TRUNC(2.349, 2)", Decimal("2.34")), Example("TRUNC(-2.9, 0)", -2))

    def type_of(self, at: At) -> Type:
        """INT for 0 places."""
        return type_of_places(at)

    def step(self, at: At) -> Decimal:
        """One unit of the last place."""
        return Decimal(1).scaleb(-cast(int, at.literals[1]))


class RoundUp(Cut):
    """Away from zero to places."""

    name, aliases, way = "ROUNDUP", (), ROUND_UP
    help = "若干位（0 到 6）之后只要还有小数就进一，绝对值变大；位数为 0 时得整数"
    examples = (Example("ROUNDUP(2.341, 2)", Decimal("2.35")), Example("ROUNDUP(-2.1, 0)", -3))
