"""Which rows are in force: the acknowledged imports applied one after another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import duckdb

from shujian.core.ids import unpack_row
from shujian.engines.base import ROW
from shujian.pool.storage import duck
from shujian.pool.storage.lake import LakeFile
from shujian.store.schema import ImportMode

ROWS, QUARANTINE = "rows", "quarantine"
"""A table's two folders, side by side."""


class Scope(StrEnum):
    """Whose earlier rows a replacement or correction touches."""

    SUPPLIER = "supplier"
    ALL = "all"


@dataclass(frozen=True)
class Entry:
    """A file in force.

    Args:
        name: in the table's folder.
        no: the import that wrote it.
        supplier: of that import.
        rows: its rows; ``first`` and ``last`` row number.
        removed: rows of it that later imports took out.
    """

    name: str
    no: int
    supplier: str
    rows: int
    first: int
    last: int
    removed: frozenset[int] = frozenset()

    @property
    def born(self) -> int:
        """The import whose row numbers the file holds (another one for mended rows)."""
        return unpack_row(self.first).import_no

    @property
    def left(self) -> int:
        """Rows in force."""
        return self.rows - len(self.removed)

    def lake_file(self) -> LakeFile:
        """What the Delta table is told."""
        return LakeFile(self.name, self.rows, self.first, self.last)

    def as_dict(self) -> dict[str, Any]:
        """JSON form; only for entries without removed rows."""
        data = asdict(self)
        del data["removed"]
        return data


def entries_of(data: Iterable[dict[str, Any]]) -> tuple[Entry, ...]:
    """Entries back from their JSON form."""
    return tuple(Entry(**e) for e in data)


@dataclass(frozen=True)
class Change:
    """What one import does.

    Args:
        no: its number; supplier: who sent it; mode: ImportMode; scope: Scope.
        rows: its own files of rows; quarantine: of quarantined rows.
        mended: rows that leave quarantine (they stand in ``rows`` now).
        key: columns of the table's key.
    """

    no: int
    supplier: str
    mode: str
    scope: str
    rows: tuple[Entry, ...] = ()
    quarantine: tuple[Entry, ...] = ()
    mended: frozenset[int] = frozenset()
    key: tuple[str, ...] = ()


@dataclass(frozen=True)
class Force:
    """The files in force after some imports; ``imports``: number and supplier of each."""

    rows: tuple[Entry, ...] = ()
    quarantine: tuple[Entry, ...] = ()
    imports: tuple[tuple[int, str], ...] = ()

    @property
    def count(self) -> int:
        """Rows in force, without quarantine."""
        return sum(e.left for e in self.rows)


def apply(force: Force, change: Change, folder: Path) -> Force:
    """The files in force after one more import.

    Args:
        force: before it.
        change: the import.
        folder: where the table's row files are.
    """
    rows, quarantine, imports = force.rows, force.quarantine, force.imports
    if change.mode == ImportMode.REPLACE:
        rows = tuple(e for e in rows if not _in_scope(e.supplier, change))
        quarantine = tuple(e for e in quarantine if not _in_scope(e.supplier, change))
        imports = tuple(i for i in imports if not _in_scope(i[1], change))
    elif change.mode == ImportMode.CORRECT and not change.mended:
        rows = tuple(_corrected(rows, change, folder))
    # rows cleaned again by a changed table may be readable now without having been mended
    rows = tuple(_without(e, change.mended, folder) for e in rows)
    aside = folder.with_name(QUARANTINE)
    quarantine = tuple(_without(e, change.mended, aside) for e in quarantine)
    return Force(
        tuple(e for e in (*rows, *change.rows) if e.left),
        tuple(e for e in (*quarantine, *change.quarantine) if e.left),
        (*imports, (change.no, change.supplier)),
    )


def replay(changes: Iterable[Change], withdrawn: frozenset[int], folder: Path) -> Force:
    """Apply imports in order, leaving some out, and what was mended of rows no longer there.

    Args:
        changes: the imports in order; those withdrawn before do not stand among them.
        withdrawn: numbers of imports to leave out as well.
        folder: where the table's row files are.
    """
    applied = [change for change in changes if change.no not in withdrawn]
    there = {change.no for change in applied}
    force = Force()
    for change in applied:
        if change.mended and not any(unpack_row(no).import_no in there for no in change.mended):
            continue  # the rows it corrected are not there any more, so nothing of it counts
        rows = tuple(e for e in change.rows if e.born in there)
        force = apply(force, replace(change, rows=rows), folder)
    return force


def _in_scope(supplier: str, change: Change) -> bool:
    return change.scope == Scope.ALL or supplier == change.supplier


def _without(entry: Entry, rows: frozenset[int], folder: Path) -> Entry:
    """The entry with these rows taken out, where its file holds any of them.

    A row set aside leaves a hole between the file's first and last row, so the numbers alone
    do not tell.
    """
    near = sorted(r for r in rows if entry.first <= r <= entry.last)
    if not near:
        return entry
    source, listed = duck.parquet([folder / entry.name]), ", ".join(map(str, near))
    with duck.connect() as con:
        found = con.execute(f"SELECT {ROW} FROM {source} WHERE {ROW} IN ({listed})").fetchall()
    hit = frozenset(int(r[0]) for r in found)
    return replace(entry, removed=entry.removed | hit) if hit else entry


def _corrected(rows: Sequence[Entry], change: Change, folder: Path) -> list[Entry]:
    """Take out the earlier rows whose key the correction brings again."""
    touched = [e for e in rows if _in_scope(e.supplier, change)]
    if not touched or not change.rows:
        return list(rows)
    with duck.connect() as con:
        hits = _same_key(con, touched, change, folder)
    return [replace(e, removed=e.removed | hits[e.name]) if e.name in hits else e for e in rows]


def _same_key(
    con: duckdb.DuckDBPyConnection, touched: Sequence[Entry], change: Change, folder: Path
) -> dict[str, frozenset[int]]:
    keys = ", ".join(duck.name(k) for k in change.key)
    fresh = duck.parquet(folder / e.name for e in change.rows)
    con.execute(f"CREATE TEMP TABLE fresh AS SELECT DISTINCT {keys} FROM {fresh}")
    hits: dict[str, frozenset[int]] = {}
    for entry in touched:
        source = duck.parquet([folder / entry.name])
        found = con.execute(f"SELECT {ROW} FROM {source} SEMI JOIN fresh USING ({keys})").fetchall()
        if found:
            hits[entry.name] = frozenset(int(r[0]) for r in found)
    return hits


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
