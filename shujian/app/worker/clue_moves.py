"""Move all clues of a list, some at a time so that others may write between."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import select

from shujian.app.clue_filter import ClueFilter
from shujian.app.clue_steps import steps_of
from shujian.app.worker.kinds import Task
from shujian.clues import listing, moving
from shujian.clues.moving import Move, Moved
from shujian.clues.states import state_named
from shujian.store import db
from shujian.store.schema import ClueEvent

KIND = "clues.move"
_CHUNK = 200
_TOLD = 200
"""Failures told by name; the rest are counted."""
_LATER = "选择全部以后才移入清单，或者其间被改动，没有处理"


def handle(task: Task) -> dict[str, Any]:
    """Move what the filter found when it was chosen; done again, it goes on with what is left."""
    target = state_named(task.params["state"])
    agreed = bool(task.params.get("though_open"))
    wanted = Move(target, task.params["reason"], though_open=agreed)
    steps = steps_of(task.home)
    moved, then = _left(task)
    ids = list(then)
    for start in range(0, len(ids), _CHUNK):
        task.progress.step(start / len(ids), f"{start} / {len(ids)}")
        with db.session(task.home) as session:
            part = moving.move_many(
                session, task.ctx, ids[start : start + _CHUNK], wanted, moved.batch, then, steps
            )
        moved.done += part.done
        moved.failed |= part.failed
    failed = [{"id": i, "why": w} for i, w in list(moved.failed.items())[:_TOLD]]
    return {
        "batch": moved.batch, "done": len(moved.done),
        "failed": len(moved.failed), "failures": failed,
    }  # fmt: skip


def _left(task: Task) -> tuple[Moved, dict[str, str]]:
    """What an earlier start of the job did, and the clues that are left with their states.

    What the job has moved is not moved again, even where somebody moved it back since.
    """
    asked, given = ClueFilter(**task.params["filter"]).wanted(), task.params.get("newest")
    newest = dt.datetime.fromisoformat(given) if given else None
    with db.reader(task.home) as session:
        then, since = listing.chosen(session, asked, newest)
        query = select(ClueEvent.clue_id).where(ClueEvent.batch == task.job_id)
        done = list(session.scalars(query))
    before = set(done)
    failed = {number: _LATER for number in since if number not in before}
    return Moved(task.job_id, done, failed), {i: s for i, s in then.items() if i not in before}
