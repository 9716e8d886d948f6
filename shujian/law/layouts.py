"""Whether the dates of a sentence fit the custody before it, in any lawful layout."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from shujian.core.cells import Missing
from shujian.core.dates import ONE_DAY
from shujian.core.terms import Term
from shujian.law.custody import PERHAPS, Custody, Span, count, credit, owed, spans
from shujian.law.dated_values import value_on
from shujian.law.parameters import LawBook
from shujian.law.sentence_ends import lawful_ends

FITS, WRONG, UNKNOWN = "一致", "不一致", "未知"
"""What comes of the comparison."""


@dataclass(frozen=True)
class Dates:
    """What a judgment writes of one sentence.

    Args:
        main: 管制, 拘役 or 有期徒刑.
        term: its length.
        start: first day (刑期起日).
        end: last day (刑期止日).
        judged: day of the judgment; None: unknown.
    """

    main: str
    term: Term
    start: dt.date
    end: dt.date
    judged: dt.date | None = None


@dataclass(frozen=True)
class Verdict:
    """How the dates compare.

    Args:
        state: ``FITS``, ``WRONG`` or ``UNKNOWN``.
        layout: A in custody throughout from the first day; B earlier custody taken off the
            end; C days at liberty added to the end; BC both; "" where custody is not fully known.
        expected: the last days that would fit, from and to, one pair for each lawful count.
        difference: days from the nearest of them to the written one; None: not computed.
        why: the reason where the state is not ``FITS``, Chinese.
    """

    state: str
    layout: str = ""
    expected: tuple[tuple[dt.date, dt.date], ...] = ()
    difference: int | None = None
    why: str = ""


def check_dates(dates: Dates, events: Sequence[Custody], book: LawBook) -> Verdict:
    """Compare the written last day with what term and custody give.

    The last day is that of the whole term from the written first day, less the days in
    custody before it, plus the days at liberty between it and the last time in custody:
    the three layouts that courts use are cases of this. A written start before all custody
    that is told fits if days in custody that were not told explain it; whether they were is
    another question.

    Args:
        dates: what is written.
        events: custody as told, any order.
        book: the parameters.

    Source: 刑法第四十七条；法释〔2000〕7号（羁押期间取保候审的，刑期终止日顺延）.
    """
    ends = lawful_ends(dates.start, dates.term, dates.judged, book)
    if isinstance(ends, Missing):
        return Verdict(UNKNOWN, why=ends.reason)
    held = spans(events, book)
    if isinstance(held, Missing):
        return Verdict(UNKNOWN, why=held.reason)
    known = [span for span in held if span.weight != PERHAPS]
    if not known:
        return _without_custody(dates, ends, held, book)
    first = min(span.start for span in held)
    if dates.start >= first:
        return _compare(dates, ends, held, book)
    untold = Span(dates.start, first - ONE_DAY, PERHAPS)
    found = _compare(dates, ends, (untold, *held), book)
    if found.state == FITS:
        return replace(found, layout="")
    return Verdict(UNKNOWN, why="刑期起日早于写明的羁押")


def _without_custody(
    dates: Dates, ends: tuple[dt.date, ...], held: tuple[Span, ...], book: LawBook
) -> Verdict:
    """Without custody the end of the whole term is right; another may be, for want of facts."""
    expected = tuple((day, day) for day in ends)
    gap = _gap(dates.end, expected)
    if abs(gap) <= _tolerance(dates, held, book):
        return Verdict(FITS, expected=expected, difference=gap)
    why = "是否折抵因案而异" if held else "没有写明羁押"
    return Verdict(UNKNOWN, expected=expected, difference=gap, why=why)


def _compare(
    dates: Dates, ends: tuple[dt.date, ...], held: tuple[Span, ...], book: LawBook
) -> Verdict:
    """The general case; ``held`` has a span that counts, none before the written start."""
    when = dates.judged or dates.start
    first, last = held[0].start, max(s.start for s in held if s.weight != PERHAPS)
    taken = credit(count(held, first, dates.start - ONE_DAY), dates.main, when, book)
    free = owed(count(held, dates.start, last), dates.main, when, book)
    for found in (taken, free):
        if isinstance(found, Missing):
            return Verdict(UNKNOWN, why=found.reason)
    assert not isinstance(taken, Missing)
    assert not isinstance(free, Missing)
    expected = tuple(
        (day + dt.timedelta(days=free[0] - taken[1]), day + dt.timedelta(days=free[1] - taken[0]))
        for day in ends
    )
    if dates.main == "管制" and last >= dates.start:
        return Verdict(UNKNOWN, why="管制的刑期起日之后仍有羁押")
    if _let_go(dates, held, expected):
        return Verdict(UNKNOWN, why="释放后收押执行的日期不明")
    layout = ("B" if taken[1] else "") + ("C" if free[1] else "") or "A"
    gap = _gap(dates.end, expected)
    if abs(gap) <= _tolerance(dates, held, book):
        return Verdict(FITS, layout, expected, gap)
    why = f"刑期止日比应为的日期{'晚' if gap > 0 else '早'} {abs(gap)} 日"
    return Verdict(WRONG, layout, expected, gap, why)


def _let_go(
    dates: Dates, held: tuple[Span, ...], expected: tuple[tuple[dt.date, dt.date], ...]
) -> bool:
    """Released after the written start, before the sentence was over, not taken in again."""
    closed = [span.end for span in held if span.weight != PERHAPS and span.end]
    if any(span.end is None for span in held):
        return False
    return bool(closed) and dates.start <= max(closed) < min(low for low, _ in expected)


def _gap(day: dt.date, expected: tuple[tuple[dt.date, dt.date], ...]) -> int:
    """Signed days from the nearest stretch to the day; 0 within one."""
    gaps = [(day - low).days if day < low else max(0, (day - high).days) for low, high in expected]
    return min(gaps, key=abs)


def _tolerance(dates: Dates, held: tuple[Span, ...], book: LawBook) -> int:
    when = dates.judged or dt.date.min
    found = value_on(book, "筛查.刑期.误差", when, int)
    inferred = any(span.inferred for span in held)
    loose = value_on(book, "筛查.羁押.起止不全误差", dates.start, int) or 0
    return max(loose if found is None else found, loose if inferred else 0)
