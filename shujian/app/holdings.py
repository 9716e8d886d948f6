"""What the pool holds of each table, as a fit check needs it; versions never change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shujian.core.cells import State
from shujian.engines.base import Coverage
from shujian.pool.asking import vouched
from shujian.pool.storage.registry import coverage_of, force_of, imports_in_force
from shujian.store.home import Home
from shujian.store.schema import SnapshotRow, Table


@dataclass(frozen=True)
class Fill:
    """The cells of a column.

    Args:
        values: cells with a value.
        blank: left blank by the supplier.
        unknown: could not be read.
        absent: of files without this column.
    """

    values: int
    blank: int = 0
    unknown: int = 0
    absent: int = 0

    @property
    def rows(self) -> int:
        """All cells."""
        return self.values + self.blank + self.unknown + self.absent

    @property
    def unread(self) -> bool:
        """Whether something was supplied, and not one cell of it could be read."""
        return not self.values and self.unknown > 0


@dataclass(frozen=True)
class Holding:
    """The newest version of a table."""

    table: str
    version: int
    rows: int
    quarantined: int
    as_of: dt.date | None
    coverage: tuple[Coverage, ...]
    columns: Mapping[str, Fill]
    days: Mapping[str, dt.date | None] = field(default_factory=dict)
    """Supplier → the latest day of its lists."""

    @property
    def behind(self) -> Mapping[str, dt.date]:
        """Suppliers whose lists end more than a month before another's, with their days."""
        return vouched.behind(self.days)

    @property
    def aside(self) -> bool:
        """Whether every row stands in quarantine: no cell of a key could be read."""
        return not self.rows and self.quarantined > 0


_KNOWN: dict[tuple[str, str, int], Holding] = {}
"""By home, table and version; the cells of a version are counted once, when it is written."""


def holdings(session: Session, home: Home) -> dict[str, Holding]:
    """Every table with data, by name."""
    newest = select(Table.id, Table.name, func.max(SnapshotRow.version))
    newest = newest.join(SnapshotRow, SnapshotRow.table_id == Table.id).group_by(Table.id)
    found = {}
    for table_id, name, version in session.execute(newest):
        key = (str(home.path), table_id, version)
        if key not in _KNOWN:
            row = session.get_one(SnapshotRow, (table_id, version))
            _KNOWN[key] = _holding(session, name, row)
        found[name] = _KNOWN[key]
    return found


def _holding(session: Session, name: str, row: SnapshotRow) -> Holding:
    stats = row.stats_json
    columns = {
        column: Fill(*(int(counts[s]) for s in State))
        for column, counts in stats["columns"].items()
    }
    return Holding(
        name, row.version, int(stats["rows"]), int(stats["quarantined"]),
        row.as_of, coverage_of(row.coverage_json), columns,
        vouched.days(imports_in_force(session, force_of(row))),
    )  # fmt: skip
