"""The address of a run's reasons: why rows were not judged, and what would mend it."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from shujian.app.clue_masks import hidden
from shujian.app.holdings import holdings
from shujian.app.http.served import ContextDep, HomeDep
from shujian.app.replaying import kept
from shujian.app.run_causes import Cause, causes
from shujian.store import db
from shujian.trust import Action, Context, Thing, require

router = APIRouter(tags=["runs"])
SHOWN = 6
_NAMES = {"待核": "review", "未检查": "unchecked"}


class LackingColumn(BaseModel):
    """A column that the rules read and a table's files did not all supply."""

    table: str
    column: str


class CauseView(BaseModel):
    """A reason with its rows; ``stream``: review or unchecked; ``items``: local rules it needs."""

    step: str
    stream: str
    reason: str
    rows: int
    lacking: list[LackingColumn]
    items: list[str] = []


class Causes(BaseModel):
    """The reasons of the most rows; ``more``: how many others there are, of ``more_rows`` rows."""

    items: list[CauseView]
    more: int
    more_rows: int


@router.get("/runs/{run_id}/causes", operation_id="getRunCauses")
def run_causes(run_id: str, ctx: ContextDep, home: HomeDep) -> Causes:
    """Why rows of a finished run went to 待核 or 未检查, those of the most rows first."""
    require(ctx, Action.VIEW, Thing(run_id))
    kept(home, run_id)  # told plainly where the run did not finish
    with db.reader(home) as session:
        found = causes(home.run(run_id), holdings(session, home))
    rest = found[SHOWN:]
    return Causes(
        items=[_view(ctx, c) for c in found[:SHOWN]],
        more=len(rest),
        more_rows=sum(c.rows for c in rest),
    )


def _view(ctx: Context, cause: Cause) -> CauseView:
    return CauseView(
        step=cause.step,
        stream=_NAMES[cause.stream],
        reason=hidden(ctx, cause.reason),
        rows=cause.rows,
        lacking=[LackingColumn(table=t, column=c) for t, c in cause.lacking],
        items=list(cause.items),
    )
