"""Find clues."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shujian.clues.wanted import score_number
from shujian.core.errors import ShujianError
from shujian.store.schema import Clue, ClueEvent


@dataclass(frozen=True)
class ClueFilter:
    """What to list; an empty field does not restrict."""

    model: str = ""
    state: str = ""
    kind: str = "线索"
    rule: str = ""
    text: str = ""
    seen: str = ""


def listed(session: Session, wanted: ClueFilter, limit: int = 100, offset: int = 0) -> list[Clue]:
    """Clues by score (highest first), then id, so that pages are stable."""
    query = _where(wanted).order_by(score_number.desc().nulls_last(), Clue.id)
    return list(session.scalars(query.limit(limit).offset(offset)))


def counted(session: Session, wanted: ClueFilter) -> int:
    """How many clues there are."""
    return session.scalar(select(func.count()).select_from(_where(wanted).subquery())) or 0


def _where(wanted: ClueFilter):  # type: ignore[no-untyped-def]  # a Select of Clue
    query = select(Clue)
    for column, value in (
        (Clue.model_id, wanted.model),
        (Clue.state, wanted.state),
        (Clue.kind, wanted.kind),
        (Clue.rule, wanted.rule),
        (Clue.seen, wanted.seen),
    ):
        if value:
            query = query.where(column == value)
    if wanted.text:
        query = query.where(Clue.title.contains(wanted.text, autoescape=True))
    return query


def one(session: Session, clue_id: str) -> Clue:
    """The clue of an id, or of a unique beginning of at least four characters.

    Raises:
        ShujianError: ``clues.not_found`` or ``clues.ambiguous``.
    """
    found = session.get(Clue, clue_id)
    if found is not None:
        return found
    begun: list[Clue] = []
    if len(clue_id) >= 4:
        begun = list(
            session.scalars(
                select(Clue).where(Clue.id.startswith(clue_id, autoescape=True)).limit(2)
            )
        )
    if len(begun) == 1:
        return begun[0]
    raise ShujianError(
        "clues.ambiguous" if begun else "clues.not_found",
        f"以“{clue_id}”开头的线索不止一条" if begun else f"没有编号为“{clue_id}”的线索",
        remedy="请用 shujian clues list 查看编号",
    )


def history(session: Session, clue_id: str) -> list[ClueEvent]:
    """All events of a clue, the oldest first."""
    query = select(ClueEvent).where(ClueEvent.clue_id == clue_id).order_by(ClueEvent.id)
    return list(session.scalars(query))
