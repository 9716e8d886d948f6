"""The addresses of runs."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query

from shujian.app.http.jobs import Submitted, submit
from shujian.app.http.paging import CursorQuery, LimitQuery, Page
from shujian.app.http.runs import comparing, pages, rows, stopping
from shujian.app.http.runs.finding import find
from shujian.app.http.runs.views import Compared, RunPage, RunRow
from shujian.app.http.served import ContextDep, HomeDep
from shujian.app.overview.unjudged import REVIEW, UNCHECKED, unjudged
from shujian.app.replaying import kept as kept_of
from shujian.app.shelves import kept
from shujian.app.worker import replaying
from shujian.store import db
from shujian.trust import Action, Thing, require

_LEFT = {"unchecked": UNCHECKED, "review": REVIEW}

router = APIRouter(tags=["runs"])


@router.get("/runs", operation_id="listRuns")
def list_runs(
    ctx: ContextDep,
    home: HomeDep,
    model: Annotated[str, Query(max_length=200)] = "",
    state: Annotated[str, Query(max_length=20)] = "",
    last: Literal["", "unchecked", "review"] = "",
    limit: LimitQuery = 50,
    cursor: CursorQuery = "",
) -> Page[RunRow]:
    """Runs, the newest first; of one model or state where these are given.

    ``last``: of each model its last finished run, where that left rows unchecked, or to be
    verified.
    """
    require(ctx, Action.VIEW, Thing("运行"))
    only = {u.run for u in unjudged(home, _LEFT[last])} if last else None
    with db.reader(home) as session:
        return rows.listed(session, kept(home).shelf, (model, state, only), limit, cursor)


@router.get("/runs/{run_id}", operation_id="getRun")
def get_run(run_id: str, ctx: ContextDep, home: HomeDep) -> RunPage:
    """A run: what it read, every step's rows, what it warns of, whether it comes out again."""
    require(ctx, Action.VIEW, Thing(run_id))
    with db.reader(home) as session:
        return pages.page(session, home, kept(home), find(session, home, run_id))


@router.get("/runs/{run_id}/compare", operation_id="compareRuns")
def compare(
    run_id: str, ctx: ContextDep, home: HomeDep, before: Annotated[str, Query(max_length=40)]
) -> Compared:
    """The run against an earlier one of the same model."""
    require(ctx, Action.VIEW, Thing(run_id))
    with db.reader(home) as session:
        return comparing.compared(ctx, session, home, find(session, home, run_id), before)


@router.post("/runs/{run_id}/cancel", operation_id="cancelRun", status_code=204)
def cancel(run_id: str, ctx: ContextDep, home: HomeDep) -> None:
    """Ask a run to stop at its next step."""
    require(ctx, Action.CANCEL, Thing(run_id))
    with db.reader(home) as session:
        held = find(session, home, run_id)
    stopping.stop(ctx, home, held)


@router.post("/runs/{run_id}/replay", operation_id="replayRun", status_code=202)
def replay(run_id: str, ctx: ContextDep, home: HomeDep) -> Submitted:
    """Make a finished run again from what it kept and compare, as a job."""
    require(ctx, Action.REPLAY, Thing(run_id))
    with db.reader(home) as session:
        held = find(session, home, run_id)
    kept_of(home, run_id)
    name = rows.row(kept(home).shelf, held.run).model_name if held.run else ""
    return submit(home, ctx, replaying.KIND, {"run": run_id}, subject=name)
