"""Decimal numbers with a fixed scale; rounding half up, as accountants do."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

MONEY_SCALE = 2
QUANTITY_SCALE = 4
DIVISION_SCALE = 6
LIMIT = Decimal(10) ** 15
"""Numbers of this size or more are read as unknown, on every engine."""

_CONTEXT = Context(prec=60, rounding=ROUND_HALF_UP)


def rounded(value: Decimal, scale: int) -> Decimal:
    """Round half away from zero to ``scale`` places."""
    return value.quantize(Decimal(1).scaleb(-scale), rounding=ROUND_HALF_UP, context=_CONTEXT)


def divide(a: Decimal, b: Decimal) -> Decimal | None:
    """a ÷ b to six places, half up; None for division by zero."""
    if b == 0:
        return None
    return rounded(_CONTEXT.divide(a, b), DIVISION_SCALE)
