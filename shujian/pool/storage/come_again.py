"""Which rows set aside a correction brings again: they are told apart by what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb

from shujian.core.cells import State
from shujian.engines.base import RAW, ROW, STATE
from shujian.pool.cleaning.plan import SOURCE
from shujian.pool.storage import duck


def come_again(
    aside: Sequence[Path], rows: Sequence[Path], fresh_aside: Sequence[Path], key: Iterable[str]
) -> frozenset[int]:
    """Numbers of rows that were set aside and that a later file brings again.

    A row set aside may have no key that can be read. Its key is then what is written there:
    the same wrong number of the same month is the same row. Where not even that is written,
    only a row of which every cell is the same counts as it.

    Args:
        aside: files of rows set aside of earlier imports.
        rows: files of rows of the new import.
        fresh_aside: files of its rows set aside.
        key: columns of the table's key.
    """
    columns = tuple(key)
    if not aside or not (rows or fresh_aside) or not columns:
        return frozenset()
    names = [f"k{i}" for i in range(len(columns))]
    told = ", ".join(f"{_written(c)} AS {n}" for c, n in zip(columns, names, strict=True))
    whole, same = " AND ".join(f"{n} <> ''" for n in names), ", ".join(names)
    with duck.connect() as con:
        old = f"SELECT {ROW}, {SOURCE}, {told} FROM {duck.parquet(aside)}"
        con.execute(f"CREATE TEMP TABLE old AS {old}")
        fresh = [f"SELECT {told} FROM {duck.parquet(f)}" for f in (rows, fresh_aside) if f]
        con.execute(f"CREATE TEMP TABLE fresh AS {' UNION '.join(fresh)}")
        keyed = f"SELECT {ROW} FROM old SEMI JOIN fresh USING ({same}) WHERE {whole}"
        found = _numbers(con, keyed)
        if fresh_aside:
            cells = f"(SELECT {SOURCE}, {told} FROM {duck.parquet(fresh_aside)})"
            alike = f"SELECT {ROW} FROM old SEMI JOIN {cells} USING ({same}, {SOURCE})"
            found |= _numbers(con, alike)
    return found


def _written(column: str) -> str:
    """The value as text, where it could be read; else what is written in the cell."""
    value, state, raw = (duck.name(column + end) for end in ("", STATE, RAW))
    read = f"CASE WHEN {state} = {int(State.VALUE)} THEN CAST({value} AS VARCHAR) END"
    return f"coalesce({read}, trim({raw}), '')"


def _numbers(con: duckdb.DuckDBPyConnection, sql: str) -> frozenset[int]:
    return frozenset(int(r[0]) for r in con.execute(sql).fetchall())
