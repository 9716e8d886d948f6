"""What a formula may ask for besides its row: parameters, law, local rules, days."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from shujian.core.cells import Missing
from shujian.formulas.types import Type

Value = object
"""A Python value of a formula type: bool, int, Decimal, str, date, Term, tuple."""


class Version(Protocol):
    """One dated version of a legal or local value: valid from ``start`` to ``end``."""

    start: dt.date | None
    end: dt.date | None
    value: Value


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
