"""Routes of one document: its text and facts, what rules find in it, one covered value."""

from __future__ import annotations

from collections.abc import Container
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from shujian.app.clue_masks import hidden
from shujian.app.http.clues.shown import covered
from shujian.app.http.judgments.reading import document_view, finding_item
from shujian.app.http.judgments.views import DocumentView, FindingItem
from shujian.app.http.served import ContextDep, HomeDep
from shujian.app.judgments import corrections
from shujian.app.judgments.amended import amending
from shujian.app.judgments.awaiting import Sort, undecided
from shujian.app.judgments.findings import findings, settled
from shujian.app.judgments.lacking import lacking
from shujian.app.judgments.opened import opened, reading_of
from shujian.app.judgments.rows_added import is_row
from shujian.app.judgments.shown import found, one
from shujian.core.errors import Place, ShujianError
from shujian.store import db
from shujian.store.home import Home
from shujian.trust import Action, Context, Thing, require
from shujian.trust.journal import act

router = APIRouter()


class Undecided(BaseModel):
    """A rule that the last screening could not decide, and which facts it lacked."""

    rule: str
    name: str
    sort: Sort
    reason: str


class Findings(BaseModel):
    """What the rules find; ``judged`` is false where the document was not asked at all."""

    judged: bool
    why: str = ""
    corrected: bool = False
    items: list[FindingItem] = []
    undecided: list[Undecided] = []


class LackedFact(BaseModel):
    """A column that rules lacked when they were asked last."""

    table: str
    column: str
    rules: list[str]


class RevealText(BaseModel):
    """Which covered value is asked for, and what for; no table: the whole text."""

    purpose: Annotated[str, Field(min_length=2, max_length=200)]
    table: Annotated[str, Field(max_length=40)] = ""
    row: Annotated[int, Field(ge=1, le=100_000)] = 1
    column: Annotated[str, Field(max_length=40)] = ""


class RevealedText(BaseModel):
    """The value, or the text."""

    value: str


@router.get("/documents/{key}", operation_id="getDocument")
def get_document(key: str, home: HomeDep, ctx: ContextDep) -> DocumentView:
    """A document's text, its facts in groups, corrections, clues; sensitive stretches covered."""
    require(ctx, Action.VIEW, Thing("文书"))
    return document_view(home, ctx, opened(home, key))


@router.get("/documents/{key}/findings", operation_id="documentFindings")
def document_findings(
    key: str, home: HomeDep, ctx: ContextDep, corrected: bool = False
) -> Findings:
    """What the rules find in this document now; with corrected facts: what would change."""
    require(ctx, Action.VIEW, Thing("文书"))
    held = opened(home, key)
    with db.reader(home) as session:
        rows = corrections.of_document(session, key) if corrected else []
    in_force = [r for r in rows if not r.undone]
    told = findings(home, held, in_force)
    if told is None:
        return Findings(judged=False, why=_why_not(held.document.text))
    return Findings(
        judged=True, corrected=corrected, items=[finding_item(home, ctx, t) for t in told],
        undecided=_undecided(home, ctx, key, settled(home, held, in_force)),
    )  # fmt: skip


@router.get("/documents/{key}/lacking", operation_id="documentLacking")
def document_lacking(key: str, home: HomeDep, ctx: ContextDep) -> list[LackedFact]:
    """The facts for lack of which the last screening left rules undecided."""
    require(ctx, Action.VIEW, Thing("文书"))
    opened(home, key)
    return [
        LackedFact(table=table, column=column, rules=rules)
        for (table, column), rules in lacking(home, key).items()
    ]


def _undecided(home: Home, ctx: Context, key: str, settled: Container[str]) -> list[Undecided]:
    """What the last screening left open, without what stated facts have settled since."""
    reader = covered(ctx)
    return [
        Undecided(
            rule=one.rule[0], name=one.rule[1], sort=one.sort, reason=hidden(reader, one.reason)
        )
        for one in undecided(home, key)
        if one.rule[0] not in settled
    ]


def _why_not(text: str) -> str:
    if not text.strip():
        return "文书没有读出文字，规则没有审查，须由人阅读"
    return "没有作为刑事裁判读出，规则没有审查，须由人阅读"


@router.post("/documents/{key}/reveal", operation_id="revealDocument")
def reveal(key: str, body: RevealText, home: HomeDep, ctx: ContextDep) -> RevealedText:
    """One covered value, or the whole text, for a stated purpose; written to the journal."""
    held = opened(home, key)
    stated = Context(ctx.actor, ctx.unit, body.purpose.strip(), ctx.clock, ctx.may)
    value, level, name = held.document.text, 4, "全文"
    if body.table:
        at = (body.table, body.row, body.column)
        reading = reading_of(home, held)
        fact = found(reading, at)
        if fact is None:  # it may stand in a row that a person added
            with db.reader(home) as session:
                rows = corrections.of_document(session, key)
            reading = reading_of(home, held, amending([r for r in rows if is_row(r)]))
            fact = found(reading, at)
        if fact is None:
            raise ShujianError(
                "app.not_found", "文书里没有这一项", remedy="请刷新页面",
                where=Place(field="/".join(map(str, at))),
            )  # fmt: skip
        made = one(reading, at, fact)
        value, name = made.value, f"{body.table}/{body.row}/{body.column}"
    with db.session(home) as session:
        act(session, stated, Action.REVEAL, Thing(f"文书 {key}", level), {"项": name})
    return RevealedText(value=value)
