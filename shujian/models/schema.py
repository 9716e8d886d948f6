"""Logical columns: what a step's rows carry, known before anything runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from shujian.formulas.types import Type

Origin = tuple[str, str]
"""(input, column): a column of an input table."""


@dataclass(frozen=True)
class Column:
    """One logical column of a step.

    Args:
        type: the type of its values.
        level: sensitivity, the highest of what can be read off its values.
        element: the data element's name, while the value passes unchanged.
        origin: input columns whose value it is, unchanged.
        sources: every input column that it is computed from.
        apart: those of ``sources`` without which it still has a value: the model says what is
            taken where a file does not have them, ``IF(未提供([甲]), 3, …)``.
    """

    type: Type
    level: int = 1
    element: str = ""
    origin: frozenset[Origin] = frozenset()
    sources: frozenset[Origin] = frozenset()
    apart: frozenset[Origin] = frozenset()

    @property
    def needed(self) -> frozenset[Origin]:
        """The input columns without which it has no value."""
        return self.sources - self.apart

    def merged(self, other: Column) -> Column:
        """The same column where two inputs hold the same value (a join key, a union)."""
        return replace(
            self,
            level=max(self.level, other.level),
            origin=self.origin | other.origin,
            sources=self.sources | other.sources,
            apart=(self.sources | other.sources) - (self.needed | other.needed),
        )


Schema = dict[str, Column]


def computed(
    kind: Type,
    parts: Iterable[Column],
    carried: Iterable[Column] | None = None,
    guarded: Iterable[Column] = (),
) -> Column:
    """A column computed from others.

    Args:
        kind: the type of its values.
        parts: every column that it reads.
        carried: those whose values can be read off it (``formulas.carrying``); None: all.
        guarded: those without which it has a value too.
    """
    held, spare = list(parts), list(guarded)
    sources = frozenset[Origin]().union(*(c.sources for c in held))
    needed = frozenset[Origin]().union(*(c.needed for c in held if c not in spare))
    return Column(
        kind,
        level=max((c.level for c in (held if carried is None else carried)), default=1),
        sources=sources,
        apart=sources - needed,
    )


@dataclass(frozen=True)
class TableInfo:
    """What a model knows of a table when it is loaded.

    Args:
        name: the table's Chinese name.
        columns: by name.
        key: the columns that say which thing a row is about.
        place: the column that coverage speaks of; "" where none.
        period: the column of time; "" where none.
    """

    name: str
    columns: Mapping[str, Column]
    key: tuple[str, ...] = ()
    place: str = ""
    period: str = ""

    def schema(self, alias: str) -> Schema:
        """The columns as the model's input of that name."""
        return {
            name: replace(
                column, origin=frozenset({(alias, name)}), sources=frozenset({(alias, name)})
            )
            for name, column in self.columns.items()
        }


Tables = Mapping[str, TableInfo]


@dataclass(frozen=True)
class Input:
    """An input of a model: the alias under which it reads a table."""

    alias: str
    table: str
    info: TableInfo | None = field(default=None, compare=False)
