from __future__ import annotations

import calendar as months_of
import datetime as dt
import os
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.core.cells import ABSENT, UNKNOWN
from shujian.core.terms import Term
from shujian.law import WorkCalendar, periods
from shujian.store.content import Content

CALENDAR = WorkCalendar.load(Content())
EXAMPLES = settings(max_examples=1000 if os.environ.get("PROVE") else 50, deadline=None)
DAYS = st.dates(dt.date(2016, 1, 1), dt.date(2024, 12, 31))


def after(start: dt.date) -> Iterator[dt.date]:
    """The days after a day, one by one: the oracle of all counting."""
    while True:
        start += dt.timedelta(days=1)
        yield start


@EXAMPLES
@given(DAYS, st.integers(0, 60))
def test_a_period_in_days_counts_day_by_day(start: dt.date, days: int) -> None:
    last, walk = start, after(start)
    for _ in range(days):
        last = next(walk)
    assert periods.end_by_days(start, days, None) == last
    while not CALENDAR.is_workday(last):
        last = next(walk) if days else last + dt.timedelta(days=1)
    assert periods.end_by_days(start, days, CALENDAR) == last


@EXAMPLES
@given(DAYS, st.integers(0, 40))
def test_working_days_are_added_and_counted_one_by_one(start: dt.date, count: int) -> None:
    worked = (day for day in after(start) if CALENDAR.is_workday(day))
    end = start
    for _ in range(count):
        end = next(worked)
    assert periods.add_workdays(start, count, CALENDAR) == end
    assert periods.count_workdays(start, end, CALENDAR) == count
    assert periods.count_workdays(end, start, CALENDAR) == -count


@EXAMPLES
@given(DAYS, st.integers(0, 40))
def test_a_period_in_months_ends_on_the_day_of_the_same_name(start: dt.date, count: int) -> None:
    """The oracle steps month by month and looks the day up in a printed month."""
    year, month = start.year, start.month
    for _ in range(count):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    days = [d for d in months_of.Calendar().itermonthdays(year, month) if d]
    starts_last = (start + dt.timedelta(days=1)).day == 1
    day = max(days) if starts_last or start.day not in days else start.day
    assert periods.end_by_months(start, count, None) == dt.date(year, month, day)


@EXAMPLES
@given(DAYS, st.integers(1, 28), st.integers(0, 24), st.integers(0, 30), st.integers(0, 400))
def test_a_sentence_lasts_as_many_days_as_it_says(
    start: dt.date, day: int, months: int, days: int, credit: int
) -> None:
    """Walk from the first day over every month's corresponding day, then the days."""
    start = start.replace(day=min(day, 27))
    walk, passed, last = after(start - dt.timedelta(days=1)), 0, start
    for last in walk:
        if last > start and last.day == start.day:
            passed += 1
        if passed == months:
            break
    for _ in range(days):
        last = next(walk)
    expected = last - dt.timedelta(days=1) - dt.timedelta(days=credit)
    assert periods.sentence_end(start, Term(months, days), credit) == expected


@pytest.mark.parametrize(
    ("start", "term", "credit", "end"),
    [
        ("2020-01-15", Term(12), 0, "2021-01-14"),
        ("2020-01-15", Term(8), 30, "2020-08-15"),
        ("2020-01-31", Term(1), 0, "2020-02-28"),  # last day to last day, the day before
        ("2021-01-31", Term(1), 0, "2021-02-27"),
        ("2021-01-30", Term(1), 0, "2021-02-27"),
        ("2021-02-28", Term(1), 0, "2021-03-30"),
        ("2020-02-29", Term(12), 0, "2021-02-27"),
        ("2019-02-28", Term(12), 0, "2020-02-27"),
        ("2020-03-01", Term(0, 15), 0, "2020-03-15"),
        ("2020-03-01", Term(6), 184, "2020-02-29"),
    ],
)
def test_ends_of_sentences(start: str, term: Term, credit: int, end: str) -> None:
    got = periods.sentence_end(dt.date.fromisoformat(start), term, credit)
    assert got == dt.date.fromisoformat(end)


@pytest.mark.parametrize("name", ["无期", "终身", "死缓", "死刑"])
def test_an_indefinite_sentence_has_no_end(name: str) -> None:
    assert periods.sentence_end(dt.date(2020, 1, 1), Term(indefinite=name)) == UNKNOWN


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2020-01-14", 10, "2020-02-03"),  # 24 January to 2 February 2020 were days off
        ("2021-09-21", 5, "2021-09-26"),  # a Sunday that was worked
        ("2022-12-21", 10, "2023-01-03"),  # over the turn of the year
    ],
)
def test_the_last_day_moves_behind_holidays_but_not_in_custody(
    start: str, days: int, end: str
) -> None:
    first = dt.date.fromisoformat(start)
    assert periods.end_by_days(first, days, CALENDAR) == dt.date.fromisoformat(end)
    assert periods.end_by_days(first, days, None) == first + dt.timedelta(days=days)


def test_beyond_the_calendar_there_is_no_answer() -> None:
    last = dt.date(2026, 12, 31)
    assert periods.end_by_days(last, 1, CALENDAR) == ABSENT
    assert periods.end_by_months(last, 1, CALENDAR) == ABSENT
    assert periods.add_workdays(last, 1, CALENDAR) == ABSENT
    assert periods.count_workdays(dt.date(2014, 12, 1), last, CALENDAR) == ABSENT
    assert periods.end_by_days(dt.date.max, 1, CALENDAR) == UNKNOWN
    assert periods.end_by_months(dt.date.max, 1, None) == UNKNOWN
    assert periods.sentence_end(dt.date.max, Term(1)) == UNKNOWN


@pytest.mark.parametrize(
    ("days", "credited", "per", "credit"),
    [(30, 1, 1, 30), (30, 2, 1, 60), (31, 1, 2, 15), (1, 1, 2, 0), (0, 2, 1, 0)],
)
def test_custody_is_credited(days: int, credited: int, per: int, credit: int) -> None:
    assert periods.credit_days(days, credited, per) == credit


def test_negative_lengths_are_refused() -> None:
    day = dt.date(2020, 1, 1)
    for call in (
        lambda: periods.end_by_days(day, -1, None),
        lambda: periods.end_by_months(day, -1, None),
        lambda: periods.add_workdays(day, -1, CALENDAR),
        lambda: periods.sentence_end(day, Term(1), -1),
        lambda: periods.credit_days(-1),
    ):
        with pytest.raises(ValueError):
            call()
