"""Judgments in a pool, as tests of pairs ask for them."""

from __future__ import annotations

from shujian.documents.judgments.pairs.pool import Pool, filed
from shujian.documents.judgments.pairs.told import card
from shujian.documents.judgments.reading import read_judgment


def pooled(*texts: str) -> Pool:
    """The texts as D0, D1 …, in a pool that is ready."""
    held = Pool()
    for order, text in enumerate(texts):
        held.take(filed(card(f"D{order}", read_judgment(text))))
    held.settle()
    return held
