"""Parameters, dated rows and a calendar that stand in memory, for the examples."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shujian.formulas.env import Value
from shujian.formulas.types import Type


@dataclass
class SampleVersion:
    """A value from a day to a day, both included."""

    value: Value
    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(frozen=True)
class SampleCalendar:
    """2022 to 2024: weekends off, some holidays, some weekends worked."""

    off: frozenset[dt.date] = frozenset(dt.date(2024, 5, d) for d in range(1, 6))
    worked: frozenset[dt.date] = frozenset([dt.date(2024, 4, 28), dt.date(2024, 5, 11)])
    loaded: tuple[int, ...] = (2022, 2023, 2024)

    def years(self) -> tuple[int, ...]:
        """The loaded years."""
        return self.loaded

    def is_workday(self, day: dt.date) -> bool:
        """Whether a working day; KeyError outside the years."""
        if day.year not in self.loaded:
            raise KeyError(day.year)
        return day in self.worked or (day.weekday() < 5 and day not in self.off)


@dataclass(frozen=True)
class SampleRow:
    """A row of a dated table."""

    key: tuple[Any, ...]
    start: dt.date
    end: dt.date
    cells: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class SampleDated:
    """A dated table."""

    keys: Mapping[str, Type]
    columns: Mapping[str, Type]
    rows: tuple[SampleRow, ...]

    def find(
        self, key: tuple[Any, ...], start: dt.date, end: dt.date
    ) -> Sequence[Mapping[str, Any]]:
        """The rows in force on a day from ``start`` to ``end``."""
        return [r.cells for r in self.rows if r.key == key and r.start <= end and start <= r.end]
