"""The address of a run's reasons: why rows were not judged, and what would mend it."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from shujian.app.clue_masks import hidden
from shujian.app.holdings import holdings
from shujian.app.http.served import ContextDep, HomeDep
from shujian.app.replaying import kept
from shujian.app.rule_names import RuleNames
from shujian.app.run_causes import Cause, causes
from shujian.store import db
from shujian.store.schema import Run
from shujian.trust import Action, Context, Thing, require

router = APIRouter(tags=["runs"])
SHOWN, FIRST, RULES = 6, 3, 3
"""Reasons told; those of 待核 among them told first; rules that a reason is told with: a step
that leads to more of them is one of the first."""
_NAMES = {"待核": "review", "未检查": "unchecked"}


class LackingColumn(BaseModel):
    """A column that the rules read and a table's files did not all supply."""

    table: str
    column: str


class CauseView(BaseModel):
    """A reason with its rows; ``stream``: review or unchecked; ``items``: local rules it needs;
    ``rules``: names of the few rules that lose the rows."""

    step: str
    stream: str
    reason: str
    rows: int
    lacking: list[LackingColumn]
    items: list[str] = []
    rules: list[str] = []


class Causes(BaseModel):
    """The reasons of 待核 first, since a person can judge them now, then those of the most rows.

    ``more``: how many others there are, of ``more_rows`` rows.
    """

    items: list[CauseView]
    more: int
    more_rows: int


@router.get("/runs/{run_id}/causes", operation_id="getRunCauses")
def run_causes(run_id: str, ctx: ContextDep, home: HomeDep) -> Causes:
    """Why rows of a finished run went to 待核 or 未检查, and what would mend it."""
    require(ctx, Action.VIEW, Thing(run_id))
    kept(home, run_id)  # told plainly where the run did not finish
    with db.reader(home) as session:
        found = _in_order(causes(home.run(run_id), holdings(session, home)))
        model = session.get_one(Run, run_id).model_id
    rest, names = found[SHOWN:], RuleNames(home)
    return Causes(
        items=[_view(ctx, c, [names.name(model, r) for r in c.rules]) for c in found[:SHOWN]],
        more=len(rest),
        more_rows=sum(c.rows for c in rest),
    )


def _in_order(found: list[Cause]) -> list[Cause]:
    review = [c for c in found if c.stream == "待核"][:FIRST]
    return [*review, *(c for c in found if c not in review)]


def _view(ctx: Context, cause: Cause, rules: list[str]) -> CauseView:
    return CauseView(
        step=cause.step,
        stream=_NAMES[cause.stream],
        reason=hidden(ctx, cause.reason),
        rows=cause.rows,
        lacking=[LackingColumn(table=t, column=c) for t, c in cause.lacking],
        items=list(cause.items),
        rules=rules if len(rules) <= RULES else [],
    )
