"""Bring what a run found into the ledger of clues; runs add and mark, never delete."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.clues.basis import note, rests
from shujian.clues.changing import CHANGED, concluded, difference
from shujian.clues.found import Fact
from shujian.clues.moving import mark
from shujian.clues.query import history
from shujian.clues.states import FINAL, ClueState
from shujian.core.canonical import plain
from shujian.store.schema import Clue, ClueEvent, Seen
from shujian.trust.context import Context

OF_RUN = "运行依机器读出的事实也得出这条线索，不再只依人工更正、补充的事实"
_CHUNK = 500
_ELSEWHERE = (Seen.NOT_AGAIN, Seen.STATED, Seen.UNBASED)
"""Marks of clues that the last run did not find."""


@dataclass
class Recorded:
    """How many clues a run found anew, again, changed, reopened, and no longer.

    ``marked``: of those changed, clues that keep a conclusion which speaks of other facts.
    """

    new: int = 0
    again: int = 0
    changed: int = 0
    reopened: int = 0
    gone: int = 0
    marked: int = 0


def record(
    session: Session,
    ctx: Context,
    model_id: str,
    run_id: str,
    found: Iterable[Fact],
    *,
    reopen: bool = True,
) -> Recorded:
    """Write one run's facts: new ones as 待核查, known ones refreshed, the rest 未再现.

    A fact that a person dismissed stays dismissed, unless its evidence changed and
    ``reopen`` is set (the default: new source facts): then it is 待核查 again, and the
    event says why. A clue that keeps its conclusion is marked where its facts changed, and an
    event tells what they were and are; a new conclusion takes the mark away.

    A clue that rests on facts of persons is not of the pool, and stays as it is where the run
    does not find it; where it does, it is the run's from then on.

    Args:
        session: a write transaction.
        ctx: who runs the model.
        model_id: the model whose earlier clues are compared.
        run_id: the run.
        found: facts, each identity once.
        reopen: whether new source facts reopen a dismissed clue.
    """
    known = {c.id: c for c in session.scalars(select(Clue).where(Clue.model_id == model_id))}
    result, seen = Recorded(), set()
    for number, fact in enumerate(found):
        seen.add(fact.id)
        clue = known.get(fact.id)
        if clue is None:
            add(session, ctx, run_id, fact)
            result.new += 1
        else:
            refresh(session, ctx, run_id, fact, clue, result, reopen=reopen)
        if number % _CHUNK == 0:
            session.flush()
    for clue_id, clue in known.items():
        if clue_id not in seen and clue.seen != Seen.NOT_AGAIN and not rests(clue):
            clue.seen, clue.updated = Seen.NOT_AGAIN, ctx.now()
            result.gone += 1
    session.flush()
    return result


def add(session: Session, ctx: Context, run_id: str, fact: Fact, why: str = "模型发现") -> Clue:
    """A clue that was not there before, 待核查; ``why``: how it came into the ledger."""
    clue = Clue(
        id=fact.id,
        model_id=fact.model_id,
        identity_json=plain(dict(fact.identity)),
        state=ClueState.OPEN,
        first_run=run_id,
        last_run=run_id,
        created=ctx.now(),
        updated=ctx.now(),
        **_content(fact),
    )
    session.add(clue)
    session.add(
        ClueEvent(
            clue_id=fact.id, actor=ctx.actor, to_state=ClueState.OPEN, reason=why,
            purpose=ctx.purpose, run_id=run_id,
        )
    )  # fmt: skip
    return clue


def _content(fact: Fact) -> dict[str, object]:
    return {
        "model_name": fact.model_name,
        "rule": fact.rule,
        "kind": fact.kind,
        "subject": fact.subject,
        "title": fact.title,
        "score": fact.score,
        "grade": fact.grade,
        "evidence": fact.evidence,
        "content_json": plain(dict(fact.content)),
    }


def refresh(
    session: Session,
    ctx: Context,
    run_id: str,
    fact: Fact,
    clue: Clue,
    result: Recorded,
    *,
    reopen: bool = True,
) -> None:
    """What a run says now of a clue that is in the ledger; see ``record``."""
    changed, stated = clue.evidence != fact.evidence, rests(clue)
    back = clue.seen in _ELSEWHERE
    clue.last_run = run_id
    result.again += 1
    told = difference(clue, fact) if changed else ""
    if changed or stated:
        for key, value in _content(fact).items():
            setattr(clue, key, value)
        clue.updated = ctx.now()
    if back:
        clue.seen, clue.updated = Seen.NOW, ctx.now()  # it enters lists of what was found
        mark(session, clue)
    if stated and not rests(clue) and not concluded(history(session, clue.id)):
        note(session, ctx, clue, run_id, OF_RUN)
    if not changed:
        return
    result.changed += 1
    state = ClueState(clue.state)
    if state.dismissed and reopen:
        result.reopened += 1
        clue.state, clue.seen = ClueState.OPEN, Seen.NOW
        why = "：".join(filter(None, ("来源出现新的事实，重新列为待核查", told)))
        _say(session, ctx, run_id, clue, state, why)
    elif told and (state in FINAL or concluded(history(session, clue.id))):
        result.marked += 1
        clue.seen = Seen.CHANGED
        _say(session, ctx, run_id, clue, state, f"{CHANGED}：{told}")


def _say(
    session: Session, ctx: Context, run_id: str, clue: Clue, before: ClueState, why: str
) -> None:
    session.add(
        ClueEvent(
            clue_id=clue.id, actor=ctx.actor, from_state=before, to_state=clue.state,
            reason=why, purpose=ctx.purpose, run_id=run_id,
        )
    )  # fmt: skip
