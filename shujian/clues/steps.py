"""The steps of verification that a clue's model asks for: 属实 says which were left open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from shujian.clues.states import ClueState
from shujian.core.errors import ShujianError
from shujian.store.schema import Clue

Steps = Callable[[Clue], Sequence[str]]
"""What is to be checked of a clue, in the order of its model."""


def no_steps(_: Clue) -> Sequence[str]:
    """For callers that know no checklist."""
    return ()


def left_open(
    steps: Sequence[str], target: ClueState, checks: Sequence[str], *, agreed: bool
) -> list[str]:
    """The steps that stay open with 属实; other states may come before all is checked.

    Args:
        steps: what is to be checked.
        target: the state to move to.
        checks: what was checked.
        agreed: whether the person was told and goes on.

    Raises:
        ShujianError: ``clues.steps_open`` where the person has not been told.
    """
    if target != ClueState.TRUE:
        return []
    left = [step for step in steps if step not in checks]
    if left and not agreed:
        named = "、".join(f"“{step}”" for step in left)
        raise ShujianError(
            "clues.steps_open", f"还有 {len(left)} 步没有核对：{named}",
            why="记为“属实”以前应逐步核对",
            remedy="请核对后勾选；确认不需要的，可以照样提交，办理记录会写明哪几步没有核对",
            params={"steps": left},
        )  # fmt: skip
    return left
