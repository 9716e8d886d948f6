"""Routes of the catalogue: which tables there are, how fresh, who reads them, their imports."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from shujian.app.http.jobs import Submitted, submit
from shujian.app.http.people import people
from shujian.app.http.pool.table_views import (
    ImportView,
    TableDetail,
    TableRow,
    detail,
    import_view,
    row,
)
from shujian.app.http.served import ContextDep, HomeDep
from shujian.app.needs import needs
from shujian.app.overview.tables import stale
from shujian.core.errors import Place, ShujianError
from shujian.pool.asking import catalogue
from shujian.store import db
from shujian.trust import Action, Thing, require

router = APIRouter()


class Suppliers(BaseModel):
    """Who sent files before, for choosing instead of typing."""

    names: list[str]


class Reason(BaseModel):
    """Why something is done."""

    reason: Annotated[str, Field(min_length=1, max_length=500)]


@router.get("/tables", operation_id="listPoolTables")
def list_tables(ctx: ContextDep, home: HomeDep) -> list[TableRow]:
    """Every table with data, by name."""
    wanted, old = needs(home), stale(ctx, home)
    return [row(info, wanted, old) for info in catalogue.catalogue(ctx, home)]


@router.get("/suppliers", operation_id="listSuppliers")
def suppliers(ctx: ContextDep, home: HomeDep) -> Suppliers:
    """Who sent files that are in force."""
    found = {s.supplier for t in catalogue.catalogue(ctx, home) for s in t.suppliers}
    return Suppliers(names=sorted(found - {""}))


@router.get("/tables/{name}", operation_id="getPoolTable")
def get_table(ctx: ContextDep, home: HomeDep, name: str) -> TableDetail:
    """One table: columns, suppliers, coverage, models that read it."""
    found = catalogue.details(ctx, home, name)
    return detail(home, found, needs(home), stale(ctx, home))


@router.get("/tables/{name}/imports", operation_id="listImports")
def list_imports(ctx: ContextDep, home: HomeDep, name: str) -> list[ImportView]:
    """Every import of a table, the newest first."""
    require(ctx, Action.VIEW, Thing(name))
    with db.reader(home) as session:
        names = people(session)
    return [import_view(item, names) for item in catalogue.imports(home, name)]


@router.post("/imports/{key}/withdraw", operation_id="withdrawImport", status_code=202)
def withdraw(ctx: ContextDep, home: HomeDep, key: str, body: Reason) -> Submitted:
    """Take an import back: its rows count no longer; file and record stay."""
    found = next((i for i in catalogue.imports(home) if i.id == key), None)
    if found is None:
        raise ShujianError("app.not_found", "没有这次导入", where=Place(field=key))
    require(ctx, Action.WITHDRAW, Thing(found.table))
    params = {"import": key, "reason": body.reason}
    return submit(home, ctx, "pool.withdraw", params, f"{found.table}：{found.file}")
