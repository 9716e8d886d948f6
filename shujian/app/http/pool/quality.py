"""Routes of a table's quality: what stands in its columns, which cells cannot be read."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel

from shujian.app.http.paging import CursorQuery, LimitQuery, Page, encode
from shujian.app.http.pool.looking import PoolRow, pool_row, position
from shujian.app.http.served import ContextDep, HomeDep
from shujian.pool.asking import browsing, catalogue
from shujian.pool.asking.profile import profile
from shujian.trust import Action, Thing, require

router = APIRouter()
_KEPT = 64
_LOCK = threading.Lock()
_DONE: dict[tuple[str, str, int], TableQuality] = {}
"""Profiles by home, table and version: a version never changes. Masked, as the key has no reader."""


class ColumnQuality(BaseModel):
    """One column: cells = values + blank + unknown + absent.

    Args:
        top: (value, masked; cells), most frequent first.
        lengths: (length of the text, cells).
        unreadable: cells by reason; findings: values with something to say of them, by reason.
    """

    name: str
    element: str
    type: str
    level: int
    rows: int
    values: int
    blank: int
    unknown: int
    absent: int
    distinct: int
    least: str
    most: str
    lengths: list[tuple[int, int]]
    top: list[tuple[str, int]]
    unreadable: dict[str, int]
    findings: dict[str, int]


class TableQuality(BaseModel):
    """Every column of one version of a table."""

    table: str
    version: int
    rows: int
    quarantined: int
    columns: list[ColumnQuality]


class BadCellView(BaseModel):
    """A cell in the pool that cannot be read, with its row."""

    row: PoolRow
    raw: str
    why: str


@router.get("/tables/{name}/profile", operation_id="getProfile")
def get_profile(ctx: ContextDep, home: HomeDep, name: str) -> TableQuality:
    """How full and how readable each column is; examples are masked."""
    require(ctx, Action.VIEW, Thing(name))
    version = catalogue.details(ctx, home, name).info.version
    key = (str(home.path), name, version)
    with _LOCK:
        known = _DONE.get(key)
    if known is not None:
        return known
    made: dict[str, Any] = profile(replace(ctx, purpose=""), home, name).as_dict()
    view = TableQuality.model_validate(made)
    with _LOCK:
        while len(_DONE) >= _KEPT:
            del _DONE[next(iter(_DONE))]
        _DONE[key] = view
    return view


@router.get("/tables/{name}/problems", operation_id="listBadCells")
def problems(
    ctx: ContextDep,
    home: HomeDep,
    name: str,
    column: Annotated[str, Query(max_length=80)],
    limit: LimitQuery = 50,
    cursor: CursorQuery = "",
) -> Page[BadCellView]:
    """Cells of a column that cannot be read, with file, sheet, line and reason."""
    found = browsing.bad_cells(ctx, home, name, column, position(cursor), limit)
    unreadable = {c.name: c.unknown for c in get_profile(ctx, home, name).columns}
    following = encode([found[-1].row.row_id]) if len(found) == limit else None
    cells = [
        BadCellView(row=pool_row(b.row), raw=b.row.cells[column].raw, why=b.why) for b in found
    ]
    return Page(items=cells, next=following, total=unreadable[column])
