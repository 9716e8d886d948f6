"""Sentences of the body that speak of one defendant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

_SENTENCE = re.compile(r"[^。\n]+")


@lru_cache(maxsize=16)  # the same stretch is asked for each defendant and for each finding
def sentences(text: str, span: Span) -> Sequence[Span]:
    """The sentences of a stretch of text."""
    return tuple(match.span() for match in _SENTENCE.finditer(text, *span))


def about(reading: Reading, person: Row, span: Span) -> Iterator[Span]:
    """The clauses of a stretch that speak of a defendant: from his name to the next one's.

    Args:
        reading: the judgment.
        person: the row of 被告人.
        span: where to look.
    """
    others = [p.text("被告人") for p in reading.people if p is not person and p.text("被告人")]
    name = person.text("被告人")
    for start, end in sentences(reading.text, span):
        at = reading.text.find(name, start, end) if name else -1
        if at < 0:
            continue
        stops = [
            i for o in others if o not in name and (i := reading.text.find(o, at + 1, end)) > 0
        ]
        yield at, min(stops, default=end)
