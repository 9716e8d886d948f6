"""After a crash: Delta versions and files that no database row shows are dropped."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from shujian.core.errors import ShujianError
from shujian.pool.cleaning.plan import quarantine_schema, row_schema
from shujian.pool.storage import leftovers
from shujian.pool.storage.force import QUARANTINE, ROWS, entries_of
from shujian.pool.storage.lake import Lake
from shujian.pool.storage.publishing import plan_columns
from shujian.pool.storage.registry import last_snapshot, owns_of, table_of
from shujian.store import db, locks
from shujian.store.home import Home
from shujian.store.locks import table_lock
from shujian.store.schema import Import, ImportState, SnapshotRow, Table


@dataclass
class Mended:
    """What was dropped.

    Args:
        imports: ids of imports that were never acknowledged.
        files: files that belonged to nothing.
        versions: Delta tables that were set back.
        busy: tables that another program is writing at this moment.
    """

    imports: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    versions: list[str] = field(default_factory=list)
    busy: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.imports or self.files or self.versions)


def recover(home: Home) -> Mended:
    """Bring every table back to its last visible version; tables being written are left.

    Run at every start, after ``store.recover``. Cheap where nothing is wrong.
    """
    total = Mended()
    with db.reader(home) as session:
        ids = list(session.scalars(select(Table.id).order_by(Table.id)))
    for table_id in ids:
        try:
            with locks.writer(home, table_lock(table_id), timeout=0):
                found = mend_table(home, table_id)
        except ShujianError as error:
            if error.code != "store.locked":
                raise
            total.busy.append(table_id)
            continue
        total.imports += found.imports
        total.files += found.files
        total.versions += found.versions
    return total


def mend_table(home: Home, table_id: str) -> Mended:
    """Bring one table back to its last visible version; the caller holds its lock."""
    mended = Mended()
    with db.reader(home) as session:
        table = session.get_one(Table, table_id)
        last = last_snapshot(session, table_id)
        pending = session.scalars(
            select(Import.id).where(
                Import.table_id == table_id, Import.state == ImportState.PENDING
            )
        ).all()
        needed = _needed(
            list(session.scalars(select(SnapshotRow).where(SnapshotRow.table_id == table_id)))
        )
        spec = table_of(table.spec_json)
        undone = session.scalars(
            select(Import.no).where(
                Import.table_id == table_id,
                Import.state.in_([ImportState.PENDING, ImportState.DROPPED]),
            )
        ).all()
    if pending:
        _drop(home, list(pending))
        mended.imports = list(pending)
    mended.files += leftovers.sweep(home, table_id, set(undone))
    schema = row_schema(plan_columns(spec))
    shown = (
        {ROWS: [], QUARANTINE: []}
        if last is None
        else {ROWS: last.files_json, QUARANTINE: last.quarantine_files_json}
    )
    for kind, files in shown.items():
        folder = home.lake(table_id) / kind
        if not folder.is_dir():
            continue
        wanted = [e.lake_file() for e in entries_of(files)]
        if Lake(folder).files() != sorted(f.name for f in wanted):
            Lake(folder).set_files(wanted, schema if kind == ROWS else quarantine_schema(schema))
            mended.versions.append(f"{table_id}/{kind}")
        mended.files += _sweep(folder, needed[kind])
    return mended


def _needed(rows: list[SnapshotRow]) -> dict[str, set[str]]:
    """Every file that some visible version shows, or that an import wrote."""
    needed: dict[str, set[str]] = {ROWS: set(), QUARANTINE: set()}
    for row in rows:
        needed[ROWS] |= {e["name"] for e in row.files_json}
        needed[QUARANTINE] |= {e["name"] for e in row.quarantine_files_json}
        for own in owns_of(row):
            for kind in needed:
                needed[kind] |= {e["name"] for e in own[kind]}
    return needed


def _drop(home: Home, ids: list[str]) -> None:
    with db.session(home) as session:
        for row in session.scalars(select(Import).where(Import.id.in_(ids))):
            row.state, row.note = ImportState.DROPPED, "程序中途停止，未确认"


def _sweep(folder: Path, needed: set[str]) -> list[str]:
    """Remove files that no version shows."""
    gone = []
    for path in sorted(folder.glob("*.parquet")):
        if path.name not in needed:
            with suppress(OSError):  # on Windows a reader may still hold it: next time
                path.unlink()
                gone.append(path.name)
    return gone
