"""Dates that are right for another term: found at once, as by trying every term."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.core.cells import Missing
from shujian.core.terms import Term
from shujian.documents.judgments.derived.term import _whole_months
from shujian.documents.judgments.shipped import parameters
from shujian.law.layouts import Dates
from shujian.law.sentence_ends import lawful_ends

DAYS = st.dates(dt.date(1995, 1, 1), dt.date(2030, 12, 31))


def tried(dates: Dates) -> bool:
    """Whether one of the terms up to three years away gives the written last day."""
    for months in range(max(1, dates.term.months - 36), dates.term.months + 36):
        ends = lawful_ends(dates.start, Term(months, dates.term.days), None, parameters())
        if months != dates.term.months and not isinstance(ends, Missing) and dates.end in ends:
            return True
    return False


@settings(max_examples=60, deadline=None)
@given(
    DAYS, st.integers(0, 60), st.sampled_from([0, 0, 15]), st.integers(-40, 40), st.integers(-1, 2)
)
def test_a_whole_month_off_is_found_like_by_trying(
    start: dt.date, months: int, days: int, off: int, odd: int
) -> None:
    term = Term(months, days)
    other = lawful_ends(start, Term(max(months + off, 0), days), None, parameters())
    assert not isinstance(other, Missing)
    dates = Dates("有期徒刑", term, start, other[-1] + dt.timedelta(days=odd))
    assert _whole_months(dates) == tried(dates)


def test_both_answers_occur() -> None:
    start = dt.date(2017, 8, 31)
    for end, found in ((dt.date(2018, 2, 27), True), (dt.date(2018, 2, 20), False)):
        assert _whole_months(Dates("有期徒刑", Term(8), start, end)) is found
