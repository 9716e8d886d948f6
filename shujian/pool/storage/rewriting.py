"""Files of which rows were taken out are written anew; the old ones stay for old versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from shujian.engines.base import ROW
from shujian.pool.storage import duck
from shujian.pool.storage.force import Entry


def materialise(entries: Sequence[Entry], folder: Path, stem: str) -> tuple[Entry, ...]:
    """Write the files of which rows were taken out anew; the old ones stay for old versions.

    Args:
        entries: files in force.
        folder: where they are.
        stem: start of the new names, unique to the version.
    """
    done: list[Entry] = []
    for number, entry in enumerate(entries):
        if not entry.removed:
            done.append(entry)
            continue
        target = folder / f"{stem}-{number:04d}.parquet"
        with duck.connect() as con:
            done.append(_rewrite(con, entry, folder, target))
    return tuple(done)


def _rewrite(con: duckdb.DuckDBPyConnection, entry: Entry, folder: Path, target: Path) -> Entry:
    con.execute("CREATE TEMP TABLE gone (r BIGINT)")
    con.execute("INSERT INTO gone SELECT unnest(?)", [sorted(entry.removed)])
    source = duck.parquet([folder / entry.name])
    con.execute(
        f"COPY (SELECT * FROM {source} ANTI JOIN gone ON {ROW} = gone.r ORDER BY {ROW})"
        f" TO {duck.quoted(target)} (FORMAT parquet, COMPRESSION zstd)"
    )
    row = con.execute(
        f"SELECT count(*), min({ROW}), max({ROW}) FROM {duck.parquet([target])}"
    ).fetchone()
    assert row is not None
    assert row[0] == entry.left
    return replace(
        entry, name=target.name, rows=row[0], first=row[1], last=row[2], removed=frozenset()
    )
