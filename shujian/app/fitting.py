"""Whether a unit's data are what a model needs: table by table, column by column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from shujian.app.fit_needs import Need
from shujian.app.holdings import Fill, Holding


class Fit(StrEnum):
    """How much of a model can be judged."""

    WHOLE = "whole"
    PART = "part"
    UNCHECKED = "unchecked"
    """Rows come in, but what is missing leaves each of them 未检查."""
    REVIEW = "review"
    """Rows come in, but what cannot be read leaves each of them 待核."""
    UNDECIDED = "undecided"
    """Some rules can only say 待核, the others that run only 未检查."""
    NONE = "none"


class Trouble(StrEnum):
    """What is wrong with a table."""

    ABSENT = "absent"
    EMPTY = "empty"
    ASIDE = "aside"
    """Rows were imported, and every one stands in quarantine."""
    COLUMNS = "columns"
    NO_DAY = "no_day"
    UNCOVERED = "uncovered"
    BEHIND = "behind"
    """The lists of one supplier end long before those of another."""


@dataclass(frozen=True)
class ColumnFit:
    """A column that is read.

    Args:
        name: its name.
        rules: rules that depend on it; none where it is only shown.
        there: some file supplied it.
        fill: its cells; None without data.
        instead: columns that the model takes where no file has this one.
    """

    name: str
    rules: tuple[str, ...]
    there: bool
    fill: Fill | None
    instead: tuple[str, ...] = ()

    @property
    def unread(self) -> bool:
        """Whether it was supplied, and not one cell could be read: no rule can use it."""
        return self.fill is not None and self.fill.unread

    @property
    def usable(self) -> bool:
        """Whether there is something in it that a rule can go by."""
        return self.there and not self.unread


@dataclass(frozen=True)
class TableFit:
    """A table that is read.

    Args:
        need: what is read of it.
        held: what there is; None without data.
        columns: each column that is read.
        troubles: what is wrong.
    """

    need: Need
    held: Holding | None
    columns: tuple[ColumnFit, ...]
    troubles: tuple[Trouble, ...]

    @property
    def lacking(self) -> tuple[str, ...]:
        """Columns that rules depend on and no file supplied, nor what stands in for them.

        One that was supplied and cannot be read lacks as well, and nothing stands in for it.
        """
        usable = {c.name for c in self.columns if c.usable}
        spared = {s for c in self.columns if c.there for s in c.instead}
        return tuple(
            c.name
            for c in self.columns
            if not c.usable and c.rules and c.name not in spared
            if c.unread or not (c.instead and usable.issuperset(c.instead))
        )

    @property
    def unread(self) -> tuple[str, ...]:
        """Those of the lacking columns that were supplied, and not one cell could be read."""
        return tuple(c.name for c in self.columns if c.unread and c.name in self.lacking)

    @property
    def ready(self) -> bool:
        """Whether nothing of it is missing; coverage and empty tables are for a person to judge."""
        bad = {Trouble.ABSENT, Trouble.ASIDE, Trouble.COLUMNS, Trouble.NO_DAY}
        return not bad & set(self.troubles)

    @property
    def aside(self) -> bool:
        """Whether rows were imported and none can be used, whatever columns the file had."""
        return self.held is not None and self.held.aside


@dataclass(frozen=True)
class ModelFit:
    """All tables of a model, and the day it can speak of."""

    tables: tuple[TableFit, ...]

    @property
    def state(self) -> Fit:
        """How much of the tables there is; what can be judged: ``fit_rules.readiness``."""
        have = [t.held is not None for t in self.tables]
        bases = [t.held is not None for t in self.tables if t.need.base]
        if not any(have) or not all(bases) or self.as_of is None:
            return Fit.NONE
        return Fit.WHOLE if all(t.ready for t in self.tables) else Fit.PART

    @property
    def as_of(self) -> dt.date | None:
        """The earliest of the tables' days: the day of a run unless a person says another."""
        days = [t.held.as_of for t in self.tables if t.held and t.held.as_of]
        return min(days, default=None)

    @property
    def unread(self) -> frozenset[tuple[str, str]]:
        """(table, column) of all columns that were supplied, and not one cell could be read."""
        return frozenset((t.need.table, c) for t in self.tables for c in t.unread)

    @property
    def there(self) -> int:
        """How many tables have data."""
        return sum(1 for t in self.tables if t.held is not None)


def fit(needs: Iterable[Need], held: Mapping[str, Holding]) -> ModelFit:
    """Compare what is needed with what is held."""
    return ModelFit(tuple(_table(need, held.get(need.table)) for need in needs))


def _table(need: Need, held: Holding | None) -> TableFit:
    columns = tuple(
        replace(_column(n, r, held), instead=need.standins.get(n, ()))
        for n, r in need.columns.items()
    )
    if held is None:
        return TableFit(need, None, columns, (Trouble.ABSENT,))
    troubles = []
    if held.rows == 0:
        troubles.append(Trouble.ASIDE if held.aside else Trouble.EMPTY)
    if TableFit(need, held, columns, ()).lacking:
        troubles.append(Trouble.COLUMNS)
    if held.as_of is None:
        troubles.append(Trouble.NO_DAY)
    if need.covered and not held.coverage:
        troubles.append(Trouble.UNCOVERED)
    if held.behind:
        troubles.append(Trouble.BEHIND)
    return TableFit(need, held, columns, tuple(troubles))


def _column(name: str, rules: tuple[str, ...], held: Holding | None) -> ColumnFit:
    fill = held.columns.get(name) if held else None
    if held is None:
        return ColumnFit(name, rules, False, None)
    if held.rows == 0:
        return ColumnFit(name, rules, True, Fill(0))
    return ColumnFit(name, rules, fill is not None and fill.absent < fill.rows, fill)
