"""Whole numbers of steps on DuckDB: quotients, multiples, cut places; nothing is a double."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any

import ibis
import ibis.expr.datatypes as dt

from shujian.engines import duckfn
from shujian.engines.lower_numbers import (
    HUGE,
    NumberOps,
    exact_cast,
    exact_product,
    power,
    whole_divide,
)
from shujian.formulas.types import Type


def _constant(number: int) -> Any:
    return ibis.literal(Decimal(number), dt.Decimal(38, 0))


class StepOps(NumberOps):
    """Whole-number division in its several ways."""

    def divided(self, a: Any, b: Any) -> Any:
        """a ÷ b of whole numbers, cut toward zero; null by zero."""
        return duckfn.divide(a, b.nullif(0))

    def stepped(self, value: Any, kind: Type, step: Decimal, way: str) -> Any:
        """The multiple of a step below, above, next or toward zero.

        Counted in units of the finest place: what is added before the division that cuts
        toward zero makes it the one that is wanted.

        Args:
            value: a number, written out several times.
            kind: its type.
            step: above zero.
            way: a rounding of ``decimal``.
        """
        exponent = step.as_tuple().exponent
        scale = max(kind.scale, -exponent if isinstance(exponent, int) else 0)
        size = int(step.scaleb(scale))
        top = exact_cast(exact_product(self.wide(value, kind), power(scale)), dt.Decimal(38, 0))
        if way == ROUND_HALF_UP:
            top, below, above, size = top + top, -size, size, size * 2
        else:
            below = 0 if way in (ROUND_CEILING, ROUND_DOWN) else 1 - size
            above = 0 if way in (ROUND_FLOOR, ROUND_DOWN) else size - 1
        more = ibis.ifelse(value < 0, _constant(below), _constant(above))
        count = whole_divide(exact_cast(top + more, HUGE), exact_cast(_constant(size), HUGE))
        unit = ibis.literal(step, dt.Decimal(22, -min(0, int(exponent))))
        return exact_product(exact_cast(count, dt.Decimal(38, 0)), unit)
