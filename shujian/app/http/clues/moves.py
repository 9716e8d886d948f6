"""Routes that move clues to a state: one, many, all of a list; undo."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter
from pydantic import AwareDatetime, BaseModel, Field

from shujian.app.clue_filter import ClueFilter
from shujian.app.clue_steps import steps_of
from shujian.app.http.clues.listing import THING
from shujian.app.http.jobs import Submitted, submit
from shujian.app.http.served import ContextDep, HomeDep
from shujian.app.worker.clue_moves import KIND
from shujian.clues import listing, moving, undoing
from shujian.clues.moving import Move
from shujian.clues.states import state_named
from shujian.core.errors import ShujianError
from shujian.core.ids import random_id
from shujian.store import db
from shujian.trust import Action, require

router = APIRouter(tags=["clues"])
Reason = Annotated[str, Field(max_length=4000)]


class Decision(BaseModel):
    """Where a clue is moved, and why; ``seen``: the last event the person saw.

    ``though_open``: the person was told which steps are open and goes on to 属实.
    """

    state: str
    reason: Reason = ""
    checks: list[str] = Field(default_factory=list)
    seen: int | None = None
    though_open: bool = False


class ManyDecision(BaseModel):
    """One decision for several clues; ``seen``: the state that the list showed of each."""

    ids: Annotated[list[str], Field(min_length=1, max_length=200)]
    state: str
    reason: Reason = ""
    seen: Annotated[dict[str, str], Field(max_length=200)] = Field(default_factory=dict)
    though_open: bool = False


class FilteredDecision(BaseModel):
    """One decision for all clues of a list; refused where it is no longer the list that was seen.

    ``total``, ``newest``: as the list told them when all of it was chosen.
    """

    filter: ClueFilter
    total: int
    newest: AwareDatetime | None
    state: str
    reason: Reason = ""
    though_open: bool = False


class Refused(BaseModel):
    """A clue that kept its state, and why."""

    id: str
    why: str


class Batch(BaseModel):
    """What became of a batch; ``batch`` undoes it."""

    batch: str
    done: list[str]
    failed: list[Refused]


class Undoable(BaseModel):
    """A batch of the person that can still be undone."""

    batch: str
    state: str
    count: int
    until: dt.datetime


def _batch(moved: moving.Moved) -> Batch:
    failed = [Refused(id=i, why=w) for i, w in moved.failed.items()]
    return Batch(batch=moved.batch, done=moved.done, failed=failed)


@router.post("/clues/moves", operation_id="moveClues")
def move_clues(body: ManyDecision, home: HomeDep, ctx: ContextDep) -> Batch:
    """Move several clues; each stands for itself."""
    wanted = Move(state_named(body.state), body.reason, though_open=body.though_open)
    steps = steps_of(home)
    with db.session(home) as session:
        return _batch(
            moving.move_many(session, ctx, body.ids, wanted, random_id(), body.seen, steps)
        )


@router.post("/clues/moves/filtered", operation_id="moveFilteredClues", status_code=202)
def move_filtered(body: FilteredDecision, home: HomeDep, ctx: ContextDep) -> Submitted:
    """Move all clues of a list, as a job."""
    require(ctx, Action.CLUE, THING)
    state = state_named(body.state)
    with db.reader(home) as session:
        stands = listing.stand(session, body.filter.wanted())
    seen = listing.Stand(body.total, body.newest)
    if stands != seen:
        raise _another_list(seen, stands)
    params = {
        "filter": body.filter.stored(), "state": str(state), "reason": body.reason,
        "though_open": body.though_open, "newest": body.newest and body.newest.isoformat(),
    }  # fmt: skip
    return submit(home, ctx, KIND, params, f"{stands.total} 条线索改为“{state}”")


def _another_list(seen: listing.Stand, now: listing.Stand) -> ShujianError:
    """The refusal to move clues that the person may never have looked at."""
    what = f"选择全部以后，清单已从 {seen.total} 条变为 {now.total} 条"
    if seen.total == now.total:
        what = f"选择全部以后，清单仍是 {now.total} 条，但其中的线索有变化"
    return ShujianError(
        "app.conflict", what, "其间有线索移入、移出或者被改动，没有处理任何一条",
        "清单已刷新：请先取消选择，看过以后重新选择全部", params={"total": now.total},
    )  # fmt: skip


@router.get("/clues/moves", operation_id="listUndoable")
def list_undoable(home: HomeDep, ctx: ContextDep) -> list[Undoable]:
    """What the person can still undo, the newest first."""
    with db.reader(home) as session:
        found = undoing.undoable(session, ctx)
    return [Undoable(batch=b, state=s, count=n, until=u) for b, s, n, u in found]


@router.post("/clues/moves/{batch}/undo", operation_id="undoClueMoves")
def undo(batch: str, home: HomeDep, ctx: ContextDep) -> Batch:
    """Move a batch back within ten minutes; what others changed since stays."""
    with db.session(home) as session:
        return _batch(undoing.undo(session, ctx, batch))


@router.post("/clues/{clue_id}/moves", operation_id="moveClue")
def move_clue(clue_id: str, body: Decision, home: HomeDep, ctx: ContextDep) -> Batch:
    """Move one clue; refused where somebody else moved it meanwhile."""
    state = state_named(body.state)
    wanted = Move(state, body.reason, body.checks, body.seen, body.though_open)
    batch = random_id()
    with db.session(home) as session:
        moved = moving.move(session, ctx, clue_id, wanted, batch, steps_of(home))
    return Batch(batch=batch, done=[moved.id], failed=[])
