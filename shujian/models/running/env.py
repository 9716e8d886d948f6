"""What the formulas of one run may ask for: parameters, law, local rules, days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Protocol

from shujian.core.cells import ABSENT, Missing
from shujian.core.errors import Place, ShujianError
from shujian.formulas.env import Calendar, Value, Version
from shujian.formulas.types import BOOL, DATE, INT, LIST, MONEY, QUANTITY, TERM, TEXT, Type
from shujian.law.dated import DatedTable
from shujian.law.dated_rows import Row

TYPES: Mapping[str, Type] = {
    "整数": INT,
    "数量": QUANTITY,
    "金额": MONEY,
    "文本": TEXT,
    "日期": DATE,
    "布尔": BOOL,
    "刑期": TERM,
    "文本列表": LIST(TEXT),
}
"""The Chinese names of types in content, as ``law.values`` reads them."""
EPOCH = dt.date(2000, 1, 1)
"""Stands in for the as-of date while a model is only checked; nothing is computed then."""


class Law(Protocol):
    """Law parameters by date (``law.LawBook``)."""

    def type(self, path: str) -> str | None:
        """The Chinese name of the type."""
        ...

    def versions(self, path: str) -> tuple[Version, ...]:
        """The versions by date."""
        ...


class Local(Protocol):
    """Local rules (``law.LocalRules``)."""

    def type(self, item: str) -> str | None:
        """The Chinese name of the type."""
        ...

    def versions(self, item: str) -> tuple[tuple[str, Version], ...]:
        """(region prefix, version), the longest prefixes first."""
        ...

    def with_rows(self, rows: Sequence[Mapping[str, Any]], name: str = "") -> Local:
        """The same items with other rules, as cases state them."""
        ...


class Dates(Protocol):
    """Dated tables (``law.DatedTables``)."""

    def get(self, name: str) -> DatedTable | None:
        """A table; None where none has the name."""
        ...


class NoTables:
    """No dated table."""

    def get(self, name: str) -> None:
        """Nothing is known."""
        return


@dataclass(frozen=True, eq=False)
class TypedTable:
    """A dated table as formulas see it (``formulas.env.Dated``)."""

    keys: Mapping[str, Type]
    columns: Mapping[str, Type]
    rows: Sequence[Row]
    find: Callable[[tuple[Any, ...], dt.date, dt.date], list[Mapping[str, Any]]]

    @classmethod
    @lru_cache(maxsize=256)
    def of(cls, table: DatedTable) -> TypedTable:
        """With the types of the formula language."""
        keys = {n: TYPES[k] for n, k in table.keys.items()}
        columns = {n: TYPES[k] for n, k in table.columns.items()}
        return cls(keys, columns, table.rows, table.find)


class NoLaw:
    """No law and no local rules."""

    def type(self, path: str) -> None:
        """Nothing is known."""
        return

    def versions(self, path: str) -> tuple[()]:
        """Nothing is there."""
        return ()

    def with_rows(self, rows: Sequence[Mapping[str, Any]], name: str = "") -> NoLaw:
        """No item is declared, so no rule can be stated."""
        if rows:
            raise ShujianError(
                "models.no_items",
                "没有声明任何地方事项，不能写 local",
                remedy="请先在内容目录中声明地方事项",
                where=Place(name),
            )
        return self


class NoCalendar:
    """No year is loaded."""

    def years(self) -> tuple[int, ...]:
        """None."""
        return ()

    def is_workday(self, day: dt.date) -> bool:
        """There is no answer."""
        raise KeyError(day.year)


@dataclass(frozen=True)
class Library:
    """What a unit has loaded, the same for every model.

    Args:
        law: law parameters.
        local: local rules.
        calendar: working days.
        dated: dated tables.
    """

    law: Law = field(default_factory=NoLaw)
    local: Local = field(default_factory=NoLaw)
    calendar: Calendar = field(default_factory=NoCalendar)
    dated: Dates = field(default_factory=NoTables)


@dataclass(frozen=True)
class ModelEnv:
    """The environment of one model and one run (``formulas.env.Env``).

    Args:
        library: law, local rules, calendar.
        types: parameter → type.
        values: parameter → value.
        day: the as-of date.
        table_days: table or input → the day its supplier vouches for.
    """

    library: Library = field(default_factory=Library)
    types: Mapping[str, Type] = field(default_factory=dict)
    values: Mapping[str, Value] = field(default_factory=dict)
    day: dt.date = EPOCH
    table_days: Mapping[str, dt.date | None] = field(default_factory=dict)

    def parameter(self, name: str) -> Value | Missing:
        """The value of a model parameter."""
        return self.values.get(name, ABSENT)

    def parameter_type(self, name: str) -> Type | None:
        """The type of a model parameter."""
        return self.types.get(name)

    def law_type(self, path: str) -> Type | None:
        """The type of a law parameter."""
        return TYPES.get(self.library.law.type(path) or "")

    def law_versions(self, path: str) -> tuple[Version, ...]:
        """The versions of a law parameter."""
        return self.library.law.versions(path)

    def local_type(self, item: str) -> Type | None:
        """The type of a local rule."""
        return TYPES.get(self.library.local.type(item) or "")

    def local_versions(self, item: str) -> tuple[tuple[str, Version], ...]:
        """(region prefix, version) of a local rule."""
        return self.library.local.versions(item)

    def dated(self, table: str) -> TypedTable | None:
        """A dated table."""
        found = self.library.dated.get(table)
        return TypedTable.of(found) if found is not None else None

    def as_of(self) -> dt.date:
        """The as-of date."""
        return self.day

    def table_as_of(self, table: str) -> dt.date | None:
        """The day a table's supplier vouches for."""
        return self.table_days.get(table)

    @property
    def calendar(self) -> Calendar:
        """Working days."""
        return self.library.calendar

    def on(self, day: dt.date, table_days: Mapping[str, dt.date | None]) -> ModelEnv:
        """The same for a run on a day."""
        return replace(self, day=day, table_days=dict(table_days))

    def with_values(self, values: Mapping[str, Value]) -> ModelEnv:
        """The same with other parameter values."""
        return replace(self, values={**self.values, **values})
