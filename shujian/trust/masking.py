"""Masking: sensitive values are shown in part unless a purpose is stated."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from shujian.trust.actions import Action
from shujian.trust.context import Context
from shujian.trust.decisions import SENSITIVE, Thing, decide

V = TypeVar("V")
HIDDEN = "＊＊＊"
"""What stands for a value that has no mask of its own."""


def masked(ctx: Context, level: int, name: str = "") -> bool:
    """Whether values of this level are masked for this reader: by the decision point.

    What is not sensitive is open to everyone, also to roles that may reveal nothing.
    """
    return level >= SENSITIVE and not decide(ctx, Action.REVEAL, Thing(name, level)).allowed


def mask(
    ctx: Context, value: V, level: int, show: Callable[[V], str], hide: Callable[[V], str] | None
) -> str:
    """The text of a value for this reader.

    Args:
        ctx: who reads, for which purpose.
        value: the value of a cell.
        level: its sensitivity, 1 to 4.
        show: the element's text for people.
        hide: the element's mask; None: nothing of the value is shown.
    """
    if not masked(ctx, level):
        return show(value)
    return hide(value) if hide else HIDDEN
