"""The queue of jobs that a worker does: their parameters, results and errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import case, func, select, update

from shujian.core.errors import ShujianError
from shujian.store import db
from shujian.store.columns import now
from shujian.store.home import Home
from shujian.store.schema import Job, JobState

_LOOKED_AT = 500
"""Jobs of one kind among which the newest of a thing is sought."""
MOST_WAITING = 500
"""Jobs of one person that may wait: beyond it something calls in a loop."""
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

    Raises:
        ShujianError: ``app.queue_full`` where too many of the account's jobs wait already.
    """
    with db.session(home) as opened:
        mine = select(func.count()).where(Job.state == JobState.WAITING, Job.actor == actor)
        if (opened.scalar(mine.where(Job.params_json.is_not(None))) or 0) >= MOST_WAITING:
            raise _full()
        job = Job(
            kind=kind, params_json=dict(params), actor=actor, unit=unit, purpose=purpose,
            subject=subject, text=text or "等待执行",
        )  # fmt: skip
        opened.add(job)
        opened.flush()
        return job.id


def _full() -> ShujianError:
    return ShujianError(
        "app.queue_full",
        f"您已有 {MOST_WAITING} 个任务在等待，这一个没有提交",
        why="任务逐个执行，各人轮流；一人等待的任务有上限",
        remedy="请等前面的任务做完，或者在“任务”中取消不需要的，再提交",
        params={"most": MOST_WAITING},
    )


def next_waiting(home: Home) -> Job | None:
    """The job that a worker may begin: persons take turns, each of them from the oldest.

    Who put fifty runs into the queue thus lets others go between; one that was under way
    when its process was killed goes on first.
    """
    waiting = (Job.state == JobState.WAITING, Job.params_json.is_not(None))
    with db.reader(home) as opened:
        who = set(opened.scalars(select(Job.actor).where(*waiting).distinct()))
        if not who:  # asked five times a second: the past is looked at only where it matters
            return None
        served = (
            select(Job.actor, func.max(Job.updated).label("at"))
            .where(Job.state != JobState.WAITING, Job.actor.in_(who))
            .group_by(Job.actor)
            .subquery()
        )
        turn = (case((Job.attempts > 0, 0), else_=1), served.c.at.is_not(None), served.c.at)
        query = select(Job).outerjoin(served, served.c.actor == Job.actor).where(*waiting)
        return opened.scalar(query.order_by(*turn, Job.created, Job.id).limit(1))


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
