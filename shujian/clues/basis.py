"""Clues that rest on facts of persons: what they say of it, and how the ledger notes it."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from shujian.clues.changing import CHANGED, concluded
from shujian.clues.query import history
from shujian.store.schema import Clue, ClueEvent
from shujian.trust.context import Context

STATED = "stated"
"""In the content of a clue: the document and the facts of persons that it rests on."""


def basis(clue: Clue) -> dict[str, Any]:
    """``document``, and ``facts`` as they were when the clue was made; {} for a clue of a run."""
    return dict((clue.content_json or {}).get(STATED) or {})


def rests(clue: Clue) -> bool:
    """Whether a clue rests on facts of persons: runs over the pool do not find it."""
    return STATED in (clue.content_json or {})


def note(session: Session, ctx: Context, clue: Clue, run_id: str, why: str) -> None:
    """Tell in the history of a clue what became of its basis; its state stays.

    Where it has a conclusion, that speaks of other facts than those of now: it is told as a
    change after the conclusion.
    """
    told = concluded(history(session, clue.id))
    session.add(
        ClueEvent(
            clue_id=clue.id, at=ctx.now(), actor=ctx.actor,
            from_state=clue.state if told else "", to_state=clue.state,
            reason=f"{CHANGED}：{why}" if told else why, purpose=ctx.purpose, run_id=run_id,
        )
    )  # fmt: skip
