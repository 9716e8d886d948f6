"""The states of a clue and who may move it where: only persons do."""

from __future__ import annotations

from enum import StrEnum

from shujian.core.errors import ShujianError


class ClueState(StrEnum):
    """Where the verification of a clue stands."""

    OPEN = "待核查"
    CHECKING = "核查中"
    TRUE = "属实"
    FALSE = "不属实"
    SHELVED = "存查"

    @property
    def dismissed(self) -> bool:
        """Whether a person put the clue aside; a new run does not bring it back by itself."""
        return self in (ClueState.FALSE, ClueState.SHELVED)


FINAL = (ClueState.TRUE, ClueState.FALSE, ClueState.SHELVED)
"""The conclusions."""
_MOVES = {
    ClueState.OPEN: {ClueState.CHECKING, ClueState.TRUE, ClueState.FALSE, ClueState.SHELVED},
    ClueState.CHECKING: {ClueState.OPEN, ClueState.TRUE, ClueState.FALSE, ClueState.SHELVED},
    ClueState.TRUE: {ClueState.CHECKING, ClueState.OPEN},
    ClueState.FALSE: {ClueState.CHECKING, ClueState.OPEN},
    ClueState.SHELVED: {ClueState.CHECKING, ClueState.OPEN},
}


def state_named(text: str) -> ClueState:
    """The state of that Chinese name, or of its code (open, checking, true …).

    Raises:
        ShujianError: ``clues.state`` with the names there are.
    """
    coded = ClueState.__members__.get(text.upper())
    try:
        return coded or ClueState(text)
    except ValueError:
        raise ShujianError(
            "clues.state",
            f"没有“{text}”这种核查状态",
            remedy="可用：" + "、".join(ClueState),
            params={"state": text},
        ) from None


def moves_from(current: ClueState) -> list[ClueState]:
    """The states that a clue of this state may be moved to, in the order of the states."""
    return [state for state in ClueState if state in _MOVES[current]]


def needs_reason(current: ClueState, target: ClueState) -> bool:
    """Whether a move says something that must be given a reason: all but to begin checking."""
    return target != ClueState.CHECKING or current in FINAL


def check_move(current: ClueState, target: ClueState, reason: str) -> None:
    """Refuse a move that the rules do not know, or a conclusion without a reason.

    Raises:
        ShujianError: ``clues.move`` or ``clues.reason``.
    """
    if target not in _MOVES[current]:
        allowed = "、".join(moves_from(current))
        raise ShujianError(
            "clues.move",
            f"线索现在是“{current}”，不能改为“{target}”",
            why="已有结论的线索须先重新核查",
            remedy=f"可改为：{allowed}",
        )
    if not needs_reason(current, target) or reason.strip():
        return
    if current in FINAL:
        raise ShujianError(
            "clues.reason",
            f"把“{current}”改回“{target}”须写明理由",
            remedy="请用一句话写明为什么要重新核查",
        )
    raise ShujianError(
        "clues.reason",
        f"改为“{target}”须写明理由",
        remedy="请用一句话写明核查了什么、依据是什么",
    )
