"""Runs as rows of a list, those that wait in the queue among them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from shujian.app.http.jobs import PHASES
from shujian.app.http.paging import Page, decode, encode, unknown
from shujian.app.http.people import Names, named, people
from shujian.app.http.runs.views import RunCounts, RunRow
from shujian.app.running import STOPPED
from shujian.app.shelf import Shelf
from shujian.app.worker.running import KIND
from shujian.store.schema import Job, JobState, Run, RunState

_WORDS = {
    "clues": "线索", "hints": "提示", "review": "待核", "unchecked": "未检查",
    "unkeyed": "右表键不明", "new": "新增", "again": "再次", "changed": "变化",
    "reopened": "重新列入", "gone": "未再现", "marked": "结论后有变",
}  # fmt: skip


Wanted = tuple[str, str, Collection[str] | None]
"""Of which model and state, "" for any, and of these only the runs with these ids."""


def row(shelf: Shelf, run: Run, names: Names | None = None) -> RunRow:
    """A run as a row; ``names`` tells who an account is."""
    counts = run.counts_json or {}
    return RunRow(
        **_model(shelf, run.model_id),
        id=run.id,
        state=run.state,
        phase=PHASES[run.state],
        as_of=run.as_of,
        started=run.started,
        finished=run.finished,
        actor=_who(names, run.actor),
        counts=RunCounts(**{k: counts.get(word) for k, word in _WORDS.items()}),
        error=run.error,
        stopped_at=str(counts.get(STOPPED, "")),
    )


def _who(names: Names | None, account: str) -> str:
    return account if names is None else named(names, account)


def waiting_row(shelf: Shelf, job: Job, names: Names | None = None) -> RunRow:
    """A run that no worker has begun, or that ended before it began."""
    params: dict[str, Any] = job.params_json or {}
    actor = _who(names, job.actor)
    error = (job.error_json or {}).get("what", "")
    return RunRow(
        **_model(shelf, str(params.get("model", ""))),
        id=job.id, state=job.state, phase=PHASES[job.state], as_of=params.get("as_of"), started=job.created,
        finished=None, actor=actor, counts=RunCounts(), error=error, stopped_at="",
    )  # fmt: skip


def _model(shelf: Shelf, model_id: str) -> dict[str, str]:
    item = shelf.items.get(model_id) or shelf.packs.get(model_id)
    name = str(item.data.get("name", model_id)) if item else model_id
    kind = "pack" if model_id in shelf.packs else "model"
    return {"model_id": model_id, "model_name": name, "kind": kind}


def listed(session: Session, shelf: Shelf, wanted: Wanted, limit: int, cursor: str) -> Page[RunRow]:
    """Runs, the newest first; what waits stands above the first page."""
    model, state, only = wanted
    query = select(Run).where(Run.state != RunState.ONE)
    if model:
        query = query.where(Run.model_id == model)
    if state:
        query = query.where(Run.state.in_([s for s, p in PHASES.items() if p == state]))
    if only is not None:
        query = query.where(Run.id.in_(only))
    total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    if cursor:
        at, key = decode(cursor, 2)
        if not isinstance(key, str):
            raise unknown()
        time = moment(at)
        later = and_(Run.started == time, Run.id > key)
        query = query.where(or_(Run.started < time, later))
    query = query.order_by(Run.started.desc(), Run.id).limit(limit + 1)
    found = list(session.scalars(query))
    more = encode([_text(found[limit - 1]), found[limit - 1].id]) if len(found) > limit else None
    names = people(session)
    above = [] if cursor or only is not None else _waiting(session, shelf, model, state, names)
    rows = [row(shelf, run, names) for run in found[:limit]]
    return Page(items=above + rows, next=more, total=total + len(above))


def _text(run: Run) -> str:
    return run.started.isoformat()


def moment(text: Any) -> dt.datetime:
    """The time in a cursor.

    Raises:
        ShujianError: ``app.cursor`` for one that this list did not give.
    """
    try:
        time = dt.datetime.fromisoformat(text)
    except (TypeError, ValueError):
        raise unknown() from None
    if time.tzinfo is None:
        raise unknown()
    return time


def _waiting(session: Session, shelf: Shelf, model: str, state: str, names: Names) -> list[RunRow]:
    if state and state != PHASES[JobState.WAITING]:
        return []
    query = select(Job).where(Job.kind == KIND, Job.state == JobState.WAITING)
    jobs = session.scalars(query.order_by(Job.created.desc(), Job.id).limit(200))
    rows = [waiting_row(shelf, j, names) for j in jobs if session.get(Run, j.id) is None]
    return [r for r in rows if not model or r.model_id == model]
