"""Making imports visible: Delta first, the database row second, all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from shujian.core.errors import ShujianError
from shujian.pool.asking import counting, vouched
from shujian.pool.cleaning.plan import PlanColumn, quarantine_schema, row_schema
from shujian.pool.proposals.proposal import ImportResult, PartResult
from shujian.pool.storage.aside_gone import gone_notes
from shujian.pool.storage.force import QUARANTINE, ROWS, Change, Force, apply
from shujian.pool.storage.lake import Lake
from shujian.pool.storage.registry import (
    CARRIED,
    coverage_json,
    force_of,
    history,
    imports_in_force,
    last_snapshot,
    own_of,
    spec_of,
)
from shujian.pool.storage.rewriting import materialise
from shujian.schema.tables import StandardTable
from shujian.store.disk import guard
from shujian.store.home import Home
from shujian.store.schema import Import, ImportMode, ImportState, Part, SnapshotRow, Table


@dataclass
class Staged:
    """An import whose files are written, but which nobody sees yet.

    Args:
        table: standard table; table_id: its row.
        import_id: its pending row.
        change: what it does.
        states: cells of its own rows by state.
        parts: rows for the ``parts`` table.
        results: the account by part.
        force: the files in force afterwards; None: computed from ``change``.
        notes: Chinese.
        withdraws: ids of the imports that are taken back: first the one that a person named.
        carried: corrections of quarantined rows that go along; ``force`` holds them already.
    """

    table: StandardTable
    table_id: str
    import_id: str
    change: Change
    states: counting.Counts = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    results: tuple[PartResult, ...] = ()
    force: Force | None = None
    notes: tuple[str, ...] = ()
    withdraws: tuple[str, ...] = ()
    carried: list[Staged] = field(default_factory=list)


@dataclass
class _Ready:
    """Committed to Delta: only the database row is missing."""

    staged: Staged
    force: Force
    version: int
    delta: int
    quarantine: int
    counts: counting.Counts
    superseded: int


def folders(home: Home, table_id: str) -> tuple[Path, Path]:
    """The folders of a table's rows and quarantined rows; made here."""
    found = home.lake(table_id) / ROWS, home.lake(table_id) / QUARANTINE
    for folder in found:
        with guard(folder):
            folder.mkdir(parents=True, exist_ok=True)
    return found


def plan_columns(table: StandardTable) -> tuple[PlanColumn, ...]:
    """The table's columns, none of them supplied yet."""
    required = table.required
    return tuple(
        PlanColumn(c.name, c.element, c.unit, required=c.name in required) for c in table.columns
    )


def prepare(home: Home, session: Session, staged: Staged) -> _Ready:
    """Commit the files in force to Delta; the caller holds the table's lock."""
    rows, quarantine = folders(home, staged.table_id)
    before = last_snapshot(session, staged.table_id)
    old = force_of(before)
    force = staged.force or _applied(session, staged, old, rows)
    if not staged.carried:  # those go along with their import, and that is told already
        staged.notes = (*staged.notes, *gone_notes(old, force, staged.change))
    version = 1 if before is None else before.version + 1
    stem = f"v{version:07d}-{staged.change.no:07d}"
    force = Force(
        materialise(force.rows, rows, stem),
        materialise(force.quarantine, quarantine, stem),
        force.imports,
    )
    names = [c.name for c in staged.table.columns]
    kept = set(e.name for e in old.rows) <= set(e.name for e in force.rows)
    if before is not None and kept and staged.states:
        counts = counting.added(before.stats_json["columns"], old.count, staged.states)
    else:
        counts = counting.counted(rows, (e.name for e in force.rows), names)
    schema = row_schema(plan_columns(staged.table))
    delta = Lake(rows).set_files([e.lake_file() for e in force.rows], schema)
    aside = Lake(quarantine).set_files(
        [e.lake_file() for e in force.quarantine], quarantine_schema(schema)
    )
    added = sum(e.rows for one in (staged, *staged.carried) for e in one.change.rows)
    return _Ready(
        staged, force, version, delta, aside, counts, max(old.count + added - force.count, 0)
    )


