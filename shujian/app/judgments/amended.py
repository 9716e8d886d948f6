"""Corrections put into a reading: wherever the corrected fact stands, not only where it was named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from shujian.app.judgments.columns import CITED, GROUPS, PROVISION, columns
from shujian.app.judgments.shown import DERIVED, Address, found
from shujian.core.cells import Missing
from shujian.documents.judgments.charges import standard
from shujian.documents.judgments.cited import cited_of
from shujian.documents.judgments.facts import CORRECTED, STATED, Fact, Row, Value
from shujian.documents.judgments.reading import Reading, Stage
from shujian.store.schema import FactCorrection

NAME, NUMBER = "被告人", "被告人序号"
CHARGE, KNOWN = "罪名", "规范罪名"
_ALIKE = {CHARGE: (CHARGE, KNOWN)}
"""Columns that hold the same words of the text."""


def in_force(rows: Sequence[FactCorrection]) -> dict[Address, FactCorrection]:
    """The corrections that hold: of each fact the last that was not undone."""
    return {(r.table, int(r.row), r.column): r for r in rows if not r.undone}


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
    """A stage that puts corrections in the place of the machine's facts; what follows from them
    is derived after it."""

    def amend(reading: Reading) -> None:
        for (table, number, column), held in everywhere(reading, rows).items():
            own = reading.rows.of(table)
            if 0 < number <= len(own):
                _put(own[number - 1], column, held)

    return amend


def _put(row: Row, column: str, held: FactCorrection) -> None:
    before = row.cells.get(column)
    at = (before.start, before.end) if before is not None else (0, 0)
    segment = before.segment if before is not None else ""
    pattern = STATED if before is None else CORRECTED
    for name, value in _cells(row, column, str(held.value_json or "")).items():
        row.cells.pop(name, None)
        if value is not None:
            row.put(name, value, at, segment, pattern)


def _cells(row: Row, column: str, words: str) -> dict[str, Value | Missing | None]:
    """What a person's words put into the row; a provision also into its parts, a charge that
    had no name of the table of charges also by this."""
    table = row.table
    if not words:
        return {column: None}
    if column == CHARGE and KNOWN in columns(table) and KNOWN not in row.cells:
        return {column: words, KNOWN: standard(words) or None}
    if (table, column) == (CITED, PROVISION) and (told := cited_of(words)) is not None:
        return {
            PROVISION: told.text, "法律": told.law, "条": told.article, "之": told.sub,
            "款": told.paragraph, "项": told.item,
        }  # fmt: skip
    value: Value | Missing = columns(table)[column].cleaner.clean(words).value
    return {column: value}
