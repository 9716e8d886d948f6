"""Values as texts that sort as the values do, and back: for the least of several columns."""

from __future__ import annotations

from decimal import Decimal

from shujian.formulas.functions.base import Expr, Ops
from shujian.formulas.types import DECIMAL, INT, TEXT, Type

_DIGITS = 15


def width(kind: Type) -> int:
    """How long the text of a number is: its sign, 15 digits, the point and what follows."""
    return 1 + _DIGITS + (kind.scale + 1 if kind.scale else 0)


def encoded(ops: Ops, value: Expr, kind: Type) -> Expr:
    """A value as text; numbers and days of one width, texts as they are."""
    if kind.name == "text":
        return value
    if kind.name in ("date", "month"):
        value, kind = ops.days(value), INT
    zero = ops.literal(0, kind)
    # below nought the number is counted from the least one, so that all digits are positive
    low = ops.add(ops.smaller(value, zero), kind, ops.literal(_most(kind), kind), kind)
    high = ops.larger(value, zero)
    return ops.case(
        [(value < 0, ops.literal("0", TEXT) + _digits(ops, low, kind))],
        ops.literal("1", TEXT) + _digits(ops, high, kind),
    )


def decoded(ops: Ops, text: Expr, kind: Type) -> Expr:
    """The value of such a text."""
    if kind.name == "text":
        return text
    number = kind if kind.numeric else INT
    # by left and right alone: the second engine cannot take a middle out of what it reduced
    digits = ops.right(ops.left(text, ops.literal_int(1 + _DIGITS)), ops.literal_int(_DIGITS))
    whole = ops.parse_int(digits, "[0-9]+")
    held, held_kind = whole, INT
    if number.scale:
        part = ops.parse_int(ops.right(text, ops.literal_int(number.scale)), "[0-9]+")
        share = ops.divide(part, INT, ops.literal(10**number.scale, INT), INT)
        held, held_kind = ops.add(whole, INT, share, DECIMAL(7)), DECIMAL(7)
    below = ops.subtract(held, held_kind, ops.literal(_most(number), number), number)
    plain = ops.add(held, held_kind, ops.literal(0, INT), INT)
    made = ops.case([(ops.left(text, ops.literal_int(1)) == "0", below)], plain)
    made = ops.fit(made, number, False)
    return made if kind.numeric else ops.from_days(made)


def _most(kind: Type) -> int | Decimal:
    """The largest number of a type."""
    limit = Decimal(10**_DIGITS) - Decimal(1).scaleb(-kind.scale)
    return limit if kind.scale else int(limit)


def _digits(ops: Ops, value: Expr, kind: Type) -> Expr:
    return ops.filled(ops.digits(value, kind), width(kind) - 1, "0")
