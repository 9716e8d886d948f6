"""Counts over files in force: rows, and cells by state for each column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from shujian.core.cells import State
from shujian.engines.base import STATE
from shujian.pool.storage import duck

Counts = dict[str, list[int]]
"""For each column the cells by state, in the order of ``State``."""


def added(before: Counts, rows_before: int, more: Mapping[str, list[int]]) -> Counts:
    """The counts after rows were added; columns new to the table were absent before."""
    found: Counts = {}
    for column, counts in more.items():
        old = before.get(column, [0, 0, 0, rows_before])
        found[column] = [a + b for a, b in zip(old, counts, strict=True)]
    return found


def counted(folder: Path, files: Iterable[str], columns: Iterable[str]) -> Counts:
    """Count the cells of files by state."""
    names, paths = list(columns), [folder / f for f in files]
    if not paths:
        return {c: [0, 0, 0, 0] for c in names}
    source = duck.parquet(paths)
    with duck.connect() as con:
        con.execute(f"CREATE TEMP VIEW v AS SELECT * FROM {source}")
        have = {row[0] for row in con.execute("DESCRIBE v").fetchall()}
        picked = [
            f"count(*) FILTER (WHERE {_state(c, have)} = {int(state)})"
            for c in names
            for state in State
        ]
        row = con.execute(f"SELECT {', '.join(picked)} FROM v").fetchone()
    assert row is not None
    return {c: [int(n) for n in row[4 * i : 4 * i + 4]] for i, c in enumerate(names)}


def _state(column: str, have: set[str]) -> str:
    if column + STATE not in have:
        return str(int(State.ABSENT))
    return f"coalesce({duck.name(column + STATE)}, {int(State.ABSENT)})"
