"""Days between which all acts of a defendant lie, also where only months or years are told."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from shujian.core.dates import ONE_DAY, add_months
from shujian.documents.judgments.acts import latest_act, told_dates
from shujian.documents.judgments.as_charged import charged_part, found_part
from shujian.documents.judgments.dates import Day, days, read_day
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.narrative import told as story_of
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

_YEAR, _HALF = 12, 6
"""Months."""


class Acts(NamedTuple):
    """Days between which all acts of a defendant lie.

    Args:
        first: not later than the first act.
        last: not earlier than the last act.
        exact: both are days of acts.
    """

    first: dt.date
    last: dt.date
    exact: bool


class _Stretch(NamedTuple):
    """A stretch of time; None: it has no such end."""

    first: dt.date | None
    last: dt.date | None


def acts_of(reading: Reading, seq: int) -> Acts | None:
    """Bounds of a defendant's acts: read of each charge, else all that the facts tell.

    Args:
        reading: the judgment.
        seq: 被告人序号.
    """
    counts = reading.rows.about("判项", seq)
    body, parts = found_part(reading), reading.parts
    if body != charged_part(
        reading
    ):  # else no act lies outside of it: 另查明 tells of priors and the like
        body = (parts.charge[0], parts.reasoning[0])
    return exact(counts) or told_bounds(reading, body, latest_act(reading, seq))


def exact(counts: list[Row]) -> Acts | None:
    """The first and last day of the acts, where each charge tells its own."""
    first = [d for c in counts if (d := c.day("行为起日"))]
    last = [d for c in counts if (d := c.day("行为止日") or c.day("行为起日"))]
    if counts and len(first) == len(last) == len(counts):
        return Acts(min(first), max(last), True)
    return None


def told_bounds(reading: Reading, body: Span, latest: dt.date | None) -> Acts | None:
    """Bounds by every date of the facts: the acts are among them.

    Months and years count from their first to their last day; what goes on 至案发 ends on the
    latest day that an act can have.

    Args:
        reading: the judgment.
        body: from the charge to the reasoning.
        latest: no act lies after it; None: not known.
    """
    if body[0] >= body[1]:
        return None
    whole = reading.whole_days(body)
    first, last = list(whole), list(whole)
    for stretch in _stretches(reading, body, bool(whole)):
        end = latest if stretch.last is None else stretch.last
        if stretch.first is None or end is None:
            return None
        first.append(stretch.first)
        last.append(min(end, latest) if latest and latest >= stretch.first else end)
    return Acts(min(first), max(last), False) if first else None


def _stretches(reading: Reading, body: Span, dated: bool) -> list[_Stretch]:
    """The months and years of the story in which something was done.

    Where the story tells no whole day, those of an arrest and the like count too: they only
    widen the bounds.
    """
    narrative = reading.parts.narrative
    span = story_of(reading) if narrative[0] < narrative[1] else body
    found = told_dates(reading, span)
    partly = found.partly
    if not partly and not dated:
        partly = tuple(d for d in days(reading.text, *span) if d.date is None)
    return [stretch_of(reading.text, d) for d in partly if d.year]


def stretch_of(text: str, day: Day) -> _Stretch:
    """First and last day of a date told by month or year, with what is said after it.

    Args:
        text: folded text.
        day: a date without a day, of a known year.
    """
    say, after = language("narrative"), text[day.end : day.end + 16]
    first, months = _bounds(day, after)
    last = add_months(first, months) - ONE_DAY
    if say["时段约"].search(after):
        first, last = add_months(first, -months), add_months(last, months)
    if say["时段不起"].search(after):
        return _Stretch(None, last)
    if say["时段不止"].search(after):
        return _Stretch(first, None)
    until = say["时段止"].search(after)
    end = read_day(until["止"], day) if until and day.month else None
    if end is not None and end.month:
        year = end.year or day.year
        last = max(last, add_months(dt.date(year, end.month, 1), 1) - ONE_DAY)
    return _Stretch(first, last)


def _bounds(day: Day, after: str) -> tuple[dt.date, int]:
    """First day and length in months of a month, of a year or of half of one."""
    if day.month:
        return dt.date(day.year, min(day.month, _YEAR), 1), 1
    half = language("narrative")["年内"].search(after)
    if half is None:
        return dt.date(day.year, 1, 1), _YEAR
    return dt.date(day.year, 1 if half["前"] else 1 + _HALF, 1), _HALF
