"""By what a judgment is found again: numbers, names with birth, convictions told, cases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from shujian.documents.judgments.pairs.card import Card
from shujian.documents.judgments.pairs.names import case_number, masked

NUMBER, BIRTH, JUDGED, CASE, NAME = "号", "生", "判", "案", "名"


class Key(NamedTuple):
    """One thing by which judgments meet.

    Args:
        kind: ``NUMBER``, ``BIRTH`` and ``JUDGED`` bring persons together, ``CASE`` and
            ``NAME`` judgments.
        words: what must be equal.
        seq: 被告人序号; 0 where it speaks of no defendant.
        own: said of the judgment's own defendant or case; else of another one that it tells.
    """

    kind: str
    words: str
    seq: int
    own: bool


def keys(card: Card) -> tuple[Key, ...]:
    """All keys of a card."""
    return tuple(_keys(card))


def _keys(card: Card) -> Iterator[Key]:
    document = card.document
    court, judged = document.text("法院"), document.day("裁判日期")
    if number := case_number(document.text("案号")):
        yield Key(CASE, number, 0, True)
    for told in card.numbers:
        yield Key(CASE, told, 0, False)
    for person in card.people:
        seq, name = person.number("被告人序号"), person.text("被告人")
        if own := person.text("公民身份号码"):
            yield Key(NUMBER, own, seq, True)
        if masked(name):
            continue
        if birth := person.day("出生日期"):
            yield Key(BIRTH, f"{name}|{birth}", seq, True)
        if judged:
            yield Key(JUDGED, f"{name}|{judged}", seq, True)
        days = {p.day("前科判决日期") for p in card.about("前科", seq)} - {None}
        for day in sorted(d for d in days if d):
            yield Key(JUDGED, f"{name}|{day}", seq, False)
        if court:
            yield Key(NAME, f"{name}|{court}", seq, True)
    for other in card.rows.get("另案人员", ()):
        if court:
            yield Key(NAME, f"{other.text('姓名')}|{court}", 0, False)
