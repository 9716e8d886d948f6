"""What a formula may ask for besides its row: parameters, law, local rules, days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from shujian.core.cells import Missing
from shujian.formulas.types import Type

Value = object
"""A Python value of a formula type: bool, int, Decimal, str, date, Term, tuple."""


class Version(Protocol):
    """One dated version of a legal or local value: valid from ``start`` to ``end``."""

    start: dt.date | None
    end: dt.date | None
    value: Value


class DatedRow(Protocol):
    """One row of a dated table: its key, the first and last day, its cells."""

    @property
    def key(self) -> tuple[Any, ...]:
        """The key's values."""
        ...

    @property
    def start(self) -> dt.date:
        """The first day."""
        ...

    @property
    def end(self) -> dt.date:
        """The last day, included."""
        ...

    @property
    def cells(self) -> Mapping[str, Any]:
        """Column → value or ``Missing``."""
        ...


class Dated(Protocol):
    """A dated table: rows of the law by key and day; one and the same object in a run."""

    def __hash__(self) -> int:
        """By identity: what is made from a table is kept for it."""
        ...

    @property
    def keys(self) -> Mapping[str, Type]:
        """The key columns, in order."""
        ...

    @property
    def columns(self) -> Mapping[str, Type]:
        """Every column, keys included."""
        ...

    @property
    def rows(self) -> Sequence[DatedRow]:
        """All rows, in a fixed order."""
        ...

    def find(
        self, key: tuple[Any, ...], start: dt.date, end: dt.date
    ) -> Sequence[Mapping[str, Any]]:
        """The rows of every version in force on a day from ``start`` to ``end``."""
        ...


class Calendar(Protocol):
    """Working days. A year that is not in the calendar has no answer."""

    def years(self) -> tuple[int, ...]:
        """The years that are loaded, ascending."""
        ...

    def is_workday(self, day: dt.date) -> bool:
        """Whether the day is a working day; KeyError for a year that is not loaded."""
        ...


class Env(Protocol):
    """Everything a formula reads that is not in its row; fixed for a whole run."""

    def parameter(self, name: str) -> Value | Missing:
        """The value of a model parameter."""
        ...

    def parameter_type(self, name: str) -> Type | None:
        """The type of a model parameter; None where there is none of that name."""
        ...

    def law_type(self, path: str) -> Type | None:
        """The type of a law parameter; None where the path is unknown."""
        ...

    def law_versions(self, path: str) -> tuple[Version, ...]:
        """The versions of a law parameter by date, not overlapping."""
        ...

    def local_type(self, item: str) -> Type | None:
        """The type of a local rule's value; None where the item is not declared."""
        ...

    def local_versions(self, item: str) -> tuple[tuple[str, Version], ...]:
        """(region prefix, version) of a local rule, the longest prefixes first."""
        ...

    def dated(self, table: str) -> Dated | None:
        """A dated table; None where there is none of that name."""
        ...

    def as_of(self) -> dt.date:
        """The day the run speaks of; there is no today."""
        ...

    def table_as_of(self, table: str) -> dt.date | None:
        """The day up to which the supplier of an input vouches for it."""
        ...

    @property
    def calendar(self) -> Calendar:
        """Working days."""
        ...
