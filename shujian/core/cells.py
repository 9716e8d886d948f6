"""The state of a cell: what stands in it, or why nothing can be read from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class State(IntEnum):
    """How a cell is to be read; the number is what the state column stores."""

    VALUE = 0
    BLANK = 1
    UNKNOWN = 2
    ABSENT = 3

    @property
    def label(self) -> str:
        """The Chinese word shown to users."""
        return ("有值", "未填", "不可读", "未提供")[self.value]


@dataclass(frozen=True)
class Missing:
    """A cell without a value.

    BLANK: the supplier left it empty. UNKNOWN: something stood there that cannot be
    read, or a computation over such a cell: a person decides (待核). ABSENT: the column
    was not supplied, or the rule for the place and time is not there (未检查).

    Args:
        state: never ``State.VALUE``.
        reason: Chinese, short; not part of equality.
    """

    state: State
    reason: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Missing) and other.state == self.state

    def __hash__(self) -> int:
        return hash(self.state)


BLANK = Missing(State.BLANK)
UNKNOWN = Missing(State.UNKNOWN)
ABSENT = Missing(State.ABSENT)


def worst(states: list[State]) -> State:
    """The state of a strict computation over cells in these states.

    One blank operand makes the result unknown (blank is not 0); absent outweighs
    unknown, because "not checked" must not look like "checked and doubtful".
    """
    top = max(states, default=State.VALUE)
    return State.UNKNOWN if top == State.BLANK else top
