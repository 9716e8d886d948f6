"""Judgments in a pool, as tests of pairs ask for them."""

from __future__ import annotations

from shujian.documents.judgments.pairs.keys import keys
from shujian.documents.judgments.pairs.pool import Filed, Pool
from shujian.documents.judgments.pairs.told import card
from shujian.documents.judgments.reading import read_judgment


def pooled(*texts: str) -> Pool:
    """The texts as D0, D1 …, in a pool that is ready."""
    held = Pool()
    for order, text in enumerate(texts):
        made = card(f"D{order}", read_judgment(text))
        held.take(Filed(made.id, made.packed(), keys(made)))
    held.settle()
    return held
