"""Which rows are in force: the acknowledged imports applied one after another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import duckdb

from shujian.core.ids import unpack_row
from shujian.engines.base import ROW
from shujian.pool.storage import duck
from shujian.pool.storage.come_again import come_again
from shujian.pool.storage.lake import LakeFile
from shujian.store.schema import ImportMode

ROWS, QUARANTINE = "rows", "quarantine"
"""A table's two folders, side by side."""


class Scope(StrEnum):
    """Which earlier rows a replacement or correction touches."""

    SUPPLIER = "supplier"
    ALL = "all"
    FILE = "file"
    """Those of one import; what an import does names it, see ``of_file``."""


def of_file(no: int) -> str:
    """The scope of a replacement that takes the place of one import, and of nothing else."""
    return f"{Scope.FILE}:{no}"


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
    def own(self) -> bool:
        """Whether the import that wrote it brought the rows itself."""
        return self.born == self.no

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
        no: its number; supplier: who sent it; mode: ImportMode; scope: Scope, or ``of_file``.
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

    @property
    def instead(self) -> int:
        """The number of the one import whose place it takes; 0 for none."""
        kind, _, no = self.scope.partition(":")
        return int(no) if kind == Scope.FILE and no else 0


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


def apply(force: Force, change: Change, folder: Path, earlier: Sequence[Change] = ()) -> Force:
    """The files in force after one more import.

    Args:
        force: before it.
        change: the import.
        folder: where the table's row files are.
        earlier: the imports before it in order; a correction has to know them.
    """
    rows, quarantine, imports = force.rows, force.quarantine, force.imports
    own, aside = change.rows, folder.with_name(QUARANTINE)
    if change.mode == ImportMode.REPLACE:
        rows, quarantine, imports = _replaced(force, change)
    elif change.mode == ImportMode.CORRECT and not change.mended:
        kept = tuple(_corrected(rows, change, folder))
        rows, quarantine = _settled(rows, kept, quarantine, change, folder, earlier)
    elif change.mended:
        own = _waiting(force, change, folder)
        rows = _corrected_too(rows, replace(change, rows=own), folder, earlier)
    # rows cleaned again by a changed table may be readable now without having been mended
    rows = tuple(_without(e, change.mended, folder) for e in rows)
    quarantine = tuple(_without(e, change.mended, aside) for e in quarantine)
    return Force(
        tuple(e for e in (*rows, *own) if e.left),
        tuple(e for e in (*quarantine, *change.quarantine) if e.left),
        (*imports, (change.no, change.supplier)),
    )


def _replaced(
    force: Force, change: Change
) -> tuple[tuple[Entry, ...], tuple[Entry, ...], tuple[tuple[int, str], ...]]:
    """What a replacement leaves: rows, rows set aside, and imports.

    With a file go the rows of it that were set aside and corrected since; a row of another
    import that corrected one of the file stays.
    """
    if not change.instead:
        return (
            tuple(e for e in force.rows if not _in_scope(e.supplier, change)),
            tuple(e for e in force.quarantine if not _in_scope(e.supplier, change)),
            tuple(i for i in force.imports if not _in_scope(i[1], change)),
        )
    rows = tuple(e for e in force.rows if e.born != change.instead)
    quarantine = tuple(e for e in force.quarantine if e.born != change.instead)
    before = {e.no for e in (*force.rows, *force.quarantine)}
    gone = before - {e.no for e in (*rows, *quarantine)} | {change.instead}
    return rows, quarantine, tuple(i for i in force.imports if i[0] not in gone)


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
    for place, change in enumerate(applied):
        if change.mended and not any(unpack_row(no).import_no in there for no in change.mended):
            continue  # the rows it corrected are not there any more, so nothing of it counts
        rows = tuple(e for e in change.rows if e.born in there)
        force = apply(force, replace(change, rows=rows), folder, applied[:place])
    return force


