"""What needs a person today, the most urgent first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import func, select

from shujian.app.overview import clues, models, tables
from shujian.app.overview.unjudged import REVIEW, UNCHECKED, unjudged
from shujian.clues.states import ClueState
from shujian.store import db, queue
from shujian.store.home import Home
from shujian.store.schema import Clue, JobState, RunState, Seen
from shujian.trust import Action, Context
from shujian.trust.context import BEIJING

Key = Literal[
    "job_failed",
    "run_failed",
    "clue_changed",
    "clue_unbased",
    "clue_top",
    "clue_long",
    "clue_checking",
    "table_stale",
    "quarantine",
    "row_review",
    "row_unchecked",
]
Urgency = Literal["high", "middle", "low"]
STANDING = tuple(s for s in ClueState if not s.dismissed)
"""States of clues of which somebody still thinks that they hold."""
_RECENT = dt.timedelta(days=14)


@dataclass(frozen=True)
class Todo:
    """One kind of thing to do.

    Args:
        key: which; the pages have its words and its list.
        urgency: for the mark before it.
        count: how many things.
        since: the day of the oldest of them.
        names: up to three of them by name.
        more: a second number, by kind: tables for quarantine, models for rows left aside.
    """

    key: Key
    urgency: Urgency
    count: int
    since: dt.date | None = None
    names: tuple[str, ...] = ()
    more: int = 0


def todo(ctx: Context, home: Home, open_clues: list[clues.Waiting]) -> list[Todo]:
    """All that needs a person; kinds of which there is nothing are left out.

    Args:
        ctx: who looks.
        home: the home.
        open_clues: as ``clues.waiting`` gives them.
    """
    found = [
        _jobs(ctx, home),
        _runs(ctx, home),
        _changed(home),
        _unbased(home),
        *_top(open_clues),
        _long(open_clues),
    ]
    found += [_checking(home), _aside(home, "row_review", REVIEW)]
    found += [_aside(home, "row_unchecked", UNCHECKED), *_tables(ctx, home)]
    return [item for item in found if item.count]


def _jobs(ctx: Context, home: Home) -> Todo:
    everyone = ctx.may is None or Action.ACCOUNT in ctx.may
    after = ctx.now() - _RECENT
    failed = [
        job
        for job in queue.recent(home, "" if everyone else ctx.actor, 200)
        if job.state == JobState.FAILED and job.updated >= after
    ]
    names = tuple(dict.fromkeys(job.subject for job in failed if job.subject))[:3]
    oldest = min((job.updated for job in failed), default=None)
    return Todo("job_failed", "high", len(failed), _day(oldest), names)


def _runs(ctx: Context, home: Home) -> Todo:
    failed = [m for m in models.last_runs(ctx, home) if m.state == RunState.FAILED]
    oldest = min((m.started for m in failed), default=None)
    return Todo("run_failed", "high", len(failed), _day(oldest), tuple(m.name for m in failed[:3]))


def _changed(home: Home) -> Todo:
    """Conclusions that speak of other facts than those found since."""
    query = select(func.count(), func.min(Clue.updated)).where(Clue.seen == Seen.CHANGED)
    with db.reader(home) as session:
        number, oldest = session.execute(query).one()
    return Todo("clue_changed", "high", number, _day(oldest))


def _unbased(home: Home) -> Todo:
    """Clues on facts of persons that were taken back: not yet put aside, or held to be true."""
    query = select(func.count(), func.min(Clue.updated))
    query = query.where(Clue.seen == Seen.UNBASED, Clue.state.in_(STANDING))
    with db.reader(home) as session:
        number, oldest = session.execute(query).one()
    return Todo("clue_unbased", "high", number, _day(oldest))


def _top(waiting: list[clues.Waiting]) -> list[Todo]:
    return [
        Todo("clue_top", "high", w.total, _day(w.oldest), (w.grade,))
        for w in waiting
        if w.grade in clues.TOP
    ]


def _long(waiting: list[clues.Waiting]) -> Todo:
    old = [w for w in waiting if w.older]
    oldest = min((w.oldest for w in old if w.oldest), default=None)
    return Todo("clue_long", "middle", sum(w.older for w in old), _day(oldest))


def _checking(home: Home) -> Todo:
    query = select(func.count(), func.min(Clue.updated))
    query = query.where(Clue.kind == clues.KIND, Clue.state == ClueState.CHECKING)
    with db.reader(home) as session:
        number, oldest = session.execute(query).one()
    return Todo("clue_checking", "middle", number, _day(oldest))


def _aside(home: Home, key: Key, stream: str) -> Todo:
    """Rows that could not be decided: nobody hears of them while clues alone are told."""
    left = unjudged(home, stream)
    names = tuple(u.name for u in left[:3])
    return Todo(key, "middle", sum(u.rows for u in left), names=names, more=len(left))


def _tables(ctx: Context, home: Home) -> list[Todo]:
    held = tables.tables(ctx, home)
    stale = [t for t in held if t.stale]
    aside = sorted((t for t in held if t.quarantined), key=lambda t: -t.quarantined)
    return [
        Todo(
            "quarantine", "middle", sum(t.quarantined for t in aside),
            names=tuple(t.name for t in aside[:3]), more=len(aside),
        ),
        Todo(
            "table_stale", "low", len(stale), stale[0].as_of if stale else None,
            tuple(t.name for t in stale[:3]),
        ),
    ]  # fmt: skip


def _day(time: dt.datetime | None) -> dt.date | None:
    return None if time is None else time.astimezone(BEIJING).date()
