"""Custody before the sentence: on which days, and how many days of it count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from shujian.core.cells import Missing, State
from shujian.core.dates import ONE_DAY
from shujian.law.dated_values import value_on
from shujian.law.parameters import LawBook

FULL, HALF, PERHAPS, NONE = "全部", "指定居所", "可能", "不折抵"
"""How a measure counts: day for day, at the rate of a fixed residence, perhaps, not."""
_POINTS = frozenset({"抓获", "投案", "传唤"})
"""Events of one day."""


@dataclass(frozen=True)
class Custody:
    """One measure as a judgment tells it.

    Args:
        kind: 刑事拘留, 逮捕, 取保候审, 释放 …, as in the table 羁押经过.
        start: first day; None: not told.
        end: last day, counted; None: not told.
        same_act: whether for the act of this case (only asked of 行政拘留); None: not told.
    """

    kind: str
    start: dt.date | None
    end: dt.date | None = None
    same_act: bool | None = None


@dataclass(frozen=True)
class Span:
    """Days in custody.

    Args:
        start: first day.
        end: last day, counted; None: went on until the sentence.
        weight: ``FULL``, ``HALF`` or ``PERHAPS``.
        inferred: the last day was taken from the next event, which is no custody.
    """

    start: dt.date
    end: dt.date | None
    weight: str
    inferred: bool = False


def weight(event: Custody, book: LawBook) -> str:
    """How a measure counts toward a sentence, by the law of its first day.

    Source: 刑法第四十一条、第四十四条、第四十七条，刑事诉讼法第七十六条，监察法第五十条.
    """
    when = event.start or dt.date.max
    lists: tuple[tuple[str, str], ...] = (
        ("刑诉.折抵.羁押种类", FULL),
        ("刑诉.折抵.指定居所种类", HALF),
        ("刑诉.折抵.可能折抵种类", PERHAPS),
    )
    for path, found in lists:
        if event.kind in (value_on(book, path, when, tuple) or ()):
            return found
    if event.kind in (value_on(book, "刑诉.折抵.同一行为种类", when, tuple) or ()):
        return {True: FULL, False: NONE, None: PERHAPS}[event.same_act]
    return NONE


def spans(events: Sequence[Custody], book: LawBook) -> tuple[Span, ...] | Missing:
    """The days in custody that events tell of, in order.

    An end that is not told is the first day of the next event; without one, custody went on.

    Returns:
        UNKNOWN where a measure that counts has no first day, or ends before it starts.
    """
    for event in events:
        if event.start is None and (event.end or weight(event, book) in (FULL, HALF)):
            return Missing(State.UNKNOWN, f"{event.kind}的开始日期不明")
        if event.start and event.end and event.end < event.start:
            return Missing(State.UNKNOWN, f"{event.kind}的结束日期早于开始日期")
    dated = sorted((e for e in events if e.start), key=lambda e: e.start or dt.date.min)
    return tuple(_spans(dated, book))


def _spans(dated: Sequence[Custody], book: LawBook) -> Iterator[Span]:
    for index, event in enumerate(dated):
        start, found = event.start, weight(event, book)
        if start is None or found == NONE:
            continue
        if event.kind in _POINTS:
            yield Span(start, event.end or _taken_in(start, dated[index + 1 :], book), found)
            continue
        later = (e for e in dated[index + 1 :] if e.kind not in _POINTS)
        after = next(later, None)
        inferred = False
        end = event.end
        if end is None and after is not None:
            end = after.start
            inferred = weight(after, book) in (NONE, PERHAPS)
        yield Span(start, end, found, inferred)


def _taken_in(start: dt.date, later: Sequence[Custody], book: LawBook) -> dt.date:
    """The last day between being caught and being detained, where that was at once."""
    at_most = value_on(book, "筛查.羁押.到案日数", start, int) or 0
    detained = (e.start for e in later if e.start and weight(e, book) in (FULL, HALF))
    first = next(detained, None)
    if first is None or (first - start).days > at_most + 1:
        return start
    return max(start, first - ONE_DAY)


@dataclass(frozen=True)
class Days:
    """Days of a stretch of time, by how they count.

    Args:
        full: days in custody.
        halves: lengths of the periods at a fixed residence.
        perhaps: days that may count.
        free: days at liberty.
    """

    full: int = 0
    halves: tuple[int, ...] = ()
    perhaps: int = 0
    free: int = 0


def count(found: Iterable[Span], first: dt.date, last: dt.date) -> Days:
    """Count the days from ``first`` to ``last``, both included; each day once, at its best.

    Args:
        found: spans in any order; they may overlap.
        first: first day.
        last: last day; before ``first``: no days.
    """
    held = [(s.start, s.end or last, s.weight) for s in found]
    edges = {first, last + ONE_DAY}
    for start, end, _ in held:
        edges |= {day for day in (start, end + ONE_DAY) if first <= day <= last}
    full = perhaps = free = 0
    halves: list[int] = []
    previous = ""
    marks = sorted(edges) if first <= last else []
    for start, stop in pairwise(marks):
        kinds = {kind for a, b, kind in held if a <= start <= b}
        kind = next((k for k in (FULL, HALF, PERHAPS) if k in kinds), "")
        days = (stop - start).days
        full += days * (kind == FULL)
        perhaps += days * (kind == PERHAPS)
        free += days * (kind == "")
        if kind == HALF and previous == HALF:
            halves[-1] += days
        elif kind == HALF:
            halves.append(days)
        previous = kind
    return Days(full, tuple(halves), perhaps, free)


def rates(main: str, when: dt.date, book: LawBook) -> tuple[int, int | None] | Missing:
    """Days of a sentence for a day in custody; days at a fixed residence for one of them.

    Args:
        main: 管制, 拘役 or 有期徒刑.
        when: day of the judgment.
        book: the parameters.

    Source: 刑法第四十一条、第四十四条、第四十七条，刑事诉讼法第七十六条.
    """
    rate = value_on(book, f"刑法.折抵.{main}.羁押", when, int)
    if rate is None:
        return Missing(State.UNKNOWN, f"没有羁押折抵{main}的规定")
    name = "管制" if main == "管制" else "有期徒刑"
    paths = (f"刑诉.折抵.{name}.监视居住", f"刑诉.折抵.指定居所.旧法.{name}")
    return rate, next((v for path in paths if (v := value_on(book, path, when, int))), None)


def credit(days: Days, main: str, when: dt.date, book: LawBook) -> tuple[int, int] | Missing:
    """The days of a sentence that custody stands for: at least, at most.

    An odd day at a fixed residence may be counted either way. See ``rates``.
    """
    found = rates(main, when, book)
    if isinstance(found, Missing):
        return found
    rate, per = found
    low, high = days.full * rate, (days.full + days.perhaps) * rate
    if not days.halves:
        return low, high
    if per is None:
        return Missing(State.UNKNOWN, f"没有指定居所监视居住折抵{main}的规定")
    low += sum(length // per for length in days.halves)
    return low, high + sum(-(-length // per) for length in days.halves)


def owed(days: Days, main: str, when: dt.date, book: LawBook) -> tuple[int, int] | Missing:
    """The days of a stretch that still have to be served: at least, at most."""
    done = credit(days, main, when, book)
    if isinstance(done, Missing):
        return done
    total = days.full + days.perhaps + days.free + sum(days.halves)
    return total - done[1], total - done[0]
