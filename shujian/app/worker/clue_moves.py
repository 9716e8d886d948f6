"""Move all clues of a list, some at a time so that others may write between."""

from __future__ import annotations

from typing import Any

from shujian.app.clue_filter import ClueFilter
from shujian.app.clue_steps import steps_of
from shujian.app.worker.kinds import Task
from shujian.clues import listing, moving
from shujian.clues.moving import Move, Moved
from shujian.clues.states import state_named
from shujian.store import db

KIND = "clues.move"
_CHUNK = 200
_TOLD = 200
"""Failures told by name; the rest are counted."""


def handle(task: Task) -> dict[str, Any]:
    """Move what the filter finds; done again, it goes on with what is left."""
    target = state_named(task.params["state"])
    agreed = bool(task.params.get("though_open"))
    wanted = Move(target, task.params["reason"], though_open=agreed)
    steps = steps_of(task.home)
    with db.reader(task.home) as session:
        ids = listing.ids(session, ClueFilter(**task.params["filter"]).wanted())
    moved = Moved(task.job_id)
    for start in range(0, len(ids), _CHUNK):
        task.progress.step(start / len(ids), f"{start} / {len(ids)}")
        with db.session(task.home) as session:
            part = moving.move_many(
                session, task.ctx, ids[start : start + _CHUNK], wanted, moved.batch, steps=steps
            )
        moved.done += part.done
        moved.failed |= part.failed
    failed = [{"id": i, "why": w} for i, w in list(moved.failed.items())[:_TOLD]]
    return {
        "batch": moved.batch, "done": len(moved.done),
        "failed": len(moved.failed), "failures": failed,
    }  # fmt: skip
