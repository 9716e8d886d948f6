"""What the commands that show a function or a step share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from shujian.core.errors import ShujianError
from shujian.models.reading import did_you_mean

Card = TypeVar("Card")


def named(name: str, held: Mapping[str, Card], word: str, code: str) -> Card:
    """The card of a name.

    Args:
        name: as typed.
        held: name → card.
        word: what it names, Chinese.
        code: of the error.

    Raises:
        ShujianError: there is none; the nearest names are told.
    """
    if name not in held:
        what = f"没有{word}“{name}”"
        raise ShujianError(code, what, remedy=did_you_mean(name, held), params={"name": name})
    return held[name]
