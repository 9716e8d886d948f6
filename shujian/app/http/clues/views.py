"""Routes of views: ready-made and saved filters of the list, each with its count."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, StringConstraints
from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.app.clue_filter import ClueFilter
from shujian.app.http.clues.listing import looks
from shujian.app.http.served import ContextDep, HomeDep, PersonDep
from shujian.clues import listing
from shujian.clues.states import ClueState
from shujian.core.errors import Place, ShujianError
from shujian.store import db
from shujian.store.schema import SavedView, Seen, User

router = APIRouter(tags=["clues"])
SCREEN = "clues"
MOST = 20
"""Saved views of one person."""
CLUE = ["线索"]
READY: dict[str, ClueFilter] = {
    "all": ClueFilter(),
    "open": ClueFilter(kind=CLUE, state=[ClueState.OPEN]),
    "checking": ClueFilter(kind=CLUE, state=[ClueState.CHECKING]),
    "true": ClueFilter(kind=CLUE, state=[ClueState.TRUE]),
    "dismissed": ClueFilter(kind=CLUE, state=[ClueState.FALSE, ClueState.SHELVED]),
    "changed": ClueFilter(seen=[Seen.CHANGED]),
    "unbased": ClueFilter(seen=[Seen.UNBASED]),
    "gone": ClueFilter(kind=CLUE, seen=[Seen.NOT_AGAIN]),
    "hints": ClueFilter(kind=["提示"]),
}
"""Ready-made views by code; pages name them."""


class View(BaseModel):
    """A filter under a name; ``name`` is empty where the page names the code."""

    id: str
    code: str = ""
    name: str = ""
    filter: dict[str, Any]
    sort: str = ""
    count: int


class NewView(BaseModel):
    """A filter to keep."""

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=30)]
    filter: ClueFilter
    sort: str = ""


@router.get("/clues/views", operation_id="listClueViews")
def list_views(home: HomeDep, ctx: ContextDep, person: PersonDep) -> list[View]:
    """The ready-made views, then the person's own, with counts."""
    looks(ctx)
    with db.reader(home) as session:
        own = _own(session, person)
        held = [*READY.values(), *(ClueFilter(**row.query_json["filter"]) for row in own)]
        counts = listing.totals(session, [each.wanted() for each in held])
    found = [View(id=c, code=c, filter=f.stored(), count=0) for c, f in READY.items()]
    found += [_view(row) for row in own]
    return [v.model_copy(update={"count": n}) for v, n in zip(found, counts, strict=True)]


def _own(session: Session, person: User) -> list[SavedView]:
    query = select(SavedView).where(SavedView.user_id == person.id, SavedView.screen == SCREEN)
    return list(session.scalars(query.order_by(SavedView.created, SavedView.id)))


def _view(row: SavedView, count: int = 0) -> View:
    held = row.query_json
    return View(id=row.id, name=row.name, filter=held["filter"], sort=held["sort"], count=count)


@router.post("/clues/views", operation_id="saveClueView", status_code=201)
def save_view(body: NewView, home: HomeDep, ctx: ContextDep, person: PersonDep) -> View:
    """Keep a filter under a name; the same name replaces."""
    looks(ctx)
    query = {"filter": body.filter.stored(), "sort": body.sort}
    with db.session(home) as session:
        own = _own(session, person)
        row = next((view for view in own if view.name == body.name), None)
        if row is None:
            if len(own) >= MOST:
                raise ShujianError(
                    "app.conflict", f"最多保存 {MOST} 个视图", remedy="请先删去不用的视图"
                )
            row = SavedView(user_id=person.id, screen=SCREEN, name=body.name, created=ctx.now())
            session.add(row)
        row.query_json = query
        session.flush()
        return _view(row, listing.total(session, body.filter.wanted()))


@router.delete("/clues/views/{view_id}", operation_id="dropClueView", status_code=204)
def drop_view(view_id: str, home: HomeDep, ctx: ContextDep, person: PersonDep) -> None:
    """Forget a saved view."""
    looks(ctx)
    with db.session(home) as session:
        row = next((view for view in _own(session, person) if view.id == view_id), None)
        if row is None:
            raise ShujianError("app.not_found", "没有这个视图", where=Place(field=view_id))
        session.delete(row)
