"""Points in dispute that the court answers one by one: what they are, whose they are, where."""

from __future__ import annotations

import re

from shujian.documents.judgments.language import language
from shujian.documents.judgments.mentions import sentences
from shujian.documents.judgments.naming import mentions
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import NOWHERE, Span

GROUP = "findings"


def answered(reading: Reading) -> Span:
    """Where the court answers the points in dispute before its reasoning; an empty span for none.

    Args:
        reading: the judgment; a document that accuses answers nothing.
    """
    parts = reading.parts
    start, end = parts.narrative[0], parts.reasoning[0]
    if reading.kind is not None or end <= start:
        return NOWHERE
    found = language(GROUP)["评判起"].search(reading.text, start, end)
    return (found.start(), end) if found else NOWHERE


def bare_topic(text: str, sentence: Span, match: re.Match[str]) -> bool:
    """Whether a finding is only what a sentence is about: 关于立功问题，经查….

    Args:
        text: the judgment's.
        sentence: where it stands.
        match: the word that names the finding.
    """
    topic = language(GROUP)["题目"].match(text, *sentence)
    return topic is not None and topic.start("题") <= match.start() < topic.end("题")


def asked(reading: Reading, sentence: Span, everybody: frozenset[int]) -> frozenset[int]:
    """Whose point a sentence answers that names nobody; nobody where that is not certain.

    It is his who claimed it: 某甲的辩护人提出某甲系自首. … 关于自首，经查，其….

    Args:
        reading: the judgment.
        sentence: the court's.
        everybody: all defendants.
    """
    topic = language(GROUP)["题目"].match(reading.text, *sentence)
    if topic is None:
        return frozenset()
    word, text = topic["题"], reading.text
    claims: set[frozenset[int]] = set()
    for span in sentences(text, (reading.parts.procedure[1], reading.parts.reasoning[0])):
        at = text.find(word, *span)
        if at < 0 or language(GROUP)["辩护之言"].search(text, span[0], at) is None:
            continue
        named = [m for m in mentions(reading, span, everybody) if m.start < at]
        claims.add(named[-1].people if named else frozenset())
    return claims.pop() if len(claims) == 1 else frozenset()
