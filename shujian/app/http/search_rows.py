"""The route that looks into the rows of tables: in which of them somebody stands."""

from __future__ import annotations

import asyncio
import threading
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel

from shujian.app.http.pool.looking import PoolRow, looked_for, pool_row
from shujian.app.http.served import ContextDep, HomeDep
from shujian.pool.asking.finding import Found, TableFind, find
from shujian.pool.asking.wanted import Wanted
from shujian.store.home import Home
from shujian.trust import Context

router = APIRouter(tags=["search"])
SECONDS = 8.0
"""For all tables together; what is not done then is left and named."""
_LOOK = 0.1


class MatchView(BaseModel):
    """A column, or a supplier, and how many rows."""

    name: str
    rows: int


class RowsInTable(BaseModel):
    """Where somebody stands in one table; ``first``: a few of the rows, masked."""

    table: str
    rows: int
    quarantined: int
    columns: list[MatchView]
    suppliers: list[MatchView]
    first: list[PoolRow]


class LookedInto(BaseModel):
    """A table that was gone through, and in which of its columns it was looked."""

    table: str
    columns: list[str]


class RowsFound(BaseModel):
    """The tables; ``looked``: how many were gone through, ``left``: for which no time was."""

    tables: list[RowsInTable]
    looked: int
    left: list[str]
    places: list[LookedInto]


@router.get("/search/rows", operation_id="searchRows")
async def search_rows(
    request: Request,
    home: HomeDep,
    ctx: ContextDep,
    q: Annotated[str, Query(min_length=1, max_length=200)],
) -> RowsFound:
    """The tables in which a name, a whole number or a firm stands; ends when nobody waits."""
    stop = threading.Event()
    work = asyncio.create_task(asyncio.to_thread(_find, ctx, home, Wanted(q), stop))
    try:
        while not (await asyncio.wait({work}, timeout=_LOOK))[0]:
            if await request.is_disconnected():
                stop.set()
        return view(work.result())
    finally:
        stop.set()


def _find(ctx: Context, home: Home, wanted: Wanted, stop: threading.Event) -> Found:
    """Look, and write down that it was looked."""
    found = find(ctx, home, wanted, SECONDS, stop)
    if found.looked or found.left:
        detail = {"found": len(found.tables), "looked": found.looked}
        looked_for(ctx, home, wanted, detail)
    return found


def view(found: Found) -> RowsFound:
    """What was found for the page."""
    tables = [_table(one) for one in found.tables]
    places = [LookedInto(table=t, columns=list(names)) for t, names in found.places.items()]
    return RowsFound(
        tables=tables, looked=found.looked, left=list(found.left), places=places
    )  # fmt: skip


def _table(one: TableFind) -> RowsInTable:
    return RowsInTable(
        table=one.table,
        rows=one.rows,
        quarantined=one.quarantined,
        columns=_matches(one.columns),
        suppliers=_matches(one.suppliers),
        first=[pool_row(row) for row in one.first],
    )


def _matches(rows: dict[str, int]) -> list[MatchView]:
    return [MatchView(name=name, rows=count) for name, count in rows.items()]
