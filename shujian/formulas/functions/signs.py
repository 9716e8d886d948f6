"""算术: the sign of a number."""

from __future__ import annotations

from typing import Any

from shujian.formulas.functions.base import NUMBER, At, Cell, Example, Expr, Function, Ops, Param
from shujian.formulas.types import Type


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
