"""Statutory periods and sentences: when they end, and how days are counted."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from shujian.core.cells import Missing, State
from shujian.core.dates import ONE_DAY, add_months, month_end
from shujian.core.terms import Term

_OUT_OF_RANGE = Missing(State.UNKNOWN, "超出日期范围")


class Days(Protocol):
    """What is asked of a calendar (``law.calendar.WorkCalendar``)."""

    def years(self) -> tuple[int, ...]:
        """The years that are loaded."""
        ...

    def is_workday(self, day: dt.date) -> bool:
        """Whether it is a working day."""
        ...


def next_workday(when: dt.date, calendar: Days) -> dt.date | Missing:
    """The day itself, or the first working day after it; ABSENT beyond the calendar."""
    try:
        while not calendar.is_workday(when):
            when += ONE_DAY
    except KeyError:
        return _no_year(when)
    except OverflowError:
        return _OUT_OF_RANGE
    return when


def end_by_days(start: dt.date, days: int, calendar: Days | None) -> dt.date | Missing:
    """The last day of a period in days; the day it starts with is not counted.

    Args:
        start: the day of the event (served, effective, received).
        days: length, 0 and more.
        calendar: moves a last day that is no working day; None: never moved, as for
            persons in custody.

    Returns:
        The last day; ABSENT where the calendar lacks the year.

    Source: 刑事诉讼法第一百零五条.
    """
    if days < 0:
        raise ValueError("a period has no negative length")
    try:
        last = start + dt.timedelta(days=days)
    except OverflowError:
        return _OUT_OF_RANGE
    return last if calendar is None else next_workday(last, calendar)


def month_later(start: dt.date, months: int) -> dt.date:
    """The same day some months on, counted as periods of law are.

    From the last day of a month to the last day of a month; the last day too where the
    month has no such day.

    Raises:
        OverflowError: outside the years 1 to 9999.

    Source: 刑诉法解释（法释〔2021〕1号）第二百零二条第一款.
    """
    day = add_months(start, months)
    return month_end(day) if start == month_end(start) else day


def end_by_months(start: dt.date, months: int, calendar: Days | None) -> dt.date | Missing:
    """The last day of a period in months; see ``end_by_days`` and ``month_later``."""
    if months < 0:
        raise ValueError("a period has no negative length")
    try:
        last = month_later(start, months)
    except OverflowError:
        return _OUT_OF_RANGE
    return last if calendar is None else next_workday(last, calendar)


def add_workdays(start: dt.date, count: int, calendar: Days) -> dt.date | Missing:
    """The ``count``-th working day after ``start``; ``start`` itself for 0."""
    if count < 0:
        raise ValueError("a period has no negative length")
    when = start
    try:
        while count:
            when += ONE_DAY
            count -= calendar.is_workday(when)
    except KeyError:
        return _no_year(when)
    except OverflowError:
        return _OUT_OF_RANGE
    return when


def count_workdays(start: dt.date, end: dt.date, calendar: Days) -> int | Missing:
    """Working days after ``start`` up to ``end``, ``end`` included; negative backwards."""
    if end < start:
        back = count_workdays(end, start, calendar)
        return back if isinstance(back, Missing) else -back
    when, count = start, 0
    try:
        while when < end:
            when += ONE_DAY
            count += calendar.is_workday(when)
    except KeyError:
        return _no_year(when)
    return count


def sentence_end(start: dt.date, term: Term, credit: int = 0) -> dt.date | Missing:
    """The last day of a sentence (刑期止日).

    Whole years are counted first, then months, then days; the last day is the day
    before the corresponding day; days in custody before (``credit``) come off.

    Args:
        start: first day of execution (刑期起日), counted.
        term: the sentence; an indefinite one has no end: UNKNOWN.
        credit: days to take off, see ``credit_days``.

    Source: 刑诉法解释（法释〔2021〕1号）第二百零二条第二款.
    """
    if term.indefinite:
        return Missing(State.UNKNOWN, f"{term}没有刑期止日")
    if credit < 0:
        raise ValueError("credit is not negative")
    years, months = divmod(term.months, 12)
    try:
        day = add_months(start, 12 * years)
        day = month_later(day, months) if months else day
        return day + dt.timedelta(days=term.days - 1 - credit)
    except OverflowError:
        return _OUT_OF_RANGE


def credit_days(days: int, credited: int = 1, per: int = 1) -> int:
    """Days of a sentence that days in custody stand for (折抵); a rest is not counted.

    Args:
        days: days in custody, or under residential surveillance at a fixed place.
        credited: days of the sentence for each ``per`` days (a law parameter).
        per: days that count together (a law parameter).

    Source: 刑法第四十一条、第四十四条、第四十七条，刑事诉讼法第七十六条.
    """
    if days < 0 or credited < 0 or per < 1:
        raise ValueError("days are not negative")
    return days // per * credited


def _no_year(when: dt.date) -> Missing:
    return Missing(State.ABSENT, f"没有 {when.year} 年的工作日历")
