from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.core.money import DIVISION_SCALE, LIMIT, divide, rounded

AMOUNTS = st.decimals(-LIMIT, LIMIT, places=4, allow_nan=False, allow_infinity=False)


def half_up(value: Fraction, scale: int) -> Fraction:
    """Half away from zero, over exact fractions."""
    size = abs(value) * 10**scale
    whole = size.numerator // size.denominator
    whole += size - whole >= Fraction(1, 2)
    return Fraction(whole if value >= 0 else -whole, 10**scale)


@pytest.mark.parametrize(
    ("value", "scale", "result"),
    [
        ("0.005", 2, "0.01"),
        ("0.015", 2, "0.02"),
        ("0.025", 2, "0.03"),
        ("1.0049", 2, "1.00"),
        ("-0.005", 2, "-0.01"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("1", 2, "1.00"),
        ("999999999999999.995", 2, "1000000000000000.00"),
    ],
)
def test_rounding_is_half_away_from_zero(value: str, scale: int, result: str) -> None:
    assert str(rounded(Decimal(value), scale)) == result


@given(AMOUNTS, st.integers(0, 6))
@settings(max_examples=50)
def test_rounding_is_that_of_exact_fractions(value: Decimal, scale: int) -> None:
    made = rounded(value, scale)
    assert Fraction(made) == half_up(Fraction(value), scale)
    assert made.as_tuple().exponent == -scale


@given(AMOUNTS, AMOUNTS)
@settings(max_examples=50)
def test_division_is_exact_to_six_places(a: Decimal, b: Decimal) -> None:
    quotient = divide(a, b)
    if b == 0:
        assert quotient is None
        return
    assert quotient is not None
    assert Fraction(quotient) == half_up(Fraction(a) / Fraction(b), DIVISION_SCALE)


@pytest.mark.parametrize(
    ("a", "b", "result"),
    [
        ("1", "3", "0.333333"),
        ("2", "3", "0.666667"),
        ("1", "8", "0.125000"),
        ("-1", "2000000", "-0.000001"),
        ("1", "2000001", "0.000000"),
        ("0", "5", "0.000000"),
        ("1", "0", None),
        ("0", "0.00", None),
    ],
)
def test_division_by_zero_is_no_number(a: str, b: str, result: str | None) -> None:
    made = divide(Decimal(a), Decimal(b))
    assert (None if made is None else str(made)) == result
