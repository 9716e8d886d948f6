"""Clues by state, and those that wait, by grade and age."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import case, func, select

from shujian.clues.states import ClueState
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Clue
from shujian.trust import Action, Context, Thing, require
from shujian.trust.context import BEIJING

KIND, HINT = "线索", "提示"
_FIRST = ("确定", "A", "较可能", "B", "待核", "C")
"""Grades by urgency; others follow by name."""
TOP = _FIRST[:2]
WEEK, MONTH = 7, 30
"""Clues found within so many days, today included, are new, and are not yet old."""


@dataclass(frozen=True)
class Waiting:
    """Clues of one grade that nobody has looked at.

    Args:
        grade: as the model gives it; "" for none.
        total: how many.
        week: found on the last seven days.
        month: found on the days before, up to thirty.
        older: found before that.
        oldest: when the oldest was found.
    """

    grade: str
    total: int
    week: int
    month: int
    older: int
    oldest: dt.datetime | None


@dataclass(frozen=True)
class Funnel:
    """All clues, by how far they got: the states add up to ``found``."""

    found: int
    states: dict[str, int]
    hints: int


def waiting(ctx: Context, home: Home) -> list[Waiting]:
    """Clues that wait for verification, the most urgent grade first."""
    require(ctx, Action.VIEW, Thing("线索"))
    days = [_midnight(day) for day in ages(ctx)]
    query = (
        select(
            Clue.grade,
            func.count(),
            func.sum(case((Clue.created >= days[0], 1), else_=0)),
            func.sum(case((Clue.created < days[1], 1), else_=0)),
            func.min(Clue.created),
        )
        .where(Clue.kind == KIND, Clue.state == ClueState.OPEN)
        .group_by(Clue.grade)
    )
    with db.reader(home) as session:
        rows = session.execute(query).all()
    made = [Waiting(g, n, week, n - week - old, old, first) for g, n, week, old, first in rows]
    return sorted(made, key=lambda w: _rank(w.grade))


def ages(ctx: Context) -> tuple[dt.date, dt.date]:
    """The first day of the last week and of the last month, as the list of clues filters."""
    today = ctx.today()
    return today - dt.timedelta(days=WEEK - 1), today - dt.timedelta(days=MONTH - 1)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), BEIJING).astimezone(dt.UTC)


def _rank(grade: str) -> tuple[int, str]:
    return (_FIRST.index(grade) if grade in _FIRST else len(_FIRST), grade)


def funnel(ctx: Context, home: Home) -> Funnel:
    """How many clues there are in each state."""
    require(ctx, Action.VIEW, Thing("线索"))
    query = select(Clue.kind, Clue.state, func.count()).group_by(Clue.kind, Clue.state)
    with db.reader(home) as session:
        rows = session.execute(query).all()
    states = {state.value: 0 for state in ClueState}
    states |= {state: n for kind, state, n in rows if kind == KIND}
    hints = sum(n for kind, _, n in rows if kind != KIND)
    return Funnel(sum(states.values()), states, hints)
