"""Routes of the start page: one a panel, so that one that fails leaves the others."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel

from shujian.app.http.served import ContextDep, HomeDep, PersonDep, ServedDep
from shujian.app.overview import clues, guide, models, tables, todo
from shujian.clues.states import ClueState
from shujian.store.schema import Seen

router = APIRouter(tags=["home"])


class TodoView(BaseModel):
    """One kind of thing that needs a person."""

    key: todo.Key
    urgency: todo.Urgency
    count: int
    since: dt.date | None
    names: list[str]
    more: int


class WaitingView(BaseModel):
    """Clues of one grade that wait, by age in days: up to 7, up to 30, older."""

    grade: str
    total: int
    week: int
    month: int
    older: int
    oldest: dt.datetime | None


class Ages(BaseModel):
    """The days between the ages of clues, both sides, as the list of clues filters by day."""

    week_from: dt.date
    before_week: dt.date
    month_from: dt.date
    before_month: dt.date


class TodoList(BaseModel):
    """What needs a person today; the other words are those of the filters of its lists."""

    items: list[TodoView]
    waiting: list[WaitingView]
    today: dt.date
    ages: Ages
    kind: str = clues.KIND
    open: str = ClueState.OPEN
    checking: str = ClueState.CHECKING
    changed: str = Seen.CHANGED
    unbased: str = Seen.UNBASED
    standing: list[str] = list(todo.STANDING)


class FunnelView(BaseModel):
    """From clue to verdict: the states add up to ``found``; kinds are words for filters."""

    kind: str = clues.KIND
    hint: str = clues.HINT
    found: int
    states: dict[str, int]
    hints: int


class FreshView(BaseModel):
    """A table and the day up to which it is vouched for."""

    name: str
    rows: int
    quarantined: int
    as_of: dt.date | None
    days: int | None
    stale: bool
    updated: dt.datetime


class Freshness(BaseModel):
    """The oldest tables, and how many there are."""

    items: list[FreshView]
    total: int
    rows: int
    quarantined: int
    stale: int
    stale_days: int


class WorkedView(BaseModel):
    """A model that ran: its last run, its clues, and how often a person agreed."""

    id: str
    name: str
    run: str
    state: str
    started: dt.datetime
    as_of: dt.date | None
    clues: int
    open: int
    judged: int
    precision: float | None


class GuideView(BaseModel):
    """First steps: which there are in order, which are done."""

    kind: guide.Kind
    steps: list[str]
    done: list[str]
    hidden: bool
    clue: str


class GuideNote(BaseModel):
    """A step that was done, or the wish to hide or show the list."""

    step: str = ""
    hidden: bool | None = None


@router.get("/overview/todo", operation_id="getTodo")
def get_todo(home: HomeDep, ctx: ContextDep) -> TodoList:
    """What needs a person, and the clues that wait by grade and age."""
    week, month = clues.ages(ctx)
    day = dt.timedelta(days=1)
    waiting = clues.waiting(ctx, home)
    return TodoList(
        items=[TodoView(**_plain(item)) for item in todo.todo(ctx, home, waiting)],
        waiting=[WaitingView(**asdict(w)) for w in waiting],
        today=ctx.today(),
        ages=Ages(
            week_from=week, before_week=week - day, month_from=month, before_month=month - day
        ),
    )


@router.get("/overview/funnel", operation_id="getFunnel")
def get_funnel(home: HomeDep, ctx: ContextDep) -> FunnelView:
    """How many clues there are in each state."""
    return FunnelView(**asdict(clues.funnel(ctx, home)))


@router.get("/overview/tables", operation_id="getFreshness")
def get_tables(
    home: HomeDep, ctx: ContextDep, limit: Annotated[int, Query(ge=1, le=50)] = 8
) -> Freshness:
    """The oldest tables of the pool."""
    held = tables.tables(ctx, home)
    return Freshness(
        items=[FreshView(**asdict(t)) for t in held[:limit]],
        total=len(held),
        rows=sum(t.rows for t in held),
        quarantined=sum(t.quarantined for t in held),
        stale=sum(t.stale for t in held),
        stale_days=tables.stale_days(home),
    )


@router.get("/overview/models", operation_id="getWorkedModels")
def get_models(home: HomeDep, ctx: ContextDep) -> list[WorkedView]:
    """Models that ran, those with the most open clues first."""
    return [
        WorkedView(
            id=w.id, name=w.name, run=w.run, state=w.state, started=w.started, as_of=w.as_of,
            clues=w.clues, open=w.states.get(ClueState.OPEN, 0), judged=w.judged, precision=w.precision,
        )
        for w in models.models(ctx, home)
    ]  # fmt: skip


def _guide(held: ServedDep, home: HomeDep, ctx: ContextDep, user: PersonDep) -> GuideView:
    made = guide.guide(ctx, home, user.id, held.demo)
    steps = list(guide.STEPS[made.kind])
    return GuideView(
        kind=made.kind, steps=steps, done=[s for s in steps if s in made.done],
        hidden=made.hidden, clue=made.clue,
    )  # fmt: skip


@router.get("/overview/guide", operation_id="getGuide")
def get_guide(held: ServedDep, home: HomeDep, ctx: ContextDep, user: PersonDep) -> GuideView:
    """The first steps of the signed-in person."""
    return _guide(held, home, ctx, user)


@router.post("/overview/guide", operation_id="noteGuide")
def note_guide(
    body: GuideNote, held: ServedDep, home: HomeDep, ctx: ContextDep, user: PersonDep
) -> GuideView:
    """Note a step of the signed-in person."""
    guide.note(home, user.id, body.step, body.hidden)
    return _guide(held, home, ctx, user)


def _plain(item: todo.Todo) -> dict[str, Any]:
    return {**asdict(item), "names": list(item.names)}
