"""Whether a home is sound after a crash, measured by what was acknowledged before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from sqlalchemy import select
from sqlalchemy.orm import Session

from bench.proofs.chunk import holds
from shujian.core.ids import unpack_row
from shujian.engines.base import ROW, Snapshot
from shujian.pool.storage import snapshots
from shujian.pool.storage.recover import recover as recover_pool
from shujian.store import db
from shujian.store.home import Home
from shujian.store.recover import recover as recover_store
from shujian.store.schema import (
    Clue,
    ClueEvent,
    Import,
    ImportState,
    Run,
    RunState,
    RunStep,
    Seen,
    SnapshotRow,
    Table,
)
from shujian.trust import journal

OVER = (RunState.DONE, RunState.FAILED, RunState.CANCELLED)


def check_home(
    place: Path, acknowledged: Sequence[dict[str, Any]], every_version: bool = False
) -> None:
    """Open the home as a start does, and compare.

    Args:
        place: the home.
        acknowledged: entries of the killed processes' log.
        every_version: read the files of every version, not only of the newest.

    Raises:
        ProofError: something is lost, half visible or contradicts itself.
    """
    home = Home.open(place, create=False, database="")
    try:
        recover_store(home)
        recover_pool(home)
        holds(not recover_store(home) and not recover_pool(home), "recovery leaves work to do")
        with db.reader(home) as session:
            _imports(session, acknowledged)
            _tables(session, home, acknowledged, every_version)
            _journal(session, acknowledged)
            _runs(session, home, acknowledged)
            _ledger(session, home)
    finally:
        home.close()


def _imports(session: Session, acknowledged: Iterable[dict[str, Any]]) -> None:
    for entry in (e for e in acknowledged if "import" in e):
        row = session.get(Import, entry["import"])
        holds(row is not None, f"import {entry['import']} is gone")
        assert row is not None
        found = (row.state, row.rows_in, row.rows_kept, row.rows_quarantined)
        wanted = (ImportState.ACKNOWLEDGED, entry["rows"], entry["kept"], entry["aside"])
        holds(found == wanted, f"import {row.id}: {found}, not {wanted}")
    for row in session.scalars(select(Import)):
        holds(row.state != ImportState.PENDING, f"import {row.id} is pending")
        if row.state == ImportState.ACKNOWLEDGED:
            accounted = row.rows_in == row.rows_kept + row.rows_quarantined
            holds(accounted, f"import {row.id} does not account for its rows")


def _tables(
    session: Session, home: Home, acknowledged: Sequence[dict[str, Any]], every_version: bool
) -> None:
    totals = {(e["table"], e["version"]): e["total"] for e in acknowledged if "import" in e}
    query = select(Import.no).where(Import.state == ImportState.ACKNOWLEDGED)
    shown = set(session.scalars(query))
    for table in session.scalars(select(Table)).all():
        known = select(SnapshotRow.version).where(SnapshotRow.table_id == table.id)
        versions = sorted(session.scalars(known))
        named = {v for name, v in totals if name == table.name}
        holds(named <= set(versions), f"{table.name}: versions {named - set(versions)} are gone")
        for version in versions if every_version else versions[-1:]:
            snapshot = snapshots.at(session, home, table.name, version)
            _readable(snapshot, shown)
            total = totals.get((table.name, version), snapshot.rows)
            holds(total == snapshot.rows, f"{table.name} {version}: {snapshot.rows}, not {total}")


def _readable(snapshot: Snapshot, shown: set[int]) -> None:
    """Every file is there, with as many rows as the version says, of shown imports only."""
    for files, rows in (
        (snapshot.files, snapshot.rows),
        (snapshot.quarantine_files, snapshot.meta["quarantined"]),
    ):
        numbers = [n for f in files for n in pq.read_table(f, columns=[ROW])[ROW].to_pylist()]
        name = f"{snapshot.table} {snapshot.version}"
        holds(len(numbers) == rows, f"{name}: {len(numbers)} rows in files, not {rows}")
        holds(len(set(numbers)) == len(numbers), f"{name}: row numbers twice")
        strange = {unpack_row(n).import_no for n in numbers} - shown
        holds(not strange, f"{name}: rows of imports {strange} that nobody acknowledged")


def _journal(session: Session, acknowledged: Sequence[dict[str, Any]]) -> None:
    """The chain holds, and still passes through every end that was written down."""
    anchors = {e["seq"]: e["hash"] for e in acknowledged}
    for seq in sorted(anchors)[-3:]:
        broken = journal.verify(session, journal.Head(seq, anchors[seq]) if seq else None)
        holds(broken is None, f"journal: {broken}")


def _runs(session: Session, home: Home, acknowledged: Iterable[dict[str, Any]]) -> None:
    for row in session.scalars(select(Run)):
        holds(row.state in OVER, f"run {row.id} is still “{row.state}”")
        if row.state == RunState.DONE:
            kept = home.path / "runs" / row.id
            holds((kept / "run.json").is_file(), f"run {row.id} kept nothing")
            step = session.scalars(select(RunStep).where(RunStep.run_id == row.id)).first()
            holds(step is not None, f"run {row.id} has no steps")
    for entry in (e for e in acknowledged if "run" in e):
        found = session.get(Run, entry["run"])
        holds(found is not None and found.digest == entry["digest"], f"run {entry['run']} changed")


def _ledger(session: Session, home: Home) -> None:
    """The ledger says of each model what its last finished run found, and events explain it."""
    done = select(Run).where(Run.state == RunState.DONE).order_by(Run.finished)
    last = {run.model_id: run.id for run in session.scalars(done)}
    present: dict[str, set[str]] = {}
    events: dict[str, str] = {}
    for event in session.scalars(select(ClueEvent).order_by(ClueEvent.id)):
        events[event.clue_id] = event.to_state
    for clue in session.scalars(select(Clue)):
        holds(events.get(clue.id) == clue.state, f"clue {clue.id}: no event led to its state")
        if clue.seen == Seen.NOW:
            holds(clue.last_run == last.get(clue.model_id), f"clue {clue.id}: not of the last run")
            present.setdefault(clue.model_id, set()).add(clue.id)
    for model, run_id in last.items():
        lines = (home.path / "runs" / run_id / "clues.jsonl").read_text("utf-8").splitlines()
        found = {json.loads(line)["id"] for line in lines}
        holds(found == present.get(model, set()), f"the ledger differs from run {run_id}")
