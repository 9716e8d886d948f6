"""Tell when a changed ``identity`` makes the clues of earlier runs strangers to the new ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.clues.states import ClueState
from shujian.store.schema import Clue, Seen


def moved(
    session: Session, model_id: str, identities: Mapping[str, Sequence[str]], found: Iterable[str]
) -> list[str]:
    """A Chinese warning for each rule whose identity is no longer that of its earlier clues.

    A clue's id depends on the values of its identity: with other columns, or the same in
    another order, every clue is new and what people verified stays with the old ones.  A
    column that has another name but the same values changes no id, and is not told.

    Args:
        session: any transaction; ask before the run's facts are recorded.
        model_id: the model.
        identities: rule → its identity columns now.
        found: ids of the run's facts.
    """
    ids = set(found)
    return [
        _warning(rule, before, names, held)
        for rule, names in identities.items()
        if (before := _before(session, model_id, rule)) and before != list(names)
        if not ids & (held := _held(session, model_id, rule)).keys()
    ]


def _before(session: Session, model_id: str, rule: str) -> list[str]:
    """The identity of the last run that found clues: only its clues are marked as seen."""
    query = select(Clue.identity_json).where(
        Clue.model_id == model_id, Clue.rule == rule, Clue.seen == Seen.NOW
    )
    return list(session.scalar(query.limit(1)) or {})


def _held(session: Session, model_id: str, rule: str) -> dict[str, str]:
    query = select(Clue.id, Clue.state).where(
        Clue.model_id == model_id, Clue.rule == rule, Clue.seen == Seen.NOW
    )
    return {row.id: row.state for row in session.execute(query)}


def _warning(
    rule: str, before: Sequence[str], names: Sequence[str], held: Mapping[str, str]
) -> str:
    judged = sum(state != ClueState.OPEN for state in held.values())
    kept = f"，其中 {judged} 条已有人核查" if judged else ""
    return (
        f"规则 {rule} 的 identity 原为“{'、'.join(before)}”，现为“{'、'.join(names)}”："
        f"上次的 {len(held)} 条线索{kept}与本次的不再是同一条，本次都算新线索，"
        "核查结果留在旧线索上。不是有意改的，请改回 identity 再运行"
    )
