"""Undo a batch of moves within minutes: by new events, nothing is deleted."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shujian.clues.changing import UNDO
from shujian.clues.moving import Move, Moved, last_event, write
from shujian.clues.states import ClueState
from shujian.core.errors import ShujianError
from shujian.store.schema import Clue, ClueEvent
from shujian.trust import Action, Context, Thing, journal, require
from shujian.trust.context import BEIJING

UNDO_MINUTES = 10
UNDONE = "撤销"
"""How the reason of an event begins that moved a clue back."""


def undo(session: Session, ctx: Context, batch: str) -> Moved:
    """Move a batch back; clues with later events stay as they are, and say so.

    Args:
        session: a write transaction.
        ctx: who made the batch.
        batch: its name.

    Raises:
        ShujianError: ``clues.undo`` for a batch of somebody else, or an old one.
    """
    query = select(ClueEvent).where(ClueEvent.batch == batch).order_by(ClueEvent.id)
    events = [e for e in session.scalars(query) if batch and e.actor == ctx.actor]
    if batch.startswith(UNDO):  # a conclusion may come back only as one, with its reason
        raise _no_undo("撤销本身不能再撤销", "它没有写明新的理由")
    if not events:
        raise _no_undo("没有可以撤销的操作", "只能撤销自己的操作")
    limit = events[-1].at + dt.timedelta(minutes=UNDO_MINUTES)
    if ctx.now() > limit:
        until = limit.astimezone(BEIJING).strftime("%H:%M")
        raise _no_undo("已过可以撤销的时间", f"可以撤销到 {until}")
    found = Moved(UNDO + batch)
    for event in events:
        _back(session, ctx, event, found)
    return found


def _back(session: Session, ctx: Context, event: ClueEvent, found: Moved) -> None:
    clue = session.get_one(Clue, event.clue_id)
    require(ctx, Action.CLUE, Thing(clue.id))
    if last_event(session, clue.id) != event.id:
        found.failed[clue.id] = "此后另有操作，没有撤销"
        return
    said = f"{UNDONE}：{event.reason}" if event.reason else UNDONE
    write(session, ctx, clue, Move(ClueState(event.from_state), said), found.batch)
    detail = {"from": event.to_state, "to": event.from_state, "reason": UNDONE, "undone": True}
    journal.record(session, ctx, Action.CLUE, clue.id, detail)
    found.done.append(clue.id)


def undoable(session: Session, ctx: Context) -> list[tuple[str, str, int, dt.datetime]]:
    """The person's batches that can still be undone: batch, state, clues, until; newest first."""
    since = ctx.now() - dt.timedelta(minutes=UNDO_MINUTES)
    back = select(func.substr(ClueEvent.batch, len(UNDO) + 1)).where(
        ClueEvent.batch.startswith(UNDO), ClueEvent.at >= since
    )
    query = (
        select(ClueEvent.batch, ClueEvent.to_state, func.count(), func.max(ClueEvent.at))
        .where(ClueEvent.actor == ctx.actor, ClueEvent.batch != "", ClueEvent.at >= since)
        .where(~ClueEvent.batch.startswith(UNDO), ClueEvent.batch.not_in(back))
        .group_by(ClueEvent.batch, ClueEvent.to_state)
        .order_by(func.max(ClueEvent.id).desc())
    )
    keep = dt.timedelta(minutes=UNDO_MINUTES)
    return [(b, s, n, _aware(at) + keep) for b, s, n, at in session.execute(query)]


def _aware(at: dt.datetime) -> dt.datetime:
    """Times that an aggregate gives back have lost their zone on SQLite."""
    return at if at.tzinfo else at.replace(tzinfo=dt.UTC)


def _no_undo(what: str, why: str) -> ShujianError:
    return ShujianError("clues.undo", what, why, "可以重新核查后再改状态")
