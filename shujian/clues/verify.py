"""A person's verdict on a clue: who, when, why."""

from __future__ import annotations

from sqlalchemy.orm import Session

from shujian.clues.moving import Move, move
from shujian.clues.states import ClueState
from shujian.store.schema import Clue
from shujian.trust.context import Context


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
    return move(session, ctx, clue_id, Move(target, reason))
