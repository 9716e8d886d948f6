"""Routes of standard tables: those there are, and a new one from a file that fits none."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from shujian.app import authoring
from shujian.app.drafts import kept, proposed
from shujian.app.http import uploads
from shujian.app.http.pool.draft_made import draft_view
from shujian.app.http.pool.draft_views import DraftView
from shujian.app.http.served import ContextDep, HomeDep
from shujian.core.errors import Place, ShujianError
from shujian.pool.proposals.newtable import Draft, check_name, new_table_from
from shujian.pool.tables import Tables
from shujian.schema.elements import elements
from shujian.store.home import Home
from shujian.trust import Action, Context, Thing, require

router = APIRouter()


class StandardColumn(BaseModel):
    """A column of a standard table."""

    name: str
    element: str
    unit: str
    required: bool
    level: int
    meaning: str


class StandardTableView(BaseModel):
    """A standard table."""

    name: str
    meaning: str
    columns: list[StandardColumn]


class ElementView(BaseModel):
    """A kind of value that a column can hold."""

    name: str
    example: str
    level: int


class TableWish(BaseModel):
    """A new table for a part of a file.

    Args:
        elements: index of a column → kind of value, where another one was chosen.
        keys: indexes of the columns that tell which thing a row is about; None: as proposed.
    """

    part: int
    name: Annotated[str, Field(min_length=1, max_length=60)]
    elements: dict[int, str] = {}
    keys: list[int] | None = None


class DraftColumn(BaseModel):
    """A column of the proposed table, and why it is taken for that."""

    index: int
    name: str
    header: str
    element: str
    unit: str
    key: bool
    level: int
    reason: str


class TableDraft(BaseModel):
    """A proposed table; ``notes``: what to look at."""

    name: str
    columns: list[DraftColumn]
    notes: list[str]


@router.get("/standard-tables", operation_id="listStandardTables")
def standard_tables(ctx: ContextDep, home: HomeDep) -> list[StandardTableView]:
    """Every standard table, with its columns."""
    require(ctx, Action.VIEW, Thing("标准表"))
    return [
        StandardTableView(
            name=t.name,
            meaning=t.meaning,
            columns=[
                StandardColumn(
                    name=c.name, element=c.element, unit=c.unit,
                    required=c.name in t.required, level=c.level, meaning=c.meaning,
                )
                for c in t.columns
            ],
        )
        for t in sorted(Tables.load(home), key=lambda t: t.name)
    ]  # fmt: skip


@router.get("/elements", operation_id="listElements")
def list_elements(ctx: ContextDep) -> list[ElementView]:
    """Every kind of value."""
    require(ctx, Action.VIEW, Thing("数据元"))
    return [ElementView(name=e.name, example=e.example, level=e.level) for e in elements().values()]


@router.post("/drafts/{key}/table-draft", operation_id="draftTable")
def draft(ctx: ContextDep, home: HomeDep, key: str, body: TableWish) -> TableDraft:
    """Propose a table for a part that fits none; nothing is kept."""
    made, header = _draft(ctx, home, key, body)
    columns = [
        DraftColumn(
            index=i, name=c.name, header=header[i], element=c.element, unit=c.unit,
            key=c.name in made.table.key, level=c.level, reason=c.meaning,
        )
        for i, c in enumerate(made.table.columns)
    ]  # fmt: skip
    return TableDraft(name=made.name, columns=columns, notes=list(made.notes[-1:]))


@router.post("/drafts/{key}/table", operation_id="keepTable", status_code=201)
def keep(ctx: ContextDep, home: HomeDep, key: str, body: TableWish) -> DraftView:
    """Keep the proposed table and use it for the part."""
    made, _ = _draft(ctx, home, key, body)
    with kept.changing(key):
        held = kept.load(home, key)
        kept.refuse_busy(home, held)
        authoring.keep_table(ctx, home, made)
        proposed.answered(ctx, home, held, {f"p{body.part}.table": made.name})
        kept.save(home, held)
    return draft_view(ctx, home, held, uploads.view(home, ctx, key).size)


def _draft(ctx: Context, home: Home, key: str, body: TableWish) -> tuple[Draft, list[str]]:
    uploads.view(home, ctx, key)
    require(ctx, Action.CONTENT, Thing(body.name))
    check_name(body.name)
    proposal = proposed.proposal_of(ctx, home, kept.load(home, key))
    part = next((p for p in proposal.parts if p.raw.part_no == body.part), None)
    if part is None:
        raise ShujianError("app.not_found", "文件里没有这一部分", where=Place(file=proposal.name))
    known = Tables.load(home)
    made = new_table_from(part.raw, body.name, known=known, elements=body.elements, keys=body.keys)
    return made, list(part.raw.header)
