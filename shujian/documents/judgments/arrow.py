"""Fact tables of judgments as Arrow tables, as engines and rule packs read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import cache
from importlib import resources
from pathlib import Path

import pyarrow as pa

from shujian.documents.judgments.arrow_columns import Filled, states_of
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.reading import Reading
from shujian.engines.base import STATE
from shujian.schema.table_types import StandardTable
from shujian.schema.tables import load_tables

DOCUMENT = "文书编号"
_FOLDER = ("content", "tables", "judgments")


@cache
def definitions() -> dict[str, StandardTable]:
    """The shipped fact tables by name."""
    return load_tables(Path(str(resources.files("shujian").joinpath(*_FOLDER))))


def gathered(readings: Sequence[tuple[str, Reading]]) -> dict[str, list[tuple[int, Row]]]:
    """The rows of every fact table, in the order of ``tables``, each with its reading's place.

    Args:
        readings: (document id, facts).
    """
    found: dict[str, list[tuple[int, Row]]] = {name: [] for name in definitions()}
    for place, (_, reading) in enumerate(readings):
        for name, rows in reading.rows.tables.items():
            if name in found:
                found[name] += [(place, row) for row in rows]
    return found


def tables(
    readings: Sequence[tuple[str, Reading]], reads: Mapping[str, Set[str]] | None = None
) -> dict[str, pa.Table]:
    """Every fact table with its physical columns; one without rows keeps its columns.

    A column of which the text says nothing is BLANK, one that was read and is not certain
    UNKNOWN. A key without a value stays null.

    Args:
        readings: (document id, facts); ids are distinct.
        reads: table → the only columns that are wanted, beside 文书编号; None: every table whole.
    """
    ids = [name for name, _ in readings]
    held = gathered(readings)
    return {
        name: table_of(table, held[name], ids, None if reads is None else reads[name])
        for name, table in definitions().items()
        if reads is None or name in reads
    }


def table_of(
    table: StandardTable,
    rows: Sequence[tuple[int, Row]],
    ids: Sequence[str],
    reads: Set[str] | None = None,
) -> pa.Table:
    """Rows as one table with its physical columns.

    Args:
        table: its definition.
        rows: (place of the document in ``ids``, row).
        ids: document ids, for the column 文书编号.
        reads: the only columns that are wanted, beside 文书编号; None: all.
    """
    wanted = [c for c in table.columns if reads is None or c.name in reads or c.name == DOCUMENT]
    columns = {c.name: Filled(c.type) for c in wanted if c.name != DOCUMENT}
    for number, (_, row) in enumerate(rows):  # most cells are blank: only the others are visited
        for name, fact in row.cells.items():
            column = columns.get(name)
            if column is not None:
                column.put(number, fact.value, len(rows))
    arrays: dict[str, pa.Array] = {}
    for name in (c.name for c in wanted):
        if name == DOCUMENT:
            arrays[name] = pa.array([ids[place] for place, _ in rows], pa.string())
            arrays[name + STATE] = states_of(bytes(len(rows)))
        else:
            arrays[name], arrays[name + STATE] = columns[name].arrays(len(rows))
    return pa.table(arrays)
