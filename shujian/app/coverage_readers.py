"""Which models say “not there” of a table, and how much their last run left unchecked for it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.app.fit_needs import claims
from shujian.app.shelves import Entry, kept
from shujian.models.model import Model
from shujian.pool.storage.registry import find_table, last_snapshot
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Run, RunState, RunStep, SnapshotRow, Table


@dataclass(frozen=True)
class CoverageReader:
    """A model whose “not there” depends on a table's coverage.

    Args:
        id, name: the model.
        run: its last run that ended well; "" where there is none.
        unchecked: rows that the steps asking for the coverage left 未检查 then.
        older: other statements held when it ran: only another run judges by those of now.
    """

    id: str
    name: str
    run: str = ""
    unchecked: int = 0
    older: bool = False


def coverage_readers(home: Home, table: str) -> list[CoverageReader]:
    """The models that ask for a table's coverage, by name."""
    found = []
    with db.reader(home) as session:
        row = find_table(session, table)
        for entry in kept(home).entries():
            if isinstance(entry.bound, Model) and table in claims(entry.bound):
                found.append(_reader(session, entry, entry.bound, row, table))
    return sorted(found, key=lambda one: one.name)


def _reader(
    session: Session, entry: Entry, model: Model, row: Table | None, table: str
) -> CoverageReader:
    query = select(Run).where(Run.model_id == entry.id, Run.state == RunState.DONE)
    run = session.scalar(query.order_by(Run.started.desc()).limit(1))
    if run is None or row is None:
        return CoverageReader(entry.id, model.spec.name)
    steps = claims(model)[table]
    counts = select(RunStep.unchecked).where(RunStep.run_id == run.id, RunStep.step.in_(steps))
    read = {int(v["version"]) for v in run.inputs_json.values() if v["table"] == table}
    seen = session.get(SnapshotRow, (row.id, max(read, default=0)))
    now = last_snapshot(session, row.id)
    stated = [one.coverage_json if one else [] for one in (seen, now)]
    return CoverageReader(
        entry.id, model.spec.name, run.id, sum(session.scalars(counts)), stated[0] != stated[1]
    )
