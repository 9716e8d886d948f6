"""What a document that accuses says of a person outside its reasoning."""

from __future__ import annotations

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.findings import not_denied, pieces
from shujian.documents.judgments.language import language
from shujian.documents.judgments.naming import mentions, whose
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

STATED = ("累犯", "毒品再犯")
"""What a person is in law, whichever part of an indictment says it."""


def stated(reading: Reading, person: Row, what: str) -> Span | None:
    """Where a document that accuses says it of a person: its reasoning, else any other part.

    A judgment is asked for its reasoning alone: what its facts repeat may be the charge.

    Args:
        reading: the document.
        person: its row of 被告人.
        what: one of the circumstances.
    """
    fact = person.cells.get(what)
    if fact is not None and person.true(what):
        return fact.start, fact.end
    if what not in STATED or reading.kind is None:
        return None
    parts, seq = reading.parts, person.number("被告人序号")
    everybody = frozenset(p.number("被告人序号") for p in reading.people)
    for part in (parts.narrative, parts.header, parts.procedure):
        carried: frozenset[int] = frozenset()
        for piece in pieces(reading.text, part):
            named = mentions(reading, piece, everybody)
            for match in language("findings")[what].finditer(reading.text, *piece):
                own = seq in whose(named, match.start(), carried, everybody)
                if own and not_denied(reading.text, piece, match):
                    return match.span()
            carried = named[-1].people if named else carried
    return None
