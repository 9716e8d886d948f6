"""Every rule of dates beside a slow oracle that walks day by day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.clues.cells import typed
from shujian.core.dates import (
    ONE_DAY,
    Interval,
    add_months,
    age_on,
    endless,
    month_end,
    month_start,
    whole_months,
)
from shujian.formulas import show

D = dt.date
DAYS = st.dates(D(1950, 1, 1), D(2060, 12, 31))


def walked(day: dt.date, months: int) -> dt.date:
    """Walk to the month some months on, then forward to the day or the month's last."""
    step = ONE_DAY if months >= 0 else -ONE_DAY
    at, left = day, abs(months)
    while left:
        before, at = at, at + step
        left -= before.month != at.month
    at = at.replace(day=1)
    while at.day < day.day and (at + ONE_DAY).month == at.month:
        at += ONE_DAY
    return at


@given(DAYS, st.integers(-30, 30))
@settings(max_examples=50, deadline=None)
def test_adding_months_reaches_the_day_or_the_last_of_the_month(day: dt.date, months: int) -> None:
    assert add_months(day, months) == walked(day, months)


@pytest.mark.parametrize(
    ("day", "months", "reached"),
    [
        (D(2023, 1, 31), 1, D(2023, 2, 28)),
        (D(2024, 1, 31), 1, D(2024, 2, 29)),
        (D(2024, 2, 29), 12, D(2025, 2, 28)),
        (D(2024, 2, 29), 48, D(2028, 2, 29)),
        (D(2023, 12, 31), 2, D(2024, 2, 29)),
        (D(2023, 3, 31), -1, D(2023, 2, 28)),
        (D(2023, 1, 15), -13, D(2021, 12, 15)),
        (D(2023, 1, 15), 0, D(2023, 1, 15)),
    ],
)
def test_adding_months_at_the_end_of_a_month(day: dt.date, months: int, reached: dt.date) -> None:
    assert add_months(day, months) == reached


@pytest.mark.parametrize(
    ("day", "months"), [(D(9999, 12, 1), 1), (D(1, 1, 1), -1), (D(2000, 1, 1), 10**6)]
)
def test_no_date_lies_outside_the_years_1_to_9999(day: dt.date, months: int) -> None:
    with pytest.raises(OverflowError):
        add_months(day, months)


@given(DAYS, st.integers(0, 1500))
@settings(max_examples=40, deadline=None)
def test_whole_months_are_those_that_have_been_walked_through(start: dt.date, length: int) -> None:
    end, count = start + dt.timedelta(days=length), 0
    while walked(start, count + 1) <= end:
        count += 1
    assert whole_months(start, end) == count
    assert whole_months(end, start) == -count


@given(DAYS, st.integers(1, 400))
@settings(max_examples=50)
def test_whole_months_and_adding_months_agree(start: dt.date, months: int) -> None:
    reached = add_months(start, months)
    assert whole_months(start, reached) == months
    assert whole_months(start, reached - ONE_DAY) == months - 1


def birthdays_passed(birth: dt.date, day: dt.date) -> int:
    """Birthdays after birth that lie before the day, counted day by day.

    Who was born on 29 February has the birthday in other years on 28 February, the
    month's last day; the day after is 1 March either way.
    """
    count, at = 0, birth + ONE_DAY
    while at < day:
        leap = (birth.month, birth.day) == (2, 29) and (at + ONE_DAY).day == 1
        if (at.month, at.day) == (birth.month, birth.day) or (leap and at.month == 2):
            count += 1
        at += ONE_DAY
    return count


@given(st.dates(D(1990, 1, 1), D(2000, 12, 31)), st.integers(0, 9000))
@settings(max_examples=30, deadline=None)
def test_age_counts_the_birthdays_before_the_day(birth: dt.date, lived: int) -> None:
    day = birth + dt.timedelta(days=lived)
    assert max(age_on(birth, day), 0) == birthdays_passed(birth, day)


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (D(2000, 5, 1), D(2018, 4, 30), 17),
        (D(2000, 5, 1), D(2018, 5, 1), 17),
        (D(2000, 5, 1), D(2018, 5, 2), 18),
        (D(2000, 12, 31), D(2018, 12, 31), 17),
        (D(2000, 12, 31), D(2019, 1, 1), 18),
        (D(2000, 2, 29), D(2018, 2, 28), 17),
        (D(2000, 2, 29), D(2018, 3, 1), 18),
        (D(2000, 2, 29), D(2016, 2, 29), 15),
        (D(2000, 2, 29), D(2016, 3, 1), 16),
    ],
)
def test_an_age_is_reached_the_day_after_the_birthday(
    birth: dt.date, day: dt.date, age: int
) -> None:
    assert age_on(birth, day) == age


@given(DAYS)
@settings(max_examples=50)
def test_a_month_begins_with_its_first_and_ends_before_the_next(day: dt.date) -> None:
    assert month_start(day).day == 1
    assert month_start(day) <= day <= month_end(day)
    assert month_start(month_end(day)) == month_start(day)
    assert (month_end(day) + ONE_DAY) == add_months(month_start(day), 1)


def _days(interval: Interval) -> set[dt.date]:
    end = interval.end or D(2020, 3, 31)
    return {D(2020, 1, 1) + dt.timedelta(n) for n in range(91) if interval.start <= D(2020, 1, 1) + dt.timedelta(n) <= end}  # fmt: skip


SHORT = st.builds(
    Interval,
    st.dates(D(2020, 1, 1), D(2020, 3, 31)),
    st.none() | st.dates(D(2020, 1, 1), D(2020, 3, 31)),
).filter(lambda i: i.end is None or i.start <= i.end)


@given(SHORT, SHORT)
@settings(max_examples=50)
def test_intervals_overlap_when_a_day_lies_in_both(a: Interval, b: Interval) -> None:
    assert a.overlaps(b) == bool(_days(a) & _days(b))
    assert a.overlaps(b) == b.overlaps(a)


def test_days_that_stand_for_none_or_for_ever_are_told_in_words() -> None:
    assert (endless(D.min), endless(D.max)) == ("没有日期", "不限")
    assert endless(D(2026, 1, 5)) == ""
    assert (show(D.max), typed("date", "0001-01-01")) == ("不限", "没有日期")
