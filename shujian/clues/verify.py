"""A person's verdict on a clue: who, when, why."""

from __future__ import annotations

from sqlalchemy.orm import Session

from shujian.clues.query import one
from shujian.clues.states import ClueState, check_move
from shujian.store.columns import now
from shujian.store.schema import Clue, ClueEvent
from shujian.trust import journal
from shujian.trust.actions import Action
from shujian.trust.context import Context
from shujian.trust.decisions import Thing, require


def verify(
    session: Session, ctx: Context, clue_id: str, target: ClueState, reason: str = ""
) -> Clue:
    """Move a clue to another state.

    Args:
        session: a write transaction.
        ctx: the person who decides.
        clue_id: id, or a beginning of it that is unique.
        target: the state to move to.
        reason: what was checked and on which basis; needed for every conclusion.

    Raises:
        ShujianError: ``clues.move``, ``clues.reason``, ``clues.not_found``.
    """
    clue = one(session, clue_id)
    require(ctx, Action.CLUE, Thing(clue.id))
    current = ClueState(clue.state)
    check_move(current, target, reason)
    clue.state, clue.updated = target, now()
    session.add(
        ClueEvent(
            clue_id=clue.id, actor=ctx.actor, from_state=current, to_state=target,
            reason=reason.strip(), purpose=ctx.purpose,
        )
    )  # fmt: skip
    journal.record(
        session, ctx, Action.CLUE, clue.id,
        {"from": current.value, "to": target.value, "reason": reason.strip()},
    )  # fmt: skip
    return clue
