"""Enter a clue that facts of persons bring about, and mark it when such a fact is taken back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.clues.basis import STATED, basis, note, rests
from shujian.clues.found import Fact
from shujian.clues.ledger import Recorded, add, refresh
from shujian.clues.moving import mark
from shujian.store.schema import Clue, Seen
from shujian.trust.context import Context

ENTERED = "依人工更正、补充的事实列为线索"
AGAIN = "依人工更正、补充的事实再次列为线索"
GONE = "所在文书已撤回，或者另有更完整的一份"


def stands(clue: Clue | None) -> bool:
    """Whether the ledger holds a clue that nothing took its basis from."""
    return clue is not None and clue.seen not in (Seen.NOT_AGAIN, Seen.UNBASED)


def enter(session: Session, ctx: Context, run_id: str, fact: Fact, held: Mapping[str, Any]) -> Clue:
    """Write a fact that facts of persons bring about; one that stands already stays as it is.

    Args:
        session: a write transaction.
        ctx: the person.
        run_id: the trial that found it, which kept what is needed to make it again.
        fact: what it found.
        held: ``document``, and ``facts``: each with ``id``, table, row, column, the machine's
            value, the person's, reason, actor and time.
    """
    fact = replace(fact, content={**fact.content, STATED: dict(held)})
    clue = session.get(Clue, fact.id)
    if clue is None:
        clue = add(session, ctx, run_id, fact, ENTERED)
        clue.seen = Seen.STATED
    elif not stands(clue):
        refresh(session, ctx, run_id, fact, clue, Recorded())
        # also where its evidence is the same: it names the facts of now
        clue.content_json = {**(clue.content_json or {}), STATED: dict(held)}
        note(session, ctx, clue, run_id, AGAIN)
        clue.seen = Seen.STATED
        mark(session, clue)
    session.flush()
    return clue


def shake(
    session: Session, ctx: Context, document: str, facts: Collection[str], why: str
) -> list[str]:
    """Mark the clues that rest on some facts of a document: they are never taken away.

    Args:
        session: a write transaction.
        ctx: the person who took facts back, or stated others in their place.
        document: the document.
        facts: ids of the corrections that no longer hold.
        why: what became of them, Chinese.

    Returns:
        The clues.
    """
    found = []
    for clue in _standing(session):
        held = basis(clue)
        own = {str(one["id"]) for one in held.get("facts", ())}
        if held.get("document") == document and own & set(facts):
            _unbase(session, ctx, clue, why)
            found.append(clue.id)
    return found


def shake_gone(session: Session, ctx: Context, documents: Collection[str]) -> list[str]:
    """Mark the clues that rest on facts of documents that are no longer kept.

    Args:
        session: a write transaction.
        ctx: who runs the rules.
        documents: those that are.

    Returns:
        The clues.
    """
    gone = [c for c in _standing(session) if basis(c).get("document") not in documents]
    for clue in gone:
        _unbase(session, ctx, clue, GONE)
    return [clue.id for clue in gone]


def _standing(session: Session) -> list[Clue]:
    query = select(Clue).where(Clue.seen.in_((Seen.STATED, Seen.CHANGED)))
    return [clue for clue in session.scalars(query.order_by(Clue.id)) if rests(clue)]


def _unbase(session: Session, ctx: Context, clue: Clue, why: str) -> None:
    note(session, ctx, clue, clue.last_run, why)
    clue.seen, clue.updated = Seen.UNBASED, ctx.now()
