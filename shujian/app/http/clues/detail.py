"""Routes of one clue from the ledger alone: fast, so that the page shows its head at once."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy import select

from shujian.app.clue_titles import Titles
from shujian.app.http.clues.cases_of import case_numbers
from shujian.app.http.clues.corrected import (
    CorrectedFact,
    StatedFact,
    corrected_fact,
    corrections_of,
    stated_of,
)
from shujian.app.http.clues.drafts import SavedDraft
from shujian.app.http.clues.drafts import view as draft_view
from shujian.app.http.clues.shown import (
    ClueView,
    EventView,
    Target,
    clue_view,
    covered,
    event_view,
    targets,
)
from shujian.app.http.people import people
from shujian.app.http.served import ContextDep, HomeDep
from shujian.app.rule_names import RuleNames
from shujian.clues import query
from shujian.clues.basis import rests
from shujian.clues.changing import open_changes
from shujian.clues.states import ClueState
from shujian.store import db
from shujian.store.schema import Clue, ClueDraft, Run
from shujian.trust import Action, Thing, require

router = APIRouter(tags=["clues"])
RELATED = 20
"""Clues of the same subject that are named."""


class ClueRun(BaseModel):
    """The run that last found the clue."""

    id: str
    model_version: str
    as_of: str
    state: str


class ClueDetail(BaseModel):
    """A clue with its history; ``last_event`` goes back with a decision.

    ``changes``: what runs found otherwise after the conclusion, the oldest first;
    ``corrections``: facts of its documents that persons corrected, ``stated``: those that
    it rests on itself; ``was_checked``: it was 核查中 before it was concluded.
    """

    clue: ClueView
    events: list[EventView]
    changes: list[EventView]
    corrections: list[CorrectedFact]
    stated: list[StatedFact]
    last_event: int
    was_checked: bool
    targets: list[Target]
    may_move: bool
    run: ClueRun | None
    draft: SavedDraft | None
    document: str


class Related(BaseModel):
    """Other clues of the same subject."""

    items: list[ClueView]
    total: int


@router.get("/clues/{clue_id}", operation_id="getClue")
def get_clue(clue_id: str, home: HomeDep, ctx: ContextDep) -> ClueDetail:
    """One clue, its history, and the person's draft."""
    require(ctx, Action.VIEW, Thing(clue_id))
    with db.reader(home) as session:
        clue = query.one(session, clue_id)
        events = query.history(session, clue.id)
        run = session.get(Run, clue.last_run)
        draft = session.get(ClueDraft, (ctx.actor, clue.id))
        names = people(session)
        cases = case_numbers(session, [clue])
        corrected = corrections_of(session, [clue]).get(clue.id, [])
        stated = stated_of(covered(ctx), session, clue, names) if rests(clue) else []
    shown = clue_view(ctx, clue, RuleNames(home), cases)
    shown.corrected = bool(corrected)
    return ClueDetail(
        clue=shown,
        events=[event_view(ctx, event, names) for event in events],
        changes=[event_view(ctx, event, names) for event in open_changes(events)],
        corrections=[corrected_fact(covered(ctx), row, names) for row in corrected],
        stated=stated,
        was_checked=any(event.to_state == ClueState.CHECKING for event in events),
        last_event=max((event.id for event in events), default=0),
        targets=targets(clue),
        may_move=ctx.may is None or Action.CLUE in ctx.may,
        run=_run(run) if run is not None else None,
        draft=draft_view(draft) if draft is not None else None,
        document=str((clue.identity_json or {}).get("文书编号", "")),
    )


def _run(run: Run) -> ClueRun:
    return ClueRun(
        id=run.id,
        model_version=run.model_version,
        as_of=run.as_of.isoformat() if run.as_of else "",
        state=run.state,
    )


@router.get("/clues/{clue_id}/related", operation_id="getRelatedClues")
def related(clue_id: str, home: HomeDep, ctx: ContextDep) -> Related:
    """Other clues of the same subject, of any model."""
    require(ctx, Action.VIEW, Thing(clue_id))
    with db.reader(home) as session:
        clue = query.one(session, clue_id)
        if not clue.subject:
            return Related(items=[], total=0)
        same = select(Clue).where(Clue.subject == clue.subject, Clue.id != clue.id)
        found = list(session.scalars(same.order_by(Clue.model_id, Clue.rule, Clue.id)))
        cases = case_numbers(session, found[:RELATED])
    names = RuleNames(home)
    titles = Titles(covered(ctx), names)
    items = [clue_view(ctx, row, names, cases, titles) for row in found[:RELATED]]
    return Related(items=items, total=len(found))
