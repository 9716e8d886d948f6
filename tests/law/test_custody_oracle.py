"""Sentence dates against a prisoner who lives them, day by day."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from shujian.core.terms import Term
from shujian.law import LawBook
from shujian.law.custody import FULL, HALF, PERHAPS, Custody, Span, count
from shujian.law.layouts import FITS, WRONG, Dates, check_dates
from shujian.store.content import Content

BOOK = LawBook.load(Content())
EXAMPLES = settings(max_examples=1000 if os.environ.get("PROVE") else 60, deadline=None)
DAY = dt.timedelta(days=1)
MEASURES = {"刑事拘留": 2, "逮捕": 2, "指定居所监视居住": 1, "取保候审": 0, "监视居住": 0}
"""Half days of the sentence that a day of the measure stands for."""
Lived = list[tuple[dt.date, int]]


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Custody], Lived, dt.date]:
    """Measures one after another, the last one in custody until the sentence is served.

    Returns the events as told, every day of them with its half days, and the first day of
    the last measure.
    """
    day = draw(st.dates(dt.date(2013, 1, 1), dt.date(2023, 6, 30)))
    kinds = draw(st.lists(st.sampled_from(sorted(MEASURES)), min_size=0, max_size=4))
    kinds = ["刑事拘留", *kinds]
    events: list[Custody] = []
    lived: Lived = []
    for kind in kinds:
        days = draw(st.integers(1, 90))
        if kind == "指定居所监视居住":
            days = 2 * days  # an odd day may go either way
        events.append(Custody(kind, day, day + (days - 1) * DAY))
        lived += [(day + n * DAY, MEASURES[kind]) for n in range(days)]
        day += days * DAY
    events.append(Custody("逮捕", day))
    return draw(st.permutations(events)), lived, day


def whole(start: dt.date, months: int, days: int) -> int:
    """The days of a sentence, by turning the pages of a calendar (no start after the 27th)."""
    day, left, length = start, months, 0
    while left:
        day += DAY
        length += 1
        left -= day.day == start.day
    return length + days


def walk(lived: Lived, rest: dt.date, start: dt.date, length: int) -> dt.date:
    """Serve: time before the written start counts, then every day in custody, half ones half."""
    left = 2 * length - sum(half for day, half in lived if day < start)
    day, days = start, dict(lived)
    while True:
        left -= 2 if day >= rest else days.get(day, 0)
        if left <= 0:
            return day
        day += DAY


@EXAMPLES
@given(histories(), st.integers(1, 60), st.integers(0, 20), st.data(), st.integers(-40, 40))
def test_the_written_end_is_the_day_on_which_the_last_day_is_served(
    history: tuple[list[Custody], Lived, dt.date],
    months: int,
    days: int,
    data: st.DataObject,
    off: int,
) -> None:
    events, lived, rest = history
    starts = sorted({e.start for e in events if e.start and MEASURES[e.kind]} | {rest + 40 * DAY})
    start = data.draw(st.sampled_from(starts))
    assume(start.day <= 27)
    if start > rest:
        lived = lived + [(rest + n * DAY, 2) for n in range((start - rest).days)]
    length = whole(start, months, days)
    assume(2 * length > sum(half for day, half in lived if day < start))
    end = walk(lived, rest, start, length)
    assume(end >= rest)  # served before the last measure: nobody is taken in again
    held = sum(half for day, half in lived if day >= start) % 2
    assume(not held)
    written = Dates("有期徒刑", Term(months, days), start, end, dt.date(2023, 12, 1))
    good = check_dates(written, events, BOOK)
    assert (good.state, good.difference) == (FITS, 0), good
    shifted = check_dates(replace(written, end=end + off * DAY), events, BOOK)
    assert (shifted.state, shifted.difference) == ((WRONG, off) if off else (FITS, 0)), shifted
    older = check_dates(
        replace(written, end=end + off * DAY, judged=dt.date(2020, 1, 1)), events, BOOK
    )
    assert (older.state == FITS) == (abs(off) <= 1)


@EXAMPLES
@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30), st.sampled_from([FULL, HALF, PERHAPS])), max_size=6),
    st.integers(-5, 60),
    st.integers(-5, 70),
)  # fmt: skip
def test_each_day_counts_once_and_at_its_best(
    drawn: list[tuple[int, int, str]], first: int, last: int
) -> None:
    zero = dt.date(2020, 2, 1)
    spans = [Span(zero + a * DAY, zero + (a + n) * DAY, kind) for a, n, kind in drawn]
    order = (FULL, HALF, PERHAPS)
    seen = []
    for n in range(first, last + 1):
        kinds = {s.weight for s in spans if s.start <= zero + n * DAY <= (s.end or zero)}
        seen.append(next((kind for kind in order if kind in kinds), ""))
    halves, previous = [], ""
    for kind in seen:
        if kind == HALF and previous == HALF:
            halves[-1] += 1
        elif kind == HALF:
            halves.append(1)
        previous = kind
    got = count(spans, zero + first * DAY, zero + last * DAY)
    assert (got.full, got.perhaps, got.free) == tuple(seen.count(k) for k in (FULL, PERHAPS, ""))
    assert list(got.halves) == halves
