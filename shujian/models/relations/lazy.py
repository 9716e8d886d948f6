"""Columns for the compiler of formulas, made when asked for: formulas read few of many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from shujian.engines.pair import Pair

if TYPE_CHECKING:
    from shujian.models.relations.relation import Relation

Key = tuple[str, str]
"""Scope and column name."""


class Lazily(Mapping[Key, Pair]):
    """Values and states of columns.

    Args:
        places: scope and name → the relation and the name of the column there.
    """

    def __init__(self, places: Mapping[Key, tuple[Relation, str]]) -> None:
        self._places = places
        self._made: dict[Key, Pair] = {}

    def __getitem__(self, key: Key) -> Pair:
        found = self._made.get(key)
        if found is None:
            relation, name = self._places[key]
            found = self._made[key] = relation.pair(name)
        return found

    def __iter__(self) -> Iterator[Key]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
