"""Fact tables of judgments as Arrow tables, as engines and rule packs read them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pyarrow as pa

from shujian.core.cells import Missing, State
from shujian.core.terms import Term
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.reading import Reading
from shujian.engines.base import STATE
from shujian.engines.physical import arrow_type
from shujian.formulas.types import Type
from shujian.schema.table_types import StandardTable
from shujian.schema.tables import load_tables

DOCUMENT = "文书编号"
_FOLDER = ("content", "tables", "judgments")
_PYTHON: dict[str, Any] = {
    "bool": bool, "int": int, "decimal": (Decimal, int), "text": str, "date": dt.date,
    "month": dt.date, "term": Term, "list": (tuple, list),
}  # fmt: skip
_LIMITS = {"int": 10**15, "decimal": 10**14}


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


def tables(readings: Sequence[tuple[str, Reading]]) -> dict[str, pa.Table]:
    """Every fact table with its physical columns; one without rows keeps its columns.

    A column of which the text says nothing is BLANK, one that was read and is not certain
    UNKNOWN. A key without a value stays null.

    Args:
        readings: (document id, facts); ids are distinct.
    """
    ids = [name for name, _ in readings]
    held = gathered(readings)
    return {name: table_of(table, held[name], ids) for name, table in definitions().items()}


def table_of(table: StandardTable, rows: Sequence[tuple[int, Row]], ids: Sequence[str]) -> pa.Table:
    """Rows as one table with its physical columns.

    Args:
        table: its definition.
        rows: (place of the document in ``ids``, row).
        ids: document ids, for the column 文书编号.
    """
    arrays: dict[str, pa.Array] = {}
    for column in table.columns:
        name, kind = column.name, column.type
        if name == DOCUMENT:
            arrays[name] = pa.array([ids[place] for place, _ in rows], pa.string())
            arrays[name + STATE] = pa.array([0] * len(rows), pa.int8())
            continue
        values: list[Any] = []
        states: list[int] = []
        for _, row in rows:
            fact = row.cells.get(name)
            value, state = (None, 1) if fact is None else stored(fact.value, kind)
            values.append(value)
            states.append(state)
        arrays[name] = pa.array(values, arrow_type(kind))
        arrays[name + STATE] = pa.array(states, pa.int8())
    return pa.table(arrays)


def stored(value: Any, kind: Type) -> tuple[Any, int]:
    """A fact as it is stored in a column, and its state.

    A value that the column cannot hold is UNKNOWN: it was read and cannot be relied on.
    """
    if isinstance(value, Missing):
        return None, int(value.state)
    unknown = None, int(State.UNKNOWN)
    if not isinstance(value, _PYTHON[kind.name]):
        return unknown
    if isinstance(value, bool) and kind.name != "bool":
        return unknown
    if kind.name in _LIMITS and abs(value) >= _LIMITS[kind.name]:
        return unknown
    if kind.name == "term":
        return value.code, 0
    if kind.name == "decimal":
        exact = Decimal(value).quantize(Decimal(1).scaleb(-kind.scale))
        return (exact, 0) if exact == value else unknown
    if kind.name == "month":
        return value.replace(day=1), 0
    return (sorted(value) if kind.name == "list" else value), 0
