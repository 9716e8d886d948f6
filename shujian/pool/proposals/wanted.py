"""Columns that models decide on: what is lost without each, and which keeps all from deciding."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

Columns = frozenset[str]
Losses = Mapping[str, Mapping[str, str]]
"""Table → column → what cannot be judged without it, Chinese."""
Stuck = Callable[[str, Columns, Columns], Mapping[str, str]]
"""(table, columns that a file lacks, those of them that a person spoke of) → column → why a person
should be asked about it, Chinese; nothing while one rule can decide."""


def _never(table: str, lacking: Columns, spoken: Columns) -> Mapping[str, str]:
    """Where no model is known, nobody is asked."""
    return {}


class Wanted(Mapping[str, Mapping[str, str]]):
    """The losses by table and column.

    Args:
        losses: what cannot be judged without a column.
        stuck: tells without which columns nothing at all can be judged.
    """

    def __init__(self, losses: Losses | None = None, stuck: Stuck = _never) -> None:
        self._losses, self.stuck = losses or {}, stuck

    def __getitem__(self, table: str) -> Mapping[str, str]:
        """By column."""
        return self._losses[table]

    def __iter__(self) -> Iterator[str]:
        """The tables."""
        return iter(self._losses)

    def __len__(self) -> int:
        """How many tables."""
        return len(self._losses)
