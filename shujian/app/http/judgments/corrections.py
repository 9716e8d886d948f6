"""Routes of corrections of facts, and of the clues that they bring about."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from shujian.app.http.judgments.reading import document_view
from shujian.app.http.judgments.views import DocumentView
from shujian.app.http.served import ContextDep, HomeDep
from shujian.app.judgments import corrections
from shujian.app.judgments.adding import WantedRow, add_row
from shujian.app.judgments.entering import enter_hint
from shujian.app.judgments.opened import opened, reading_of
from shujian.store import db

router = APIRouter()


class NewCorrection(BaseModel):
    """A person's value for one fact; "" says that the text does not state it."""

    table: Annotated[str, Field(max_length=40)]
    row: Annotated[int, Field(ge=1, le=100_000)]
    column: Annotated[str, Field(max_length=40)]
    value: Annotated[str, Field(max_length=2000)]
    reason: Annotated[str, Field(max_length=500)]


@router.post("/documents/{key}/corrections", operation_id="correctFact", status_code=201)
def correct_fact(key: str, body: NewCorrection, home: HomeDep, ctx: ContextDep) -> DocumentView:
    """Keep a person's value beside the machine's; the fact tables stay as they are."""
    held = opened(home, key)
    wanted = corrections.Wanted((body.table, body.row, body.column), body.value, body.reason)
    corrections.add(ctx, home, key, reading_of(home, held), wanted)
    return document_view(home, ctx, held)


class NewRow(BaseModel):
    """A row that nobody read: ``of``: whose, an owner's id; ``blank``: nothing else is stated."""

    table: Annotated[str, Field(max_length=40)]
    of: Annotated[str, Field(max_length=10)] = ""
    values: dict[Annotated[str, Field(max_length=40)], Annotated[str, Field(max_length=2000)]] = (
        Field(max_length=100)
    )
    blank: bool = False
    reason: Annotated[str, Field(max_length=500)]


@router.post("/documents/{key}/rows", operation_id="addFactRow", status_code=201)
def add_fact_row(key: str, body: NewRow, home: HomeDep, ctx: ContextDep) -> DocumentView:
    """Keep a row of a fact table beside the machine's; taken back like a correction."""
    held = opened(home, key)
    wanted = WantedRow(body.table, body.of, body.values, body.blank, body.reason)
    add_row(ctx, home, key, reading_of(home, held), wanted)
    return document_view(home, ctx, held)


@router.post("/documents/{key}/corrections/{ident}/undo", operation_id="undoCorrection")
def undo_correction(key: str, ident: str, home: HomeDep, ctx: ContextDep) -> DocumentView:
    """Take a correction back; it stays to be seen."""
    held = opened(home, key)
    corrections.undo(ctx, home, key, ident)
    return document_view(home, ctx, held)


@router.post("/documents/{key}/findings/{hint}/clue", operation_id="enterHint", status_code=201)
def enter(key: str, hint: str, home: HomeDep, ctx: ContextDep) -> DocumentView:
    """Make a clue of a hint that corrections bring about; a second time changes nothing."""
    held = opened(home, key)
    with db.reader(home) as session:
        rows = [r for r in corrections.of_document(session, key) if not r.undone]
    enter_hint(ctx, home, held, rows, hint)
    return document_view(home, ctx, held)
