"""Corrections put into a reading: wherever the corrected fact stands, not only where it was named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from shujian.app.judgments.columns import CHARGE, GROUPS, KNOWN, NUMBER, cells_of
from shujian.app.judgments.rows_added import is_row, put
from shujian.app.judgments.shown import DERIVED, Address, found
from shujian.documents.judgments.facts import CORRECTED, STATED, Fact, Row
from shujian.documents.judgments.reading import Reading, Stage
from shujian.store.schema import FactCorrection

NAME = "被告人"
_ALIKE = {CHARGE: (CHARGE, KNOWN)}
"""Columns that hold the same words of the text."""


def in_force(rows: Sequence[FactCorrection]) -> dict[Address, FactCorrection]:
    """The corrections that hold: of each fact the last that was not undone."""
    own = (r for r in rows if not r.undone and not is_row(r))
    return {(r.table, int(r.row), r.column): r for r in own}


def holding(rows: Sequence[FactCorrection]) -> list[FactCorrection]:
    """The corrections in force and the added rows, the oldest first."""
    now = {r.id for r in in_force(rows).values()}
    return [r for r in rows if r.id in now or (is_row(r) and not r.undone)]


def everywhere(
    reading: Reading, rows: Sequence[FactCorrection]
) -> Mapping[Address, FactCorrection]:
    """The same for every place where a corrected fact stands; its own correction comes first.

    Args:
        reading: the machine's facts.
        rows: corrections of the document.
    """
    own = in_force(rows)
    spread = {at: held for address, held in own.items() for at in same(reading, address)}
    return {**spread, **own}


def same(reading: Reading, at: Address) -> list[Address]:
    """The other places of a fact: the same words of the text, or the name of the same person."""
    fact = found(reading, at)
    if fact is None:
        return []
    table, number, column = at
    owner = reading.rows.of(table)[number - 1].number(NUMBER)
    return [
        (other, n, name)
        for other in GROUPS
        for n, row in enumerate(reading.rows.of(other), start=1)
        for name in _ALIKE.get(column, (column,))
        if (other, n, name) != at and _is(fact, row.cells.get(name))
        and (_placed(fact, row.cells[name]) or (column == NAME and 0 < owner == row.number(NUMBER)))
    ]  # fmt: skip


def _is(fact: Fact, other: Fact | None) -> bool:
    return other is not None and other.value == fact.value and not other.pattern.startswith(DERIVED)


def _placed(fact: Fact, other: Fact) -> bool:
    return fact.end > fact.start and (fact.start, fact.end) == (other.start, other.end)


def amending(rows: Sequence[FactCorrection]) -> Stage:
    """A stage that puts corrections in the place of the machine's facts, and added rows behind
    them; what follows from them is derived after it."""

    def amend(reading: Reading) -> None:
        for (table, number, column), held in everywhere(reading, rows).items():
            own = reading.rows.of(table)
            if 0 < number <= len(own):
                _put(own[number - 1], column, held)
        put(reading, rows)

    return amend


def _put(row: Row, column: str, held: FactCorrection) -> None:
    before = row.cells.get(column)
    at = (before.start, before.end) if before is not None else (0, 0)
    segment = before.segment if before is not None else ""
    pattern = STATED if before is None else CORRECTED
    for name, value in cells_of(row, column, str(held.value_json or "")).items():
        row.cells.pop(name, None)
        if value is not None:
            row.put(name, value, at, segment, pattern)
