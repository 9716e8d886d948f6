"""How far files on their way are, and which of them wait for their person."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Literal

from shujian.app.drafts import kept, proposed
from shujian.app.drafts.kept import Draft
from shujian.core.errors import ShujianError
from shujian.store import queue
from shujian.store.home import Home
from shujian.store.schema import Job, JobState
from shujian.trust import Context

DraftState = Literal["reading", "failed", "ready", "importing", "done"]


def state_of(home: Home, draft: Draft, job: Job | None) -> DraftState:
    """How far a file is; ``job``: its import, or its reading where none was begun."""
    over = job is None or job.state in queue.ENDED
    if job is not None and draft.importing and job.state == JobState.DONE:
        return "done"
    if kept.read_before(home, draft) is None:
        return "failed" if over else "reading"
    return "importing" if draft.importing and not over else "ready"


def visit_of(draft: Draft) -> str:
    """The upload with which the visit to the wizard began."""
    return draft.visit or draft.key


def unfinished(ctx: Context, home: Home, keys: Iterable[str]) -> list[tuple[Draft, DraftState]]:
    """The drafts that were not brought in, the newest first.

    Once a file of a visit was brought in, those of which nothing is wanted or nothing could be
    read do not wait for anybody: the wizard said so at its end.

    Args:
        ctx: whose drafts they are.
        home: the home.
        keys: the uploads of this person; those that begin no import are passed over.
    """
    found: list[tuple[Draft, DraftState]] = []
    for key in keys:
        # one that is given up meanwhile is not told of
        with suppress(ShujianError):
            if (draft := kept.known(home, key)) is not None:
                job = queue.one(home, draft.importing or draft.reading)
                found.append((draft, state_of(home, draft, job)))
    ended = {visit_of(draft) for draft, state in found if state == "done"}
    waiting = [
        (draft, state)
        for draft, state in found
        if state != "done" and not (visit_of(draft) in ended and _over(ctx, home, draft, state))
    ]
    return sorted(waiting, key=lambda one: one[0].begun, reverse=True)


def _over(ctx: Context, home: Home, draft: Draft, state: DraftState) -> bool:
    """Whether the wizard ends with the file as it is."""
    if state != "ready":
        return state == "failed"
    with suppress(ShujianError):
        return all(part.left_out for part in proposed.proposal_of(ctx, home, draft).parts)
    return False