def _settled(
    before: tuple[Entry, ...],
    rows: tuple[Entry, ...],
    quarantine: tuple[Entry, ...],
    change: Change,
    folder: Path,
    earlier: Sequence[Change],
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """What a correction leaves of rows that were set aside, corrected since or not.

    A row that it brings again goes, as one with a key does; so does what is left of an import
    of which no other row stays.
    """
    aside = folder.with_name(QUARANTINE)
    concerned = [c for c in earlier if _in_scope(c.supplier, change)]
    again = come_again(
        [aside / e.name for c in concerned for e in c.quarantine],
        [folder / e.name for e in change.rows],
        [aside / e.name for e in change.quarantine],
        change.key,
    )
    over = _taken_over(before, rows, quarantine, change)
    left = (e for e in rows if e.own or e.born not in over)
    stays = (e for e in quarantine if e.born not in over)
    return (
        tuple(e if e.own else _without(e, again, folder) for e in left),
        tuple(_without(e, again, aside) for e in stays),
    )


def _taken_over(
    before: Sequence[Entry], rows: Sequence[Entry], quarantine: Sequence[Entry], change: Change
) -> set[int]:
    """Numbers of the imports whose place a correction takes altogether.

    Every row of theirs that could be read is brought again, and the file has room for the rest:
    one that holds a few rows only says nothing of those that it does not hold.
    """
    stood: Counter[int] = Counter()
    for entry in (*before, *quarantine):
        stood[entry.born] += entry.left
    had = {e.born for e in before if e.own and _in_scope(e.supplier, change)}
    has = {e.born for e in rows if e.own and e.left}
    room = sum(e.left for e in (*change.rows, *change.quarantine))
    return {no for no in had - has if stood[no] <= room}


def _waiting(force: Force, change: Change, folder: Path) -> tuple[Entry, ...]:
    """The corrected rows that there are to be corrected: others left with their import."""
    aside = folder.with_name(QUARANTINE)
    here = {no for e in force.quarantine for no in held(e, change.mended, aside)}
    here |= {no for e in force.rows for no in held(e, change.mended, folder)}
    return tuple(_without(e, change.mended - here, folder) for e in change.rows)


def _corrected_too(
    rows: tuple[Entry, ...], change: Change, folder: Path, earlier: Sequence[Change]
) -> tuple[Entry, ...]:
    """Rows of a correction that came back from quarantine take out those of their key as well."""
    no = unpack_row(min(change.mended)).import_no
    born = next((c for c in earlier if c.no == no), None)
    if born is None or born.mode != ImportMode.CORRECT:
        return rows
    older = [e for e in rows if e.born < no]
    left = {e.name: e for e in _corrected(older, replace(change, scope=born.scope), folder)}
    return tuple(left.get(e.name, e) for e in rows)


def _in_scope(supplier: str, change: Change) -> bool:
    return change.scope == Scope.ALL or supplier == change.supplier


def _without(entry: Entry, rows: frozenset[int], folder: Path) -> Entry:
    """The entry with these rows taken out, where its file holds any of them.

    A row set aside leaves a hole between the file's first and last row, so the numbers alone
    do not tell.
    """
    hit = held(entry, rows, folder)
    return replace(entry, removed=entry.removed | hit) if hit else entry


def held(entry: Entry, rows: frozenset[int], folder: Path) -> frozenset[int]:
    """Those of some rows that stand in the entry's file and are in force.

    Args:
        entry: a file in force.
        rows: numbers of the rows.
        folder: where the file is.
    """
    near = sorted(r for r in rows if entry.first <= r <= entry.last)
    if not near:
        return frozenset()
    source, listed = duck.parquet([folder / entry.name]), ", ".join(map(str, near))
    with duck.connect() as con:
        found = con.execute(f"SELECT {ROW} FROM {source} WHERE {ROW} IN ({listed})").fetchall()
    return frozenset(int(r[0]) for r in found) - entry.removed


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
