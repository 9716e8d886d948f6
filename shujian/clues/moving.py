"""Move one clue or many to a state; each move stands for itself, and one batch can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shujian.clues.basis import rests
from shujian.clues.changing import UNDO, open_changes
from shujian.clues.query import history, one
from shujian.clues.states import ClueState, check_move
from shujian.clues.steps import Steps, left_open, no_steps
from shujian.core.errors import Place, ShujianError
from shujian.core.ids import random_id
from shujian.store.schema import Clue, ClueDraft, ClueEvent, Seen, User
from shujian.trust import Action, Context, Thing, journal, require


@dataclass(frozen=True)
class Move:
    """What a person decides.

    Args:
        target: the state to move to.
        reason: what was checked and on which basis.
        checks: steps of verification that were done.
        seen: the last event the person saw; None: whatever it is.
        though_open: whether steps may stay open with 属实: the person was told which.
    """

    target: ClueState
    reason: str = ""
    checks: Sequence[str] = ()
    seen: int | None = None
    though_open: bool = False


@dataclass
class Moved:
    """What became of each clue of a batch.

    Args:
        batch: names the batch, to undo it.
        done: moved clues.
        failed: clue → why not, Chinese.
    """

    batch: str
    done: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)


def last_event(session: Session, clue_id: str) -> int:
    """The number of a clue's last event; 0 where it has none."""
    query = select(func.max(ClueEvent.id)).where(ClueEvent.clue_id == clue_id)
    return session.scalar(query) or 0


def move(
    session: Session,
    ctx: Context,
    clue_id: str,
    wanted: Move,
    batch: str = "",
    steps: Steps = no_steps,
) -> Clue:
    """Move one clue, unless somebody else did something with it meanwhile.

    Args:
        session: a write transaction.
        ctx: the person who decides.
        clue_id: the clue.
        wanted: the decision.
        batch: what it belongs to; its own by default.
        steps: what is to be checked of the clue.

    Raises:
        ShujianError: ``clues.moved_meanwhile``, ``clues.move``, ``clues.reason``,
            ``clues.steps_open``, ``clues.not_found``, ``trust.refused``.
    """
    clue = one(session, clue_id)
    require(ctx, Action.CLUE, Thing(clue.id))
    if wanted.seen is not None and last_event(session, clue.id) != wanted.seen:
        raise _meanwhile(session, clue)
    current = ClueState(clue.state)
    check_move(current, wanted.target, wanted.reason)
    left = left_open(
        steps(clue) if wanted.target == ClueState.TRUE else (),
        wanted.target, wanted.checks, agreed=wanted.though_open,
    )  # fmt: skip
    write(session, ctx, clue, wanted, batch or random_id(), left)
    draft = session.get(ClueDraft, (ctx.actor, clue.id))
    if draft is not None:
        session.delete(draft)
    detail = {"from": current.value, "to": wanted.target.value, "reason": wanted.reason.strip()}
    if left:
        detail["left"] = "；".join(left)
    journal.record(session, ctx, Action.CLUE, clue.id, detail)
    return clue


def write(
    session: Session,
    ctx: Context,
    clue: Clue,
    wanted: Move,
    batch: str,
    left: Sequence[str] = (),
) -> None:
    """Set the state and add the event that tells of it; rules and journal are the caller's."""
    event = ClueEvent(
        clue_id=clue.id, at=ctx.now(), actor=ctx.actor, from_state=clue.state,
        to_state=wanted.target, reason=wanted.reason.strip(), purpose=ctx.purpose, batch=batch,
        checks_json=list(wanted.checks) or None, left_json=list(left) or None,
    )  # fmt: skip
    clue.state, clue.updated = wanted.target, ctx.now()
    session.add(event)
    if clue.seen == Seen.CHANGED or batch.startswith(UNDO):
        mark(session, clue)


def mark(session: Session, clue: Clue) -> None:
    """Let a clue that the last run found say whether a change waits for a new conclusion.

    One that is no longer found, or whose basis a person took back, goes on saying that.
    """
    if clue.seen in (Seen.NOT_AGAIN, Seen.UNBASED):
        return
    session.flush()
    held = Seen.STATED if rests(clue) else Seen.NOW
    clue.seen = Seen.CHANGED if open_changes(history(session, clue.id)) else held


def move_many(
    session: Session,
    ctx: Context,
    clue_ids: Iterable[str],
    wanted: Move,
    batch: str,
    shown: Mapping[str, str] | None = None,
    steps: Steps = no_steps,
) -> Moved:
    """Move each clue that may be moved; the others keep their state and tell why.

    A clue that stands in the state already counts as moved, so that a batch may be done again.
    One that stands in another state than was ``shown`` (clue → state) was decided by somebody
    else since, and stays as it is.
    """
    stood = shown or {}
    found = Moved(batch)
    for clue_id in clue_ids:
        try:
            clue = one(session, clue_id)
            if clue.state != wanted.target:
                if stood.get(clue.id, clue.state) != clue.state:
                    raise _meanwhile(session, clue)
                move(session, ctx, clue.id, wanted, batch, steps)
            found.done.append(clue.id)
        except ShujianError as error:
            if error.code == "trust.refused":
                raise
            found.failed[clue_id] = error.what
    return found


def _meanwhile(session: Session, clue: Clue) -> ShujianError:
    """What the other person did."""
    query = select(ClueEvent).where(ClueEvent.clue_id == clue.id).order_by(ClueEvent.id.desc())
    event = session.scalars(query.limit(1)).one()
    who = session.scalar(select(User.name).where(User.account == event.actor)) or event.actor
    what = f"您查看以后，{who}已把这条线索改为“{event.to_state}”"
    if event.run_id and event.from_state == event.to_state:
        what = f"您查看以后，{who}又运行了模型，这条线索的事实有变"
    return ShujianError(
        "clues.moved_meanwhile",
        what,
        why=event.reason,
        remedy="您写的内容还在；请看过对方的理由，再决定是否提交",
        where=Place(field=clue.id),
        params={
            "actor": who, "at": event.at.isoformat(), "from": event.from_state,
            "to": event.to_state, "reason": event.reason, "event": event.id,
        },
    )  # fmt: skip
