"""Where a document says why it departs from the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from shujian.documents.judgments.comparing.items import NOTHING, Side, quoted
from shujian.documents.judgments.finder import Finder
from shujian.documents.judgments.language import language
from shujian.documents.judgments.mentions import sentences
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

GROUP = "comparing"


def reason(
    reading: Reading, words: Iterable[str], pattern: str = "不予", near: str = "", who: str = ""
) -> Side:
    """The first sentence that names one of the words and departs from what was said.

    Args:
        reading: the later document.
        words: of the matter: the charge, the circumstance.
        pattern: of the group ``comparing``: what departing looks like.
        near: a pattern that may stand for the words.
        who: whom it must concern; sentences that name only others are left out.
    """
    wanted = [w for w in words if w]
    for start, end in _order(reading):
        if who and _of_others(reading, (start, end), who):
            continue
        if not _named(reading.text, (start, end), wanted, near):
            continue
        if language(GROUP)[pattern].search(reading.text, start, end) and not _of_the_defence(
            reading.text, (start, end)
        ):
            return quoted(reading, start, end)
    return NOTHING


def _of_others(reading: Reading, span: Span, who: str) -> bool:
    """Whether a sentence names other defendants and not this one."""
    if reading.text.find(who, *span) >= 0:
        return False
    names = [p.text("被告人") for p in reading.people]
    return any(n != who and reading.text.find(n, *span) >= 0 for n in names if n)


def _of_the_defence(text: str, span: Span) -> bool:
    """Whether a sentence only turns down what the defence said."""
    say = language(GROUP)
    return say["辩方"].search(text, *span) is not None and not say["指控方"].search(text, *span)


def _named(text: str, span: Span, words: list[str], near: str) -> bool:
    if any(text.find(w, *span) >= 0 for w in words):
        return True
    return bool(near) and language(GROUP)[near].search(text, *span) is not None


def _order(reading: Reading) -> Iterator[Span]:
    """The sentences of the reasoning first, then of procedure, facts and the rest."""
    parts = reading.parts
    for part in (parts.reasoning, parts.procedure, parts.facts, parts.charge, parts.evidence):
        yield from sentences(reading.text, part)


def found(reading: Reading, pattern: Finder) -> Side:
    """The first sentence in which a pattern is found."""
    for span in _order(reading):
        if pattern.search(reading.text, *span):
            return quoted(reading, *span)
    return NOTHING


def changed(reading: Reading) -> Side:
    """Where a judgment tells that the indictment was changed or added to."""
    return found(reading, language(GROUP)["变更起诉"])


def short(charge: str) -> str:
    """A charge without its 罪, as reasons name it."""
    return charge.removesuffix("罪")
