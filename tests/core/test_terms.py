from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.core.terms import MAX_MONTHS, Term

INDEFINITE = ["无期", "终身", "死缓", "死刑"]
DEFINITE = st.builds(Term, st.integers(0, MAX_MONTHS), st.integers(0, 999))
TERMS = DEFINITE | st.builds(Term, indefinite=st.sampled_from(INDEFINITE))


@given(TERMS)
@settings(max_examples=50)
def test_a_term_is_the_same_after_it_was_stored(term: Term) -> None:
    assert Term.from_code(term.code) == term
    assert 0 <= term.code < 2**31


@given(TERMS, TERMS)
@settings(max_examples=50)
def test_stored_numbers_order_as_terms_do(a: Term, b: Term) -> None:
    assert (a < b) == (a.code < b.code)
    assert (a == b) == (a.code == b.code)
    assert (a < b) + (a == b) + (a > b) == 1


@given(DEFINITE, DEFINITE)
@settings(max_examples=50)
def test_definite_terms_order_by_months_then_days(a: Term, b: Term) -> None:
    assert (a < b) == ((a.months, a.days) < (b.months, b.days))


@given(DEFINITE)
@settings(max_examples=20)
def test_every_indefinite_term_is_longer_than_every_definite_one(term: Term) -> None:
    assert all(term < Term(indefinite=name) for name in INDEFINITE)


def test_indefinite_terms_order_by_gravity() -> None:
    ordered = sorted(Term(indefinite=n) for n in reversed(INDEFINITE))
    assert [t.indefinite for t in ordered] == INDEFINITE


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (Term(), "0日"),
        (Term(8), "8个月"),
        (Term(12), "1年"),
        (Term(42), "3年6个月"),
        (Term(0, 15), "15日"),
        (Term(13, 1), "1年1个月1日"),
        (Term(24, 40), "2年40日"),
        (Term(indefinite="无期"), "无期"),
        (Term(indefinite="终身"), "终身"),
    ],
)
def test_terms_are_shown_in_years_months_and_days(term: Term, text: str) -> None:
    assert str(term) == text


@pytest.mark.parametrize(
    "fields",
    [
        {"months": -1},
        {"days": -1},
        {"days": 1000},
        {"months": MAX_MONTHS + 1},
        {"indefinite": "有期"},
        {"months": 1, "indefinite": "无期"},
        {"days": 1, "indefinite": "死缓"},
    ],
)
def test_what_is_no_term_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        Term(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("code", [-1, (MAX_MONTHS + 1) * 1000, 899_999_999, 900_000_001])
def test_a_number_that_stores_no_term_is_refused(code: int) -> None:
    with pytest.raises(ValueError):
        Term.from_code(code)
