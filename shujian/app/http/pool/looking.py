"""Routes to look at rows: masked pages, and one value for a stated purpose."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from shujian.app.http.paging import CursorQuery, LimitQuery, Page, encode
from shujian.app.http.paging import number as paged
from shujian.app.http.served import ContextDep, HomeDep
from shujian.core.errors import ShujianError
from shujian.pool.asking import browsing, catalogue
from shujian.pool.asking.source import SourceRow
from shujian.pool.asking.wanted import Wanted as Looked
from shujian.store import db
from shujian.store.home import Home
from shujian.trust import Action, Context
from shujian.trust.journal import record

router = APIRouter()
LOOKED_FOR = "在数据表中检索"
"""The thing of the journal's entry, with the words as they may be written down."""
Words = Annotated[str, Field(max_length=500)]
"""A name or a reason; every version of a table and the journal keep it for ever."""
Purpose = Annotated[str, Field(min_length=1, max_length=200)]


class CellView(BaseModel):
    """A cell: its text (masked), the file's text where it differs, and how it was read."""

    shown: str
    raw: str
    state: str


class PoolRow(BaseModel):
    """A row and where it stands; ``id`` is text, as it is longer than numbers of a page.

    ``month``: the column of the file, where its list has a column a month.
    """

    id: str
    file: str
    sheet: str
    line: int
    supplier: str
    cells: dict[str, CellView]
    month: str = ""


class Wanted(BaseModel):
    """One value to be shown, and what for."""

    row: str
    column: str
    purpose: Purpose


class RevealedValue(BaseModel):
    """The value."""

    text: str


def pool_row(row: SourceRow) -> PoolRow:
    """A row for the page."""
    cells = {
        name: CellView(shown=c.shown, raw=c.raw, state=c.state.label)
        for name, c in row.cells.items()
    }
    return PoolRow(
        id=str(row.row_id), file=row.file, sheet=row.sheet, line=row.line,
        supplier=row.supplier, cells=cells, month=row.month,
    )  # fmt: skip


def position(cursor: str) -> int:
    """The row number of a cursor; -1 without one."""
    return paged(cursor, -1)


def number(text: str) -> int:
    """The row number of an id.

    Raises:
        ShujianError: ``app.not_found``.
    """
    if not text.isdecimal() or len(text) > 19:
        raise ShujianError("app.not_found", "没有这一行")
    return int(text)


@router.get("/tables/{name}/rows", operation_id="listPoolRows")
def rows(
    ctx: ContextDep,
    home: HomeDep,
    name: str,
    limit: LimitQuery = 50,
    cursor: CursorQuery = "",
    find: Annotated[str, Query(max_length=200)] = "",
) -> Page[PoolRow]:
    """Rows of a table as they count now, sensitive values masked; ``find``: whole values as ``pool.wanted`` reads them."""
    wanted = Looked(find) if find.strip() else None
    found = browsing.row_page(ctx, home, name, position(cursor), limit, wanted)
    total = browsing.row_count(ctx, home, name, wanted) if wanted else _rows(ctx, home, name)
    if wanted:
        looked_for(ctx, home, wanted, {"table": name, "found": int(total > 0), "looked": 1})
    following = encode([found[-1].row_id]) if len(found) == limit else None
    return Page(items=[pool_row(r) for r in found], next=following, total=total)


def looked_for(ctx: Context, home: Home, wanted: Looked, detail: dict[str, Any]) -> None:
    """Write down that rows were looked through: whole numbers can be asked one after another."""
    with db.session(home) as session:
        record(session, ctx, Action.VIEW, f"{LOOKED_FOR}“{wanted.covered()}”", detail)


def _rows(ctx: Context, home: Home, name: str) -> int:
    return catalogue.details(ctx, home, name).info.rows


@router.post("/reveal", operation_id="revealPoolValue")
def reveal(ctx: ContextDep, home: HomeDep, body: Wanted) -> RevealedValue:
    """One value unmasked; who, what and what for are written to the journal."""
    seeing = replace(ctx, purpose=body.purpose)
    return RevealedValue(text=browsing.reveal(seeing, home, number(body.row), body.column))
