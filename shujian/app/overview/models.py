"""What each model that ran has found, and how often a person agreed."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shujian.app.overview.clues import KIND
from shujian.app.shelf import Shelf
from shujian.clues.states import ClueState
from shujian.core.errors import ShujianError
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Clue, Run, RunState
from shujian.trust import Action, Context, Thing, require


@dataclass
class Worked:
    """A model or rule pack that ran at least once.

    Args:
        id: its id.
        name: its name.
        run: its last run; ``state`` and ``as_of`` are of that run.
        state: how that run ended.
        started: when it began.
        as_of: the day it speaks of.
        states: its clues by state.
    """

    id: str
    name: str
    run: str
    state: str
    started: dt.datetime
    as_of: dt.date | None
    states: dict[str, int] = field(default_factory=dict)

    @property
    def clues(self) -> int:
        """How many clues it has in the ledger."""
        return sum(self.states.values())

    @property
    def judged(self) -> int:
        """How many of them a person found true or untrue."""
        return sum(self.states.get(s, 0) for s in (ClueState.TRUE, ClueState.FALSE))

    @property
    def precision(self) -> float | None:
        """The share of the judged ones that was true; None where none was judged."""
        return self.states.get(ClueState.TRUE, 0) / self.judged if self.judged else None


def models(ctx: Context, home: Home) -> list[Worked]:
    """Models that ran, those with the most open clues first."""
    require(ctx, Action.VIEW, Thing("运行"))
    with db.reader(home) as session:
        found = _last_runs(session)
        query = select(Clue.model_id, Clue.state, func.count()).where(Clue.kind == KIND)
        rows = session.execute(query.group_by(Clue.model_id, Clue.state)).all()
        _named(session, found)
    for model_id, state, number in rows:
        if model_id in found:
            found[model_id].states[state] = number
    _name(home, [w for w in found.values() if not w.name])
    return sorted(found.values(), key=lambda w: (-w.states.get(ClueState.OPEN, 0), w.name))


def last_runs(ctx: Context, home: Home) -> list[Worked]:
    """The same without the clues, for who only asks how the runs ended."""
    require(ctx, Action.VIEW, Thing("运行"))
    with db.reader(home) as session:
        found = _last_runs(session)
        _named(session, found)
    _name(home, [w for w in found.values() if not w.name])
    return list(found.values())


def _last_runs(session: Session) -> dict[str, Worked]:
    last = select(Run.model_id, func.max(Run.started).label("started"))
    newest = last.where(Run.state != RunState.ONE).group_by(Run.model_id).subquery()
    query = select(Run).join(
        newest, (newest.c.model_id == Run.model_id) & (newest.c.started == Run.started)
    )
    return {
        run.model_id: Worked(run.model_id, "", run.id, run.state, run.started, run.as_of)
        for run in session.scalars(query.order_by(Run.id))
    }


def _named(session: Session, found: dict[str, Worked]) -> None:
    """One clue tells the name; all of them would have to be read from the table."""
    for model_id, worked in found.items():
        query = select(Clue.model_name).where(Clue.model_id == model_id).limit(1)
        worked.name = session.scalar(query) or ""


def _name(home: Home, unnamed: list[Worked]) -> None:
    """A model without clues is named by its file; one whose file is gone by its id."""
    shelf = Shelf(home)
    for worked in unnamed:
        worked.name = worked.id
        with suppress(ShujianError):
            worked.name = str(shelf.item(worked.id).data["name"])
