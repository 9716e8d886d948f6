"""What an engine is given (snapshots) and what it can be asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from shujian.formulas.types import Type

STATE = "__s"
"""Suffix of the column that holds a cell's state (int8, core.cells.State)."""
RAW = "__r"
"""Suffix of the column that holds the raw text where it differs."""
ROW = "__row"
"""The column that holds the row number (core.ids.row_id)."""
WHY = "__why"
"""In quarantine: why the row is there."""


@dataclass(frozen=True)
class ColumnInfo:
    """A column of a snapshot.

    Args:
        type: the type of its values.
        present: False where no import supplied the column (every cell is absent).
        states: False where every cell has a value, so that no state is read.
        level: sensitivity, 1 to 4.
        element: the data element's name.
    """

    type: Type
    present: bool = True
    states: bool = True
    level: int = 1
    element: str = ""


@dataclass(frozen=True)
class Coverage:
    """A supplier's statement that a table is complete for a place, a unit and a time.

    Args:
        place: prefix of the administrative division code; "" means everywhere.
        unit: the reporting unit; "" means every unit.
        start: first day covered; None: from the beginning.
        end: last day covered; None: without end.
        reach: the last day of the lists behind a statement without end: nothing that is not
            found on a later day is known to be missing; None where it
            has an end, or nobody knows.
    """

    place: str = ""
    unit: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    reach: dt.date | None = None

    @property
    def until(self) -> dt.date | None:
        """The last day of which it says anything; None: without end."""
        return self.end or self.reach


@dataclass(frozen=True)
class Snapshot:
    """One version of one table, pinned to its files."""

    table: str
    version: int
    files: tuple[str, ...]
    columns: Mapping[str, ColumnInfo]
    rows: int
    quarantine_files: tuple[str, ...] = ()
    as_of: dt.date | None = None
    coverage: tuple[Coverage, ...] = ()
    key: tuple[str, ...] = ()
    place: str = ""
    period: str = ""
    meta: Mapping[str, Any] = field(default_factory=dict)


class Engine(Protocol):
    """Runs expressions over snapshots."""

    name: str

    def version(self) -> str:
        """Name and version, kept with every run."""
        ...

    def table(self, snapshot: Snapshot, columns: Sequence[str], *, quarantine: bool = False) -> Any:
        """An expression over the physical columns of these logical columns.

        Value columns, their state columns where ``states``, and ``__row``.
        """
        ...

    def memory(self, name: str, data: pa.Table) -> Any:
        """An expression over rows held in memory."""
        ...

    def kept(self, name: str, data: pa.Table) -> Any:
        """An expression over rows that stay as long as the engine; a name has its rows once."""
        ...

    def materialise(self, expr: Any) -> Any:
        """Compute once; the result is an expression over the kept rows."""
        ...

    def new_name(self, wish: str = "") -> str:
        """A name for a temporary table: the wish, or one never used before."""
        ...

    def sql(self, expr: Any) -> str:
        """What the engine would be asked, for ``fill`` and ``fetch``."""
        ...

    def named(self, name: str, like: Any) -> Any:
        """An expression over a temporary table with the columns of another expression."""
        ...

    def fill(self, name: str, sql: str) -> int:
        """Compute into a temporary table, in place of what it held; the number of rows."""
        ...

    def fetch(self, sql: str) -> pa.Table:
        """Compute and fetch."""
        ...

    def feed(self, name: str, data: pa.Table) -> None:
        """Rows for ``again``; the same name again replaces them."""
        ...

    def again(self, sql: str) -> pa.Table:
        """Compute and fetch a query over feeds that is asked again and again."""
        ...

    def release(self) -> None:
        """Drop every temporary table."""
        ...

    def rows(self, expr: Any) -> int:
        """How many rows there are."""
        ...

    def tally(self, expr: Any, column: str) -> dict[Any, int]:
        """How many rows of an expression, or a temporary table, have each value of a column."""
        ...

    def arrow(self, expr: Any) -> pa.Table:
        """Compute and fetch."""
        ...

    def parquet(self, expr: Any, path: Path) -> None:
        """Compute into a Parquet file."""
        ...

    def interrupt(self) -> None:
        """Stop what runs now, from another thread."""
        ...

    def close(self) -> None:
        """Give back memory and files."""
        ...