def _applied(session: Session, staged: Staged, old: Force, folder: Path) -> Force:
    """The files in force with what an import does; only a correction asks what was before it."""
    corrects = staged.change.mode == ImportMode.CORRECT
    earlier = history(session, staged.table_id) if corrects else []
    return apply(old, staged.change, folder, earlier)


def show(session: Session, ready: _Ready, actor_note: Callable[[Import], None]) -> ImportResult:
    """Write the rows that make an import visible.

    Args:
        session: a write session; nothing is seen before it ends.
        ready: what was committed to Delta.
        actor_note: called with the acknowledged import, for the journal.
    """
    staged = ready.staged
    row = _acknowledged(session, staged)
    for import_id in staged.withdraws:
        session.get_one(Import, import_id).state = ImportState.WITHDRAWN
    along = [_acknowledged(session, one) for one in staged.carried]
    session.get_one(Table, staged.table_id).spec_json = spec_of(staged.table)
    session.flush()
    session.add(_version(session, ready, row.id))
    session.flush()
    for one in (row, *along):
        actor_note(one)
    return _result(row, ready)


def _acknowledged(session: Session, staged: Staged) -> Import:
    """The import's row with its account.

    Raises:
        ShujianError: ``pool.account``.
    """
    row = session.get_one(Import, staged.import_id)
    row.state = ImportState.ACKNOWLEDGED
    row.rows_in = sum(p.rows for p in staged.results)
    row.rows_kept = sum(p.kept for p in staged.results)
    row.rows_quarantined = sum(p.quarantined for p in staged.results)
    if row.rows_in != row.rows_kept + row.rows_quarantined:
        raise account_error(row.rows_in, row.rows_kept, row.rows_quarantined)
    row.note = "；".join(filter(None, (row.note, *staged.notes)))
    session.add_all(staged.parts)
    return row


def _version(session: Session, ready: _Ready, import_id: str) -> SnapshotRow:
    """The database row of a version: files, counts, and what the import itself did."""
    staged, force, change = ready.staged, ready.force, ready.staged.change
    imports = imports_in_force(session, force)
    return SnapshotRow(
        table_id=staged.table_id,
        version=ready.version,
        delta_version=ready.delta,
        quarantine_version=ready.quarantine,
        files_json=[e.as_dict() for e in force.rows],
        quarantine_files_json=[e.as_dict() for e in force.quarantine],
        stats_json={
            "columns": ready.counts,
            "rows": force.count,
            "quarantined": sum(e.left for e in force.quarantine),
            "imports": [list(i) for i in force.imports],
            "spec": spec_of(staged.table),
            "own": own_of(change),
            **({CARRIED: _carried(staged)} if staged.carried else {}),
        },
        as_of=vouched.as_of(imports),
        coverage_json=coverage_json(vouched.coverage(imports)),
        import_id=import_id,
    )


def _carried(staged: Staged) -> dict[str, Any]:
    return {str(one.change.no): own_of(one.change) for one in staged.carried}


def _result(row: Import, ready: _Ready) -> ImportResult:
    withdrawn = row.mode == ImportMode.WITHDRAW
    return ImportResult(
        import_id=row.id,
        no=row.no,
        table=ready.staged.table.name,
        version=ready.version,
        state=str(ImportState.WITHDRAWN if withdrawn else ImportState.ACKNOWLEDGED),
        rows_in=row.rows_in,
        rows_kept=row.rows_kept,
        rows_quarantined=row.rows_quarantined,
        superseded=ready.superseded,
        parts=ready.staged.results,
        notes=ready.staged.notes,
    )


def account_error(rows: int, kept: int, quarantined: int) -> ShujianError:
    """Rows went missing: nothing of such an import is ever shown."""
    return ShujianError(
        "pool.account",
        "行数不平，未导入",
        why=f"读入 {rows} 行，入库 {kept} 行，隔离 {quarantined} 行",
        remedy="请保留原文件并反馈给程序开发者",
        params={"rows": rows, "kept": kept, "quarantined": quarantined},
    )
