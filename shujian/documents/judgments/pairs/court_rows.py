"""Rows about one judgment among those of its court."""

from __future__ import annotations

from shujian.documents.judgments.facts import Fact, Row
from shujian.documents.judgments.pairs.pool import Pool
from shujian.documents.judgments.pairs.sides import LATER, NAME


def base(row: Row, pool: Pool, at: int) -> Row:
    """A row with what tells the judgment at a place of the pool."""
    card = pool.card(at)
    row.cells["文书编号"] = Fact(card.id, 0, 0, LATER, NAME)
    for column in ("案号", "法院", "裁判日期", "版本"):
        if (fact := card.document.cells.get(column)) is not None:
            row.cells[column] = fact._replace(segment=LATER)
    return row
