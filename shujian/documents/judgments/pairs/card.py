"""What is kept of one judgment to lay it beside others: few facts, each with its place."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field
from typing import Any

from shujian.core.cells import Missing, State
from shujian.documents.judgments.facts import Fact, Row, fact_of
from shujian.documents.judgments.pairs.kept import KEPT, TABLES
from shujian.documents.judgments.reading import Reading

Place = tuple[int, int]


@dataclass(slots=True)
class Card:
    """One judgment beside others.

    Args:
        id: the document's id.
        name: for people.
        rows: kept rows by table; places are those of the original text.
        numbers: case numbers that it prints, other than its own.
        quotes: the words at the places.
    """

    id: str
    name: str
    rows: dict[str, list[Row]]
    numbers: tuple[str, ...] = ()
    quotes: dict[Place, str] = field(default_factory=dict)

    @property
    def document(self) -> Row:
        """The row of 文书."""
        return self.rows["文书"][0]

    @property
    def people(self) -> list[Row]:
        """The rows of 被告人 that are no units."""
        return [p for p in self.rows["被告人"] if not p.true("单位")]

    def about(self, table: str, seq: int) -> list[Row]:
        """The rows of a table that belong to a defendant (被告人序号)."""
        return [r for r in self.rows.get(table, ()) if r.number("被告人序号") == seq]

    def one(self, table: str, seq: int) -> Row:
        """The first of these rows; one without cells where there is none."""
        return next(iter(self.about(table, seq)), Row(table))

    def packed(self) -> bytes:
        """The card as bytes."""
        rows = [(t, [_plain(r) for r in held]) for t, held in self.rows.items() if held]
        return pickle.dumps((self.id, self.name, rows, self.numbers, self.quotes), 5)


def unpacked(data: bytes) -> Card:
    """The card of bytes that ``packed`` made in this program's own memory."""
    name, title, plain, numbers, quotes = pickle.loads(data)
    rows: dict[str, list[Row]] = {table: [] for table in TABLES}
    for table, held in plain:
        rows[table] = [Row(table, _cells_of(cells)) for cells in held]
    return Card(name, title, rows, numbers, quotes)


def _plain(row: Row) -> list[Any]:
    """Column, value, start, end, and so on: what is not certain keeps its reason alone."""
    found: list[Any] = []
    for column, (value, start, end, _, _) in row.cells.items():
        found += column, (value.reason,) if isinstance(value, Missing) else value, start, end
    return found


def _cells_of(plain: list[Any]) -> dict[str, Fact]:
    found = {}
    for column, value, start, end in zip(
        plain[::4], plain[1::4], plain[2::4], plain[3::4], strict=True
    ):
        if isinstance(value, tuple):
            value = Missing(State.UNKNOWN, value[0])
        found[column] = fact_of((value, start, end, "", ""))
    return found


def copied(name: str, reading: Reading) -> Card:
    """The kept facts of a reading, without what ``told`` adds.

    Args:
        name: the document's id.
        reading: its facts.
    """
    rows = {
        table: [Row(table, _cells(reading, row, kept)) for row in reading.rows.of(table)]
        for table, kept in KEPT.items()
    }
    rows["文书"] = rows["文书"][:1] or [Row("文书")]
    return Card(name, reading.document.text("文书名称"), rows)


def _cells(reading: Reading, row: Row, kept: tuple[str, ...]) -> dict[str, Fact]:
    at, cells = reading.normal.at, row.cells
    found = {}
    for column in kept:  # few of those that there are
        if column in cells:
            value, start, end, _, _ = cells[column]
            if end > start:
                start, end = at[start], at[end - 1] + 1
            else:
                start = end = 0
            found[column] = fact_of((value, start, end, "", ""))
    return found
