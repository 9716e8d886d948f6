from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.core.ids import (
    MAX_IMPORT,
    MAX_PART,
    RowId,
    content_id,
    random_id,
    row_base,
    row_id,
    unpack_row,
)

MAX_LINE = 2**31 - 1
PARTS = st.tuples(st.integers(0, MAX_IMPORT), st.integers(0, MAX_PART), st.integers(0, MAX_LINE))


@given(PARTS)
@settings(max_examples=50)
def test_a_row_number_is_taken_apart_again(parts: tuple[int, int, int]) -> None:
    number = row_id(*parts)
    assert 0 <= number < 2**63
    assert unpack_row(number) == RowId(*parts)
    assert row_base(*parts[:2]) + parts[2] == number


@given(PARTS, PARTS)
@settings(max_examples=50)
def test_row_numbers_order_by_import_part_line(
    a: tuple[int, int, int], b: tuple[int, int, int]
) -> None:
    assert (row_id(*a) < row_id(*b)) == (a < b)


def test_the_largest_row_number_fits_a_signed_64_bit_integer() -> None:
    assert row_id(MAX_IMPORT, MAX_PART, MAX_LINE) == 2**63 - 1


@pytest.mark.parametrize(
    ("text", "length", "made"),
    [
        ("", 12, "werc8gmrzge1"),
        ("甲", 12, "6fhng309648y"),
        ("甲", 6, "6fhng3"),
        ("shujian/x|R1|P1", 12, "7sr6q4n7hgjw"),
    ],
)
def test_a_content_id_never_changes_between_versions(text: str, length: int, made: str) -> None:
    assert content_id(text, length) == made


@given(st.text(max_size=20), st.integers(1, 25))
@settings(max_examples=50)
def test_content_ids_are_typeable_and_nested(text: str, length: int) -> None:
    made = content_id(text, length)
    assert len(made) == length
    assert set(made) <= set("0123456789abcdefghjkmnpqrstvwxyz")
    assert content_id(text, 25).startswith(made)


@given(st.text(max_size=8), st.text(max_size=8))
@settings(max_examples=50)
def test_other_content_has_another_id(a: str, b: str) -> None:
    assert (content_id(a) == content_id(b)) == (a == b)


def test_random_ids_are_not_repeated() -> None:
    made = {random_id() for _ in range(1000)}
    assert len(made) == 1000
    assert {len(m) for m in made} == {10}
