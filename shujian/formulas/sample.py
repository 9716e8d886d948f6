"""A small fixed environment: the one that the examples of the functions speak of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from shujian.core.cells import ABSENT, BLANK, UNKNOWN, Missing
from shujian.formulas.env import Value, Version
from shujian.formulas.scope import Scope
from shujian.formulas.tree import Key
from shujian.formulas.types import INT, LIST, TEXT, Type


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


@dataclass(frozen=True)
class SampleEnv:
    """An environment held in plain mappings."""

    parameters: dict[str, tuple[Type, Value | Missing]] = field(default_factory=dict)
    law: dict[str, tuple[Type, tuple[SampleVersion, ...]]] = field(default_factory=dict)
    local: dict[str, tuple[Type, tuple[tuple[str, SampleVersion], ...]]] = field(
        default_factory=dict
    )
    day: dt.date = dt.date(2024, 6, 30)
    tables: dict[str, dt.date] = field(default_factory=dict)
    calendar: SampleCalendar = SampleCalendar()
    dated_tables: dict[str, SampleDated] = field(default_factory=dict)

    def parameter(self, name: str) -> Value | Missing:
        """Value of a parameter."""
        return self.parameters[name][1]

    def parameter_type(self, name: str) -> Type | None:
        """Type of a parameter."""
        return self.parameters[name][0] if name in self.parameters else None

    def law_type(self, path: str) -> Type | None:
        """Type of a law parameter."""
        return self.law[path][0] if path in self.law else None

    def law_versions(self, path: str) -> tuple[Version, ...]:
        """Versions of a law parameter."""
        return self.law[path][1]

    def local_type(self, item: str) -> Type | None:
        """Type of a local rule."""
        return self.local[item][0] if item in self.local else None

    def local_versions(self, item: str) -> tuple[tuple[str, Version], ...]:
        """Versions of a local rule."""
        return self.local[item][1]

    def dated(self, table: str) -> SampleDated | None:
        """A dated table."""
        return self.dated_tables.get(table)

    def as_of(self) -> dt.date:
        """The run's day."""
        return self.day

    def table_as_of(self, table: str) -> dt.date | None:
        """A table's day."""
        return self.tables.get(table)


_TIERS = (
    ("甲", dt.date(2000, 1, 1), dt.date(2021, 12, 31), 1, 6),
    ("甲", dt.date(2022, 1, 1), dt.date.max, 1, 4),
    ("甲", dt.date(2022, 1, 1), dt.date.max, 2, 9),
    ("乙", dt.date(2022, 1, 1), dt.date.max, 1, BLANK),
)
SAMPLE_ENV = SampleEnv(
    parameters={"起点月数": (INT, 3), "罪名": (LIST(TEXT), ("乙", "甲"))},
    law={
        "示例.起点": (
            INT,
            (
                SampleVersion(2000, dt.date(2013, 4, 4), dt.date(2021, 12, 31)),
                SampleVersion(3000, dt.date(2022, 1, 1)),
            ),
        )
    },
    local={
        "示例标准": (
            INT,
            (
                ("9901", SampleVersion(500, dt.date(2022, 1, 1))),
                ("99", SampleVersion(400)),
            ),
        )
    },
    tables={"在押人员": dt.date(2024, 5, 31)},
    dated_tables={
        "示例档次": SampleDated(
            {"名": TEXT},
            {"名": TEXT, "档": INT, "上限": INT},
            tuple(
                SampleRow((n,), start, end, {"名": n, "档": tier, "上限": top})
                for n, start, end, tier, top in _TIERS
            ),
        )
    },
)
SAMPLE_COLUMNS: dict[Key, Type] = {
    ("", "空白"): INT,
    ("", "未读数"): INT,
    ("", "未提供"): INT,
    ("", "空白文字"): TEXT,
    ("", "未读文字"): TEXT,
}
SAMPLE_ROW: dict[Key, Missing] = {
    ("", "空白"): BLANK,
    ("", "未读数"): UNKNOWN,
    ("", "未提供"): ABSENT,
    ("", "空白文字"): BLANK,
    ("", "未读文字"): UNKNOWN,
}
SAMPLE_SCOPE = Scope(SAMPLE_COLUMNS, SAMPLE_ENV)
