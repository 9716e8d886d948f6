"""The addresses of the rows that a run put aside."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from sqlalchemy import func, select

from shujian.app.aside_rows import AsideRow, aside_rows
from shujian.app.clue_masks import hidden
from shujian.app.http.paging import CursorQuery, LimitQuery, Page, encode, number
from shujian.app.http.runs.views import AsideView
from shujian.app.http.served import ContextDep, HomeDep
from shujian.app.judgments.catalogue import entries
from shujian.core.errors import ShujianError
from shujian.documents.judgments.arrow import DOCUMENT
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import RunStep
from shujian.trust import Action, Context, Thing, require
from shujian.trust.decisions import SENSITIVE

router = APIRouter(tags=["runs"])
Stream = Literal["review", "unchecked", "unkeyed"]
_NAMES = {"review": "待核", "unchecked": "未检查", "unkeyed": "右表键不明"}


class RowWish(BaseModel):
    """One value of one row, and what for."""

    purpose: Annotated[str, Field(min_length=1, max_length=200)]
    stream: Stream
    index: Annotated[int, Field(ge=0)]
    column: str
    step: str = ""


class RowRevealed(BaseModel):
    """The value."""

    value: str


@router.get("/runs/{run_id}/rows", operation_id="listAsideRows")
def list_rows(
    run_id: str,
    ctx: ContextDep,
    home: HomeDep,
    stream: Annotated[Stream, Query()] = "review",
    step: Annotated[str, Query(max_length=200)] = "",
    limit: LimitQuery = 50,
    cursor: CursorQuery = "",
) -> Page[AsideView]:
    """Rows put to 待核 or 未检查, or without a key: why, whose, from which file and row."""
    start = number(cursor)
    found = aside_rows(ctx, home, run_id, _NAMES[stream], limit + 1, step=step, start=start)
    items = [_view(ctx, start + i, r) for i, r in enumerate(found[:limit])]
    more = encode([start + limit]) if len(found) > limit else None
    _name_documents(home, items)
    return Page(items=items, next=more, total=_total(home, run_id, stream, step))


def _name_documents(home: Home, items: list[AsideView]) -> None:
    """What a row of facts was read from: a person knows the case number, not the row's."""
    if not any(DOCUMENT in item.subject for item in items):
        return
    known = {e.id: e for e in entries(home)}
    for item in items:
        if (entry := known.get(item.subject.get(DOCUMENT, ""))) is not None:
            item.document, item.document_name = entry.id, entry.case_no or entry.name


def _total(home: Home, run_id: str, stream: Stream, step: str) -> int:
    query = select(func.sum(getattr(RunStep, stream))).where(RunStep.run_id == run_id)
    if step:
        query = query.where(RunStep.step == step)
    with db.reader(home) as session:
        return int(session.scalar(query) or 0)


def _view(ctx: Context, index: int, row: AsideRow) -> AsideView:
    return AsideView(
        index=index,
        step=row.step,
        reason=hidden(ctx, row.reason),
        subject=dict(row.subject),
        covered=list(row.covered),
        values=dict(row.values),
        places=list(row.places),
        unread={n: hidden(ctx, text) for n, text in row.unread.items()},
    )


@router.post("/runs/{run_id}/rows/reveal", operation_id="revealAsideValue")
def reveal(run_id: str, wish: RowWish, ctx: ContextDep, home: HomeDep) -> RowRevealed:
    """One masked value, for a stated purpose; the journal keeps who, what and why."""
    stated = replace(ctx, purpose=wish.purpose)
    require(stated, Action.REVEAL, Thing(f"{run_id}·{wish.column}", SENSITIVE))
    stream = _NAMES[wish.stream]
    found = aside_rows(stated, home, run_id, stream, 1, step=wish.step, start=wish.index)
    value = found[0].cell(wish.column) if found else None
    if value is None:
        raise ShujianError("app.not_found", "没有这一行或这一列", remedy="请刷新后重试")
    return RowRevealed(value=value)
