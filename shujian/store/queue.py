"""The queue of jobs that a worker does: their parameters, results and errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select, update

from shujian.store import db
from shujian.store.columns import now
from shujian.store.home import Home
from shujian.store.schema import Job, JobState

_LOOKED_AT = 500
"""Jobs of one kind among which the newest of a thing is sought."""
ENDED = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


def submit(
    home: Home,
    kind: str,
    params: Mapping[str, Any],
    *,
    actor: str,
    unit: str = "",
    purpose: str = "",
    subject: str = "",
    text: str = "",
) -> str:
    """Put a job into the queue; gives its id.

    Args:
        home: the home.
        kind: which handler of the worker does it.
        params: what it is to do, JSON-able; doing it twice must do no harm.
        actor: the account that asked.
        unit: its unit.
        purpose: what for.
        subject: what it is about, e.g. a model's or a file's name, for lists.
        text: what is told while it waits.
    """
    with db.session(home) as opened:
        job = Job(
            kind=kind, params_json=dict(params), actor=actor, unit=unit, purpose=purpose,
            subject=subject, text=text or "等待执行",
        )  # fmt: skip
        opened.add(job)
        opened.flush()
        return job.id


def next_waiting(home: Home) -> Job | None:
    """The oldest job that a worker may begin."""
    with db.reader(home) as opened:
        query = select(Job).where(Job.state == JobState.WAITING, Job.params_json.is_not(None))
        return opened.scalar(query.order_by(Job.created, Job.id).limit(1))


def attempt(home: Home, job_id: str) -> None:
    """Count one more beginning."""
    with db.session(home) as opened:
        change = update(Job).where(Job.id == job_id)
        opened.execute(change.values(attempts=Job.attempts + 1))


def finish(home: Home, job_id: str, result: Any = None, error: Any = None) -> None:
    """Keep what came out, or the error as ``ShujianError.as_dict`` gives it."""
    with db.session(home) as opened:
        values = {"result_json": result, "error_json": error, "updated": now()}
        opened.execute(update(Job).where(Job.id == job_id).values(values))


def one(home: Home, job_id: str) -> Job | None:
    """A job by id."""
    with db.reader(home) as opened:
        return opened.get(Job, job_id)


def recent(home: Home, actor: str = "", limit: int = 50) -> list[Job]:
    """Jobs of a person (of everyone for ""), the newest first."""
    query = select(Job).where(Job.params_json.is_not(None))
    if actor:
        query = query.where(Job.actor == actor)
    with db.reader(home) as opened:
        found = opened.scalars(query.order_by(Job.created.desc(), Job.id).limit(limit))
        return list(found)


def mark(home: Home, actor: str) -> tuple[Any, int]:
    """Changes whenever one of a person's jobs does: cheap to ask, again and again."""
    query = select(func.max(Job.updated), func.count()).where(Job.actor == actor)
    with db.reader(home) as opened:
        last, count = opened.execute(query).one()
        return last, count


def latest(home: Home, kind: str, key: str, value: str) -> Job | None:
    """The newest job of a kind whose parameter ``key`` is ``value``, whoever asked for it."""
    query = select(Job).where(Job.kind == kind, Job.params_json.is_not(None))
    with db.reader(home) as opened:
        found = opened.scalars(query.order_by(Job.created.desc(), Job.id).limit(_LOOKED_AT))
        return next((j for j in found if (j.params_json or {}).get(key) == value), None)
