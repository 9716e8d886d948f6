"""Whether the court that finds a minor says anything of a lighter penalty for it."""

from __future__ import annotations

from collections.abc import Iterator

from shujian.documents.judgments.findings import pieces
from shujian.documents.judgments.language import language
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

_NAME = "推算/未成年未从宽"


def derive(reading: Reading) -> None:
    """Fill 未成年未从宽 of the only defendant, found to have been a minor."""
    if len(reading.people) != 1 or not reading.people[0].true("未成年"):
        return
    person = reading.people[0]
    place = person.cells["未成年"]
    if not reading.parts.reasoning[0] <= place.start < reading.parts.reasoning[1]:
        return
    said = any(_lighter(reading, place.start))
    person.put("未成年未从宽", not said, (place.start, place.end), "理由", _NAME)


def _lighter(reading: Reading, at: int) -> Iterator[bool]:
    """For each piece that lightens: whether it may be for the age, not for something else alone."""
    say, text = language("stance"), reading.text
    for piece in pieces(text, reading.parts.reasoning):
        if say["从宽"].search(text, *piece) is None:
            yield False
        else:
            yield _holds(piece, at) or say["他项"].search(text, *piece) is None


def _holds(piece: Span, at: int) -> bool:
    return piece[0] <= at < piece[1]
