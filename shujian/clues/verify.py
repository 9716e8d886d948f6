"""A person's verdict on a clue: who, when, why."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from shujian.clues.moving import Move, move
from shujian.clues.states import ClueState
from shujian.clues.steps import Steps, no_steps
from shujian.store.schema import Clue
from shujian.trust.context import Context


def verify(
    session: Session,
    ctx: Context,
    clue_id: str,
    target: ClueState,
    reason: str = "",
    *,
    checks: Sequence[str] = (),
    though_open: bool = False,
    steps: Steps = no_steps,
) -> Clue:
    """Move a clue to another state.

    Args:
        session: a write transaction.
        ctx: the person who decides.
        clue_id: id, or a beginning of it that is unique.
        target: the state to move to.
        reason: what was checked and on which basis; needed for every conclusion.
        checks: steps of verification that were done.
        though_open: whether steps may stay open with 属实.
        steps: what is to be checked of the clue.

    Raises:
        ShujianError: ``clues.move``, ``clues.reason``, ``clues.steps_open``,
            ``clues.not_found``.
    """
    wanted = Move(target, reason, checks, though_open=though_open)
    return move(session, ctx, clue_id, wanted, steps=steps)
