"""Hide what a reader without a purpose may not see in the words of clues."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from shujian.app.written_numbers import IDENTITY, ends_only
from shujian.core.cells import State
from shujian.schema.elements import element
from shujian.schema.elements.person_name import named
from shujian.trust import Context
from shujian.trust.masking import HIDDEN, masked

_SENSITIVE = 3
_STATES = {s.label for s in State}
"""Words for a cell without a value: nobody is known by them."""


def hidden(ctx: Context, text: str) -> str:
    """A text of the same length with identity numbers covered, unless a purpose was stated."""
    return IDENTITY.sub(ends_only, text) if masked(ctx, _SENSITIVE) else text


def deep(ctx: Context, value: Any) -> Any:
    """The same for all texts in plain data."""
    if isinstance(value, str):
        return hidden(ctx, value)
    if isinstance(value, dict):
        return {k: deep(ctx, v) for k, v in value.items()}
    return [deep(ctx, v) for v in value] if isinstance(value, list) else value


@dataclass(frozen=True)
class Masker:
    """Masks the cells of an explanation by their column.

    Args:
        ctx: who reads.
        levels: column → (level, element); other columns are free.
        told: what the reader has before the eyes, the clue's title and subject: the name of
            a person that stands there is no secret in the fields below.
    """

    ctx: Context
    levels: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    told: str = ""

    def hides(self, level: int) -> bool:
        """Whether values of a level are masked for this reader."""
        return masked(self.ctx, level)

    def of(self, levels: Mapping[str, Sequence[Any]]) -> Masker:
        """For the same reader, with other columns."""
        return Masker(self.ctx, levels, self.told)

    def text(self, words: str) -> str:
        """A sentence for this reader."""
        return hidden(self.ctx, words)

    def covers(self, column: str, shown: str = "") -> bool:
        """Whether a value of the column is masked for this reader."""
        level, kind = self.levels.get(column.rpartition(".")[2], (1, ""))
        return masked(self.ctx, level, column) and not named(kind, shown, self.told)

    def cell(self, column: str, shown: str) -> str:
        """The text of a cell for this reader."""
        if not shown or shown in _STATES or not self.covers(column, shown):
            return hidden(self.ctx, shown)
        return _mask(self.levels[column.rpartition(".")[2]][1], shown)


def _mask(name: str, shown: str) -> str:
    held = _element(name) if name else None
    # free text is no secret by itself and masks nothing, also in a column that is one
    if held is None or held.type.name != "text" or held.level == 1:
        return HIDDEN
    return str(held.mask(shown))


@cache
def _element(name: str) -> Any:
    return element(name, "", "")
