"""What is asked of every judgment of a court: its day, who signed, the fines."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from shujian.documents.judgments.pairs.card import Card
from shujian.documents.judgments.pairs.names import masked

FIRST = "一审"
_ALONE = frozenset({"审判长", "审判员", "代理审判员"})
_BANDS = (6, 12, 36, 120)
"""Months up to which terms are taken for alike."""


class Fine(NamedTuple):
    """The fine of a defendant convicted of one offence.

    Args:
        seq: 被告人序号.
        group: what makes fines comparable: offence, kind and band of the term, probation.
        yuan: the amount.
    """

    seq: int
    group: str
    yuan: int


class Label(NamedTuple):
    """A judgment among those of its court.

    Args:
        court: its name.
        judged: its day.
        judge: who presided or sat alone; "" where hidden or not read.
        fines: of its defendants.
    """

    court: str
    judged: dt.date | None
    judge: str
    fines: tuple[Fine, ...]


def label(card: Card) -> Label:
    """The label of a card."""
    document = card.document
    judges = [r.text("姓名") for r in card.rows["审判人员"] if r.text("职务") in _ALONE]
    judge = judges[0] if judges and not masked(judges[0]) else ""
    first = document.text("审级") == FIRST
    fines = (f for p in card.people if first and (f := _fine(card, p.number("被告人序号"))))
    return Label(document.text("法院"), document.day("裁判日期"), judge, tuple(fines))


def _fine(card: Card, seq: int) -> Fine | None:
    counts, outcome = card.about("判项", seq), card.one("判决结果", seq)
    amount, term = outcome.get("罚金"), outcome.term("刑期")
    if len(counts) != 1 or term is None or term.indefinite or not counts[0].text("规范罪名"):
        return None
    if not isinstance(amount, (int, Decimal)) or amount <= 0:
        return None
    band = sum(term.months > limit for limit in _BANDS)
    parts = (counts[0].text("规范罪名"), outcome.text("主刑"), band, outcome.true("宣告缓刑"))
    return Fine(seq, "|".join(map(str, parts)), int(amount))
