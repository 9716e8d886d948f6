"""Where a judgment says what a clue rests on: the spans of the facts behind its condition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shujian.app.clue_reasons import Reasons
from shujian.documents.document import Document
from shujian.documents.judgments.arrow import DOCUMENT, definitions
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.places import place
from shujian.documents.judgments.plain import plain
from shujian.documents.judgments.reading import Reading, read_judgment

Cells = Mapping[str, Any]
"""Column → the text that people see."""


@dataclass(frozen=True)
class Span:
    """A place in the original text.

    Args:
        start, end: characters, the end not included.
        input: the input of the explanation, e.g. 判决结果 or 人.
        table, column: the fact.
        segment: the part of the judgment.
    """

    start: int
    end: int
    input: str
    table: str
    column: str
    segment: str


def spans(document: Document, reasons: Reasons, rows: Mapping[str, Sequence[Cells]]) -> list[Span]:
    """The places of the facts that the clue's condition reads, in the order of the text.

    Args:
        document: the judgment.
        reasons: the clue's explanation.
        rows: input → the rows of fact tables that made the condition so.
    """
    reading = read_judgment(document.text)
    found: dict[tuple[int, int, str, str], Span] = {}
    for alias, cells in rows.items():
        table = str(reasons.about["tables"].get(alias, alias))
        used = set(reasons.about["used"].get(alias, ()))
        for row in _same(reading, table, cells):
            for span in _places(reading, row, alias, used):
                found.setdefault((span.start, span.end, alias, span.column), span)
    return sorted(found.values(), key=lambda s: (s.start, -s.end, s.column))


def _same(reading: Reading, table: str, wanted: Sequence[Cells]) -> Iterator[Row]:
    """The rows as read just now that have the same keys as rows of the pool."""
    if table not in definitions():
        return
    keys = [k for k in definitions()[table].key if k != DOCUMENT]
    known = {tuple(str(cells.get(k, "")) for k in keys) for cells in wanted}
    for row in reading.rows.tables.get(table, ()):
        if tuple(_text(row, k) for k in keys) in known:
            yield row


def _text(row: Row, column: str) -> str:
    value = plain(row.get(column))
    return "" if value is None else str(value)


def _places(reading: Reading, row: Row, alias: str, used: set[str]) -> Iterator[Span]:
    for column, fact in row.cells.items():
        at = place(reading, fact) if column in used else None
        if at is not None:
            yield Span(at[0], at[1], alias, row.table, column, fact.segment)
