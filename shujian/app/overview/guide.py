"""The first steps of a new person: what is done, by what is there and by what was noted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.clues.listing import Order
from shujian.clues.states import ClueState
from shujian.core.errors import ShujianError
from shujian.store import db, settings
from shujian.store.home import Home
from shujian.store.schema import Clue, ClueEvent, Run, RunState, SnapshotRow
from shujian.trust import Action, Context, Thing
from shujian.trust.decisions import decide

Kind = Literal["demo", "start", "handler"]
STEPS: dict[Kind, tuple[str, ...]] = {
    "demo": ("clue", "source", "verify", "model", "data"),
    "start": ("data", "model", "run", "verify"),
    "handler": ("todo", "clue", "verify"),
}
"""demo: an invented city is there to try on; start: who sets the office up, from data to clue;
handler: who finds the work of others waiting."""


@dataclass(frozen=True)
class Guide:
    """The list of steps for one person.

    Args:
        kind: which list.
        hidden: the person closed it.
        done: steps that are done.
        clue: a clue that is good to begin with; "" where there is none.
    """

    kind: Kind
    hidden: bool
    done: frozenset[str]
    clue: str = ""


def guide(ctx: Context, home: Home, user_id: str, demo: bool) -> Guide:
    """Where a person stands."""
    noted = settings.get(home, _key(user_id), {})
    kind = kind_for(ctx, demo)
    with db.reader(home) as session:
        done = {*noted.get("done", ()), *_seen(session, ctx, kind)}
        clue = "" if kind == "start" else _example(session)
    hidden = bool(noted.get("hidden", False))
    return Guide(kind, hidden, frozenset(done) & frozenset(STEPS[kind]), clue)


def kind_for(ctx: Context, demo: bool) -> Kind:
    """Which list a person gets: setting up is not the work of who has no say in accounts."""
    if demo:
        return "demo"
    return "start" if decide(ctx, Action.ACCOUNT, Thing("账号")).allowed else "handler"


def note(home: Home, user_id: str, step: str = "", hidden: bool | None = None) -> None:
    """Remember that a step was done, or that the list was closed or opened.

    Raises:
        ShujianError: ``app.guide`` for a step that does not exist.
    """
    if step and not any(step in steps for steps in STEPS.values()):
        raise ShujianError("app.guide", f"没有“{step}”这一步", remedy="请刷新页面后再试")
    noted = dict(settings.get(home, _key(user_id), {}))
    if step:
        noted["done"] = sorted({*noted.get("done", ()), step})
    if hidden is not None:
        noted["hidden"] = hidden
    settings.put(home, _key(user_id), noted)


def _key(user_id: str) -> str:
    return f"guide:{user_id}"


def _seen(session: Session, ctx: Context, kind: Kind) -> set[str]:
    """Steps whose work is in the store, whoever did it; a verdict must be the person's own."""
    verdict = select(ClueEvent.id).where(
        ClueEvent.actor == ctx.actor, ClueEvent.from_state != "", ClueEvent.run_id == ""
    )
    done = {"verify"} if session.scalar(verdict.limit(1)) else set()
    if kind == "start":
        if session.scalar(select(SnapshotRow.version).limit(1)) is not None:
            done.add("data")
        if session.scalar(select(Run.id).where(Run.state != RunState.ONE).limit(1)):
            done |= {"model", "run"}
    return done


def _example(session: Session) -> str:
    """The open clue that stands first in the list: of the surest grade, then the highest score."""
    query = select(Clue.id).where(Clue.state == ClueState.OPEN, Clue.kind == "线索")
    return session.scalar(query.order_by(*Order().sorted()).limit(1)) or ""
