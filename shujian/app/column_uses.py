"""How many rules decide on a column, so that what matters most is asked first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from shujian.app.shelves import Entry, kept
from shujian.models.model import Model
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import SnapshotRow, Table


@dataclass(frozen=True)
class ColumnUse:
    """What one model does with a column.

    Args:
        rules: how many of its rules decide on it.
        beside: the other tables that the model reads.
    """

    rules: int
    beside: frozenset[str]


Uses = Mapping[tuple[str, str], tuple[ColumnUse, ...]]
"""(table, column) → what each model that decides on it does with it."""

_KEPT: list[tuple[object, Uses]] = []
"""Of the content that was looked at last: the same object is the same content."""


def column_uses(home: Home) -> Uses:
    """Of every usable model of a home; rule packs read what documents give."""
    content = kept(home)
    if not _KEPT or _KEPT[0][0] is not content:
        _KEPT[:] = [(content, _uses(content.entries()))]
    return _KEPT[0][1]


def _uses(entries: list[Entry]) -> Uses:
    found: dict[tuple[str, str], tuple[ColumnUse, ...]] = {}
    for entry in (e for e in entries if isinstance(e.bound, Model)):
        tables = frozenset(need.table for need in entry.needs)
        for need in entry.needs:
            for column, rules in need.columns.items():
                if rules:
                    use = ColumnUse(len(rules), tables - {need.table})
                    at = (need.table, column)
                    found[at] = (*found.get(at, ()), use)
    return found


def held_tables(home: Home) -> frozenset[str]:
    """The tables that have been brought in."""
    query = select(Table.name).join(SnapshotRow, SnapshotRow.table_id == Table.id).distinct()
    with db.reader(home) as session:
        return frozenset(session.scalars(query))


def for_later(uses: tuple[ColumnUse, ...], held: frozenset[str]) -> bool:
    """Whether a column matters to models only of whose other tables none is there yet."""
    return bool(uses) and all(use.beside and not use.beside & held for use in uses)
