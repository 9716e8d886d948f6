"""The facts of one document in groups, each with its place, state and level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from shujian.app.judgments.columns import (
    EXPECTED,
    GROUPS,
    PROVISION,
    columns,
    shown,
    stateable,
    titled,
)
from shujian.core.cells import Missing
from shujian.documents.judgments.cited import usual
from shujian.documents.judgments.comparing.items import words_of
from shujian.documents.judgments.facts import Fact, Row, Value
from shujian.documents.judgments.places import place
from shujian.documents.judgments.reading import Reading

State = Literal["value", "unknown", "unread"]
VALUE: Literal["value"] = "value"
UNKNOWN: Literal["unknown"] = "unknown"
UNREAD: Literal["unread"] = "unread"
DERIVED = "推算"
Address = tuple[str, int, str]
"""Table, row from 1, column."""


@dataclass(frozen=True)
class Shown:
    """One fact as a person reads it.

    Args:
        at: where it stands in the fact tables.
        value: its words; "" where there is none.
        state: ``VALUE``; ``UNKNOWN``: read, and not certain; ``UNREAD``: nothing was read.
        reason: why it is not certain.
        span: its place in the original text; None where no place can be shown.
        segment: the part of the text.
        by: what read it.
        derived: it follows from other facts.
        level: its sensitivity.
        covered: the value for a reader who may not see it.
    """

    at: Address
    value: str
    state: State
    reason: str = ""
    span: tuple[int, int] | None = None
    segment: str = ""
    by: str = ""
    derived: bool = False
    level: int = 1
    covered: str = ""


def groups(reading: Reading) -> Iterator[tuple[str, list[tuple[str, list[Shown]]]]]:
    """(group, [(title of the row, its facts)]) in the order of the page."""
    for table in GROUPS:
        rows = reading.rows.of(table)
        if rows:
            yield (
                table,
                [
                    (title_of(table, row, n), list(facts(reading, row, n)))
                    for n, row in enumerate(rows, start=1)
                ],
            )


def facts(reading: Reading, row: Row, number: int) -> Iterator[Shown]:
    """The facts of a row: those that the text gives, what is expected and was not read, then
    what follows from them."""
    known = columns(row.table)
    names = list(dict.fromkeys([*EXPECTED.get(row.table, ()), *known]))
    late = []
    for name in names:
        if name not in known or not shown(row.table, name):
            continue
        fact = row.cells.get(name)
        at = (row.table, number, name)
        if fact is not None:
            made = one(reading, at, fact)
            if made.derived:
                late.append(made)
            else:
                yield made
        elif name in EXPECTED.get(row.table, ()):
            yield Shown(at, "", UNREAD, level=known[name].level)
    yield from late


def blanks(row: Row) -> list[str]:
    """The columns beside those of ``facts`` that the text was not found to state."""
    known = {*row.cells, *EXPECTED.get(row.table, ())}
    return [n for n in columns(row.table) if n not in known and stateable(row.table, n)]


def one(reading: Reading, at: Address, fact: Fact) -> Shown:
    """A fact that is there."""
    table, _, column = at
    known = columns(table).get(column)
    missing = isinstance(fact.value, Missing)
    reason = ""
    if isinstance(fact.value, Missing):
        reason = fact.value.reason or fact.value.state.label
    return Shown(
        at,
        "" if missing else words(column, fact.value),
        UNKNOWN if missing else VALUE,
        reason,
        place(reading, fact),
        fact.segment,
        fact.pattern,
        fact.pattern.startswith(DERIVED),
        known.level if known else 1,
        "" if missing or not known else known.mask(fact.value),
    )


def words(column: str, value: Value | Missing) -> str:
    """A value as people write it; provisions as 刑法第266条第1款."""
    told = words_of(value)
    return usual(told) if column.endswith(PROVISION) else told


def found(reading: Reading, at: Address) -> Fact | None:
    """The fact at an address; None where nothing was read or the row is not there."""
    table, number, column = at
    rows = reading.rows.of(table)
    return rows[number - 1].cells.get(column) if 0 < number <= len(rows) else None


def title_of(table: str, row: Row, number: int) -> str:
    """What names a row of a group."""
    told = [words(name, row.cells[name].value) for name in titled(table) if name in row.cells]
    return " · ".join(w for w in told if w) or (f"第 {number} 项" if titled(table) else "")
