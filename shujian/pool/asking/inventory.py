"""What the catalogue says: tables, suppliers, imports, gaps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from shujian.core.canonical import plain
from shujian.engines.base import Coverage
from shujian.pool.asking.source import SourceRow


def as_plain(value: Any) -> dict[str, Any]:
    """A dataclass for programs: dates as text, nested ones as mappings."""
    data: dict[str, Any] = plain(asdict(value))
    return data


@dataclass(frozen=True)
class SupplierInfo:
    """What one supplier has in force in a table.

    Args:
        supplier: its name; "" where none was given.
        imports: deliveries in force.
        rows: rows they brought (before corrections).
        as_of: the day up to which it vouches.
        last: when its last delivery came.
        behind: another supplier's lists go on for more than a month after its own end.
    """

    supplier: str
    imports: int
    rows: int
    as_of: dt.date | None
    last: dt.datetime
    behind: bool = False


@dataclass(frozen=True)
class TableInfo:
    """A table with data; see ``Snapshot`` for its columns."""

    name: str
    meaning: str
    version: int
    rows: int
    quarantined: int
    as_of: dt.date | None
    coverage: tuple[Coverage, ...]
    updated: dt.datetime | None
    suppliers: tuple[SupplierInfo, ...] = ()
    absent: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """For programs."""
        return as_plain(self)


@dataclass(frozen=True)
class PartInfo:
    """One part of an import."""

    part_no: int
    file: str
    sheet: str
    rows: int
    kept: int
    quarantined: int
    reasons: Mapping[str, int]
    columns: Mapping[str, str]
    skipped: tuple[tuple[int, str], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImportInfo:
    """One import and whether its rows count at this moment.

    Args:
        rows_kept: rows that it brought in; rows_now: of these, in force at this moment.
        rows_quarantined: rows that were set aside; aside_now: of these, still set aside.
        mended_now: of these, corrected and in force; they go when the import is withdrawn.
        replaced_by: the file that took the place of all its rows; "": they are in force, or
            none of a file did; replaced_on: when.
    """

    id: str
    no: int
    table: str
    supplier: str
    authority: str
    mode: str
    state: str
    in_force: bool
    file: str
    sha256: str
    as_of: dt.date | None
    coverage: tuple[Coverage, ...]
    rows_in: int
    rows_kept: int
    rows_quarantined: int
    rows_now: int
    aside_now: int
    actor: str
    created: dt.datetime
    note: str
    parts: tuple[PartInfo, ...] = field(default=())
    mended_now: int = 0
    replaced_by: str = ""
    replaced_on: dt.datetime | None = None

    def as_dict(self) -> dict[str, Any]:
        """For programs."""
        return as_plain(self)


@dataclass(frozen=True)
class ColumnBrief:
    """A column of a table with data; ``present``: some import supplied it."""

    name: str
    element: str
    type: str
    level: int
    present: bool


@dataclass(frozen=True)
class TableDetails:
    """A table looked at closely."""

    info: TableInfo
    columns: tuple[ColumnBrief, ...]
    imports: tuple[ImportInfo, ...]
    rows: tuple[SourceRow, ...]

    def as_dict(self) -> dict[str, Any]:
        """For programs."""
        return as_plain(self)


@dataclass(frozen=True)
class Gap:
    """What a model needs and the pool does not have.

    Args:
        model: its name or id.
        table: the table.
        columns: columns without a single value; empty: the whole table is missing.
        why: Chinese.
    """

    model: str
    table: str
    columns: tuple[str, ...]
    why: str

    def as_dict(self) -> dict[str, Any]:
        """For programs."""
        return as_plain(self)
