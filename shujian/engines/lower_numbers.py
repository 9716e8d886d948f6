"""Numbers on DuckDB: exact decimals, nothing overflows, nothing becomes a double."""

# mypy: disable-error-code="untyped-decorator,empty-body,valid-type,no-any-return"
# (ibis reads the signatures of these bodiless functions)

from __future__ import annotations

from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.operations as ibis_ops
import sqlglot.expressions as sge

from shujian.engines.pair import dtype
from shujian.formulas.types import Type

HUGE = dt.Unknown(raw_type=sge.DataType.build("HUGEINT", dialect="duckdb"))
_WIDE = 38


@ibis.udf.scalar.builtin(name="try")
def try_decimal(x: dt.Decimal(38, 12)) -> dt.Decimal(38, 12):
    """DuckDB's TRY: null instead of an error."""


@ibis.udf.scalar.builtin(name="divide")
def whole_divide(x: dt.Unknown, y: dt.Unknown) -> dt.Decimal(38, 0):
    """Whole-number division that cuts toward zero; null by zero."""


@ibis.udf.scalar.builtin(name="multiply")
def exact_product(x: dt.Decimal(38, 12), y: dt.Decimal(38, 12)) -> dt.Decimal(38, 12):
    """DuckDB's product: the scales add, 38 digits at most."""


def try_cast(value: Any, to: dt.DataType) -> Any:
    """TRY_CAST, also where ibis believes that the type is the same already.

    DuckDB moves a cast in ``TRY_CAST(x) >= 0`` over to the constant, although the result may
    be null where ``x`` is not; it leaves alone what stands in a call.
    """
    return ibis.greatest(ibis_ops.TryCast(value, to).to_expr())


def exact_cast(value: Any, to: dt.DataType) -> Any:
    """CAST, also where ibis believes that the type is the same already."""
    return ibis_ops.Cast(value, to).to_expr()


_TENTH_MILLIONTH = ibis.literal(Decimal("0.0000001"), dt.Decimal(38, 7))


def power(places: int) -> Any:
    """A power of ten as a decimal."""
    return ibis.literal(Decimal(10**places), dt.Decimal(places + 1, 0))


class NumberOps:
    """Arithmetic."""

    def fit(self, value: Any, kind: Type, guard: bool) -> Any:
        """Bring to scale; with ``guard`` null from 10^15 on, else only a cast."""
        if not guard:
            same = kind.name == "int" and value.type().is_integer()
            return value if same else exact_cast(value, dtype(kind))
        bounded = try_cast(value, dt.Decimal(15 + kind.scale, kind.scale))
        return exact_cast(bounded, dt.int64) if kind.name == "int" else bounded

    def number(self, value: Any, kind: Type) -> Any:
        """A number as a decimal no wider than its digits."""
        wanted = dt.Decimal(15 + kind.scale, kind.scale)
        return value if value.type() == wanted else exact_cast(value, wanted)

    def wide(self, value: Any, kind: Type) -> Any:
        """A number as a decimal of 19 digits and more.

        DuckDB keeps results of two narrow decimals within 18 digits and raises beyond.
        """
        return exact_cast(value, dt.Decimal(max(19, 15 + kind.scale), kind.scale))

    def add(self, a: Any, kind_a: Type, b: Any, kind_b: Type) -> Any:
        """The exact sum."""
        left, right = self._same_scale(a, kind_a, b, kind_b)
        return left + right

    def subtract(self, a: Any, kind_a: Type, b: Any, kind_b: Type) -> Any:
        """The exact difference."""
        left, right = self._same_scale(a, kind_a, b, kind_b)
        return left - right

    def _same_scale(self, a: Any, kind_a: Type, b: Any, kind_b: Type) -> tuple[Any, Any]:
        kind = Type("decimal", max(kind_a.scale, kind_b.scale))
        return self.wide(a, kind), self.wide(b, kind)

    def multiply(self, a: Any, kind_a: Type, b: Any, kind_b: Type) -> Any:
        """The exact product; null where it passes 38 digits."""
        left, right = self.wide(a, kind_a), self.number(b, kind_b)
        digits = left.type().precision + right.type().precision
        product = exact_product(left, right)
        return try_decimal(product) if digits > _WIDE else product

    def divide(self, a: Any, kind_a: Type, b: Any, kind_b: Type) -> Any:
        """The quotient to seven places, cut; null by zero. ``fit`` rounds the seventh."""
        top = exact_product(self.wide(a, kind_a), power(7 + kind_b.scale))
        bottom = exact_product(self.wide(b, kind_b), power(kind_b.scale)).nullif(0)
        quotient = whole_divide(exact_cast(top, HUGE), exact_cast(bottom, HUGE))
        return exact_product(exact_cast(quotient, dt.Decimal(38, 0)), _TENTH_MILLIONTH)

    def whole(self, a: Any, b: int) -> Any:
        """a ÷ b cut to a whole number, for a and b not negative."""
        return a // b

    def modulo(self, a: Any, b: Any) -> Any:
        """The remainder with the divisor's sign; null by zero."""
        bottom = b.nullif(0)
        return ((a % bottom) + bottom) % bottom

    def absolute(self, value: Any) -> Any:
        """Without its sign."""
        return value.abs()

    def floor(self, value: Any, kind: Type) -> Any:
        """The greatest whole number not above it."""
        room = dt.Decimal(
            16 + kind.scale, kind.scale
        )  # −999999999999999.5 has one digit more below
        return exact_cast(exact_cast(value, room).floor(), dt.int64)

    def larger(self, *values: Any) -> Any:
        """The largest; callers hide it where one is null."""
        return ibis.greatest(*values)

    def smaller(self, *values: Any) -> Any:
        """The smallest; callers hide it where one is null."""
        return ibis.least(*values)
