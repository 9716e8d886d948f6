"""Ages, five years and joint sentences against slow counting."""

from __future__ import annotations

import datetime as dt
import os

from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.core.terms import Term
from shujian.law import LawBook
from shujian.law.merging import Count, Limit, merge
from shujian.law.windows import INSIDE, OUTSIDE, REVIEW, age_on, full_age_from, recidivism
from shujian.store.content import Content

BOOK = LawBook.load(Content())
EXAMPLES = settings(max_examples=1000 if os.environ.get("PROVE") else 60, deadline=None)
DAY = dt.timedelta(days=1)
BIRTHS = st.one_of(
    st.dates(dt.date(1930, 1, 1), dt.date(2010, 12, 31)),
    st.sampled_from([dt.date(1996, 2, 29), dt.date(2004, 2, 29), dt.date(1999, 2, 28)]),
)


def birthday(birth: dt.date, day: dt.date) -> bool:
    """Whether a birthday is kept: the last of February stands in for the 29th."""
    kept = (birth.month, birth.day)
    stands_in = kept == (2, 29) and (day + DAY).day == 1 and day.month == 2
    return (day.month, day.day) == kept or stands_in


@EXAMPLES
@given(BIRTHS, st.integers(0, 20), st.integers(-3, 3))
def test_an_age_is_reached_the_day_after_the_birthday(birth: dt.date, years: int, off: int) -> None:
    day, passed = birth, 0
    while passed < years:
        day += DAY
        passed += birthday(birth, day)
    first = day + DAY
    assert full_age_from(birth, years) == first
    if years and first + off * DAY > birth:
        assert (age_on(birth, first + off * DAY) >= years) == (off >= 0)


@EXAMPLES
@given(
    st.dates(dt.date(2008, 1, 1), dt.date(2020, 1, 1)), st.integers(-800, 400), st.integers(0, 90)
)
def test_five_years_are_counted_from_the_day_of_release(
    released: dt.date, off: int, lasted: int
) -> None:
    limit, passed = released, 0
    while passed < 5:
        limit += DAY
        passed += birthday(released, limit)
    first = max(limit + off * DAY, dt.date(2011, 5, 1))
    expected = REVIEW if first == limit else INSIDE if first < limit else OUTSIDE
    if first + lasted * DAY < released:
        expected = OUTSIDE
    assert recidivism(released, first, first + lasted * DAY, BOOK) == expected


CAPS = {"管制": (36, 36), "拘役": (12, 12), "有期徒刑": (240, 300)}
RANGES = {"管制": (3, 24), "拘役": (1, 6), "有期徒刑": (6, 180)}


@EXAMPLES
@given(
    st.sampled_from(sorted(CAPS)),
    st.lists(st.integers(0, 1000), min_size=1, max_size=5),
    st.booleans(),
)
def test_a_joint_sentence_is_every_month_that_the_article_allows(
    kind: str, drawn: list[int], old: bool
) -> None:
    low, high = RANGES[kind]
    months = [low + number % (high - low + 1) for number in drawn]
    total = sum(months)
    cap = CAPS[kind][0] if old or total < 35 * 12 else CAPS[kind][1]
    lawful = [m for m in range(1, 1000) if max(months) <= m <= total and m <= cap]
    act = dt.date(2010, 1, 1) if old else dt.date(2012, 1, 1)
    got = merge([Count(kind, Term(m)) for m in months], dt.date(2016, 1, 1), act, BOOK)
    assert got == (Limit(kind, Term(lawful[0]), Term(lawful[-1])),)
