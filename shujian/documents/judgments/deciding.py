"""Read a disposition, or one that is quoted, against the defendants of the header."""

from __future__ import annotations

import re

from shujian.documents.judgments.decision import Decision
from shujian.documents.judgments.language import language
from shujian.documents.judgments.people import goes_on
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span
from shujian.documents.judgments.verdict_names import Roll
from shujian.documents.judgments.verdict_text import GROUP, blank, items
from shujian.documents.judgments.verdict_walk import Walker

SEGMENT = "主文"
_OWED = re.compile(r"[0-9]元|赔偿|退赔|追缴|返还")
"""What no name holds: an order to pay reads like one who is listed."""


def decide(reading: Reading, span: Span) -> Decision:
    """What a span of text decides.

    Args:
        reading: the judgment; defendants that its header does not give are added.
        span: a disposition.
    """
    words = blank(reading.text, *span)
    if not reading.people:
        _enlist(reading, words, span[0])
    decision = Decision(words, span[0])
    walker = Walker(decision, Roll(reading.people, words))
    for item in items(words):
        walker.walk(item)
    for draft in decision.drafts:
        for count in draft.counts:
            count.finish(imposed=draft.commuted is None)
        if draft.final is not None:
            draft.final.finish()
    return decision


def _enlist(reading: Reading, words: str, base: int) -> None:
    """Where the header gave nobody, those whom the disposition convicts are the defendants."""
    roll, seen = Roll([]), dict[str, Span]()
    for match in language(GROUP)["称呼"].finditer(words):
        for name in roll.read(words, match.end())[0]:
            owes = _OWED.search(name.words) or goes_on(name.words, seen)
            if words[name.span[1]] in "犯无判免均、和" and not owes:
                seen.setdefault(name.words, name.span)
    for name_words, (start, end) in seen.items():
        row = reading.rows.new("被告人")
        place = (start + base, end + base)
        row.put("被告人序号", len(reading.people), place, SEGMENT, f"{GROUP}/称呼")
        row.put("被告人", name_words, place, SEGMENT, f"{GROUP}/称呼")
