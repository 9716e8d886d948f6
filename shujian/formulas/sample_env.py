"""An environment that stands in memory, for the examples."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from shujian.core.cells import Missing
from shujian.formulas.env import Value, Version
from shujian.formulas.sample_law import SampleCalendar, SampleDated, SampleVersion
from shujian.formulas.types import Type


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
    calendar: SampleCalendar = field(default_factory=SampleCalendar)
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
