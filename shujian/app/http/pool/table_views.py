"""Tables and imports as the catalogue shows them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Literal

from pydantic import BaseModel

from shujian.app.http.people import Names, named
from shujian.app.http.pool.draft_views import CoverView
from shujian.app.needs import Need
from shujian.engines.base import Coverage
from shujian.pool.asking.inventory import ImportInfo, TableDetails, TableInfo
from shujian.pool.storage.registry import find_table, table_of
from shujian.schema.tables import StandardTable
from shujian.store import db
from shujian.store.home import Home


class SupplierView(BaseModel):
    """What one supplier has in force; ``behind``: another's lists go on for over a month."""

    supplier: str
    imports: int
    rows: int
    as_of: dt.date | None
    last: dt.datetime
    behind: bool = False


class ReaderView(BaseModel):
    """A model or rule pack that reads a table, and which columns; ``lacking``: without a value."""

    id: str
    name: str
    kind: Literal["model", "pack"]
    columns: list[str]
    lacking: list[str]


class TableRow(BaseModel):
    """A table with data, for the list; ``stale``: older than the setting allows."""

    name: str
    meaning: str
    version: int
    rows: int
    quarantined: int
    as_of: dt.date | None
    stale: bool
    updated: dt.datetime | None
    suppliers: list[SupplierView]
    absent: list[str]
    covered: int
    models: list[ReaderView]


class ColumnView(BaseModel):
    """A column of a table with data; ``present``: some import in force supplied it.

    Args:
        type: for people; kind: for programs (date, int, text …).
    """

    name: str
    element: str
    type: str
    kind: str
    unit: str
    level: int
    required: bool
    present: bool
    meaning: str


class TableDetail(TableRow):
    """One table with its columns and coverage."""

    columns: list[ColumnView]
    coverage: list[CoverView]
    key: list[str]
    place: str
    period: str


class ImportPart(BaseModel):
    """One part of an import: rows = kept + quarantined."""

    no: int
    file: str
    sheet: str
    rows: int
    kept: int
    quarantined: int
    reasons: dict[str, int]
    columns: dict[str, str]
    notes: list[str]


class ImportView(BaseModel):
    """One import and whether its rows count at this moment."""

    id: str
    no: int
    supplier: str
    authority: str
    mode: str
    state: str
    in_force: bool
    file: str
    sha256: str
    as_of: dt.date | None
    coverage: list[CoverView]
    rows_in: int
    rows_kept: int
    rows_quarantined: int
    rows_now: int
    aside_now: int
    actor: str
    created: dt.datetime
    note: str
    parts: list[ImportPart]
    mended_now: int
    replaced_by: str
    replaced_on: dt.datetime | None


def cover(item: Coverage) -> CoverView:
    """A statement of completeness, as far as it reaches."""
    return CoverView(place=item.place, unit=item.unit, start=item.start, end=item.until)


def row(info: TableInfo, wanted: Iterable[Need], old: Collection[str]) -> TableRow:
    """A table for the list; ``old``: names of the tables that count as old."""
    return TableRow(
        name=info.name,
        meaning=info.meaning,
        version=info.version,
        rows=info.rows,
        quarantined=info.quarantined,
        as_of=info.as_of,
        stale=info.name in old,
        updated=info.updated,
        suppliers=[SupplierView.model_validate(vars(s)) for s in info.suppliers],
        absent=list(info.absent),
        covered=len(info.coverage),
        models=[_reader(n, info) for n in wanted if info.name in n.tables],
    )


def _reader(need: Need, info: TableInfo) -> ReaderView:
    columns = need.tables[info.name]
    lacking = [c for c in columns if c in info.absent]
    return ReaderView(
        id=need.id, name=need.name, kind=need.kind, columns=list(columns), lacking=lacking
    )


def detail(
    home: Home, found: TableDetails, wanted: Iterable[Need], old: Collection[str]
) -> TableDetail:
    """One table in full."""
    spec = _spec(home, found.info.name)
    columns = [
        ColumnView(
            name=c.name,
            element=c.element,
            type=c.type,
            kind=spec.column(c.name).type.name,
            unit=spec.column(c.name).unit,
            level=c.level,
            required=c.name in spec.required,
            present=c.present,
            meaning=spec.column(c.name).meaning,
        )
        for c in found.columns
    ]
    return TableDetail(
        **row(found.info, wanted, old).model_dump(),
        columns=columns,
        coverage=[cover(c) for c in found.info.coverage],
        key=list(spec.key),
        place=spec.place,
        period=spec.period,
    )


def _spec(home: Home, name: str) -> StandardTable:
    with db.reader(home) as session:
        found = find_table(session, name)
        assert found is not None  # its details were just read
        return table_of(found.spec_json)


def import_view(item: ImportInfo, names: Names) -> ImportView:
    """One import; ``names`` tells who an account is."""
    parts = [
        ImportPart(
            no=p.part_no, file=p.file, sheet=p.sheet, rows=p.rows, kept=p.kept,
            quarantined=p.quarantined, reasons=dict(p.reasons), columns=dict(p.columns),
            notes=list(p.notes),
        )
        for p in item.parts
    ]  # fmt: skip
    told = {k: v for k, v in vars(item).items() if k not in ("parts", "coverage", "table")}
    told["actor"] = named(names, item.actor)
    return ImportView(**told, coverage=[cover(c) for c in item.coverage], parts=parts)
