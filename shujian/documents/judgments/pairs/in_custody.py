"""Days that two judgments count alike: terms that overlap, custody in both, acts in custody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from shujian.core.cells import Missing
from shujian.core.dates import ONE_DAY
from shujian.documents.judgments.derived.term import events
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.pairs.sides import NAME, Side
from shujian.documents.judgments.pairs.words import inside, word
from shujian.documents.judgments.shipped import parameters
from shujian.law.custody import FULL, spans

Days = tuple[dt.date, dt.date]


def derive(row: Row, a: Side, b: Side) -> None:
    """Fill the days of both sides that coincide.

    Source: 刑法第四十四条、第四十七条.
    """
    terms = _term(a), _term(b)
    held = list(_held(a)), list(_held(b))
    if terms[0] and terms[1]:
        row.put("刑期重叠天数", _common([terms[0]], [terms[1]]), pattern=NAME)
        both = [list(_within(spans, term)) for spans, term in zip(held, terms, strict=True) if term]
        row.put("重复羁押天数", _common(both[0], both[1]), pattern=NAME)
    acts = b.acts
    if acts and acts.exact and (stretches := [*held[0], *_served(a)]):
        found = {inside(acts, start, end) for start, end in stretches}
        row.put(
            "在押期间犯罪",
            word(True if True in found else None if None in found else False),
            pattern=NAME,
        )


def _term(side: Side) -> Days | None:
    """The written first and last day of a term that is served."""
    start, end = side.outcome.day("刑期起日"), side.outcome.day("刑期止日")
    suspended = side.outcome.get("宣告缓刑") is not False
    return None if suspended or start is None or end is None or end < start else (start, end)


def _served(side: Side) -> Iterator[Days]:
    """From the judgment to the end of the term, of a defendant in custody."""
    term = _term(side)
    if term and side.judged and side.person.true("现押") and side.judged < term[1]:
        yield side.judged, term[1]


def _held(side: Side) -> Iterator[Days]:
    """The days in custody that the judgment tells, as far as their last day is known."""
    found = spans(events(side.card.about("羁押经过", side.seq)), parameters())
    for span in () if isinstance(found, Missing) else found:
        open_ = side.judged if side.person.true("现押") else None
        end = span.end or open_
        if span.weight == FULL and end and span.start < end:
            yield span.start, end


def _within(held: list[Days], term: Days) -> Iterator[Days]:
    for start, end in held:
        if start <= term[1] and end >= term[0]:
            yield max(start, term[0]), min(end, term[1])


def _common(one: list[Days], other: list[Days]) -> int:
    """Days that lie in stretches of both sides, each day once."""
    days: set[int] = set()
    for a, b in one:
        for c, d in other:
            if max(a, c) <= min(b, d):
                days |= set(range(max(a, c).toordinal(), (min(b, d) + ONE_DAY).toordinal()))
    return len(days)
