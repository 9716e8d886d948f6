"""Routes of drafts: what a person typed about a clue survives closing the page."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from shujian.app.http.served import ContextDep, HomeDep
from shujian.clues import query
from shujian.store import db
from shujian.store.schema import ClueDraft
from shujian.trust import Action, Thing, require

router = APIRouter(tags=["clues"])


class Draft(BaseModel):
    """What was typed and not yet submitted."""

    state: str = Field(default="", max_length=10)
    reason: Annotated[str, Field(max_length=4000)] = ""
    checks: list[str] = Field(default_factory=list)


class SavedDraft(Draft):
    """A kept draft."""

    updated: dt.datetime


def view(row: ClueDraft) -> SavedDraft:
    """A draft for its writer."""
    return SavedDraft(
        state=row.state, reason=row.reason, checks=row.checks_json or [], updated=row.updated
    )


@router.put("/clues/{clue_id}/draft", operation_id="putClueDraft")
def put_draft(clue_id: str, body: Draft, home: HomeDep, ctx: ContextDep) -> SavedDraft:
    """Keep what was typed; an empty one is forgotten."""
    require(ctx, Action.CLUE, Thing(clue_id))
    with db.session(home) as session:
        clue = query.one(session, clue_id)
        row = session.get(ClueDraft, (ctx.actor, clue.id))
        empty = not (body.reason.strip() or body.checks or body.state)
        if row is None:
            row = ClueDraft(actor=ctx.actor, clue_id=clue.id)
            if not empty:
                session.add(row)
        elif empty:
            session.delete(row)
        row.state, row.reason, row.checks_json = body.state, body.reason, list(body.checks)
        row.updated = ctx.now()
        return view(row)
