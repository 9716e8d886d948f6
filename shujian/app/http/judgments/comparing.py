"""Routes of 三书比对: documents of one case laid beside each other."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter
from fastapi.responses import FileResponse
from pydantic import BaseModel, Field
from starlette.background import BackgroundTask

from shujian.app.http.served import ContextDep, HomeDep, Served, ServedDep
from shujian.app.http.uploads import uploaded
from shujian.app.judgments import masks
from shujian.app.judgments.opened import opened
from shujian.app.judgments.shown import Shown, groups
from shujian.app.screening.comparing import Compared, as_data, compared_texts, summary, texts_at
from shujian.app.screening.comparison_writing import writer_for
from shujian.app.screening.types import Text
from shujian.core.errors import ShujianError
from shujian.core.ids import random_id
from shujian.documents.judgments.comparing.items import CHECK, DIFFERENT, OPEN, PERSON, SAME
from shujian.documents.judgments.reading import Reading
from shujian.store import db
from shujian.store.home import Home
from shujian.trust import Action, Context, Thing, require
from shujian.trust.journal import act

router = APIRouter()
_ONE = threading.Lock()
"""One comparison is computed at a time: long texts keep all other requests waiting."""
_WAITING = 3
"""Comparisons of one person at once, the one that is computed among them."""
_RESULTS: dict[str, Literal["same", "different", "check", "open"]] = {
    SAME: "same", DIFFERENT: "different", CHECK: "check", OPEN: "open",
}  # fmt: skip
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class PaperRef(BaseModel):
    """A kept document, or an upload that is not kept."""

    document: Annotated[str, Field(max_length=40)] = ""
    upload: Annotated[str, Field(max_length=40)] = ""


class NewComparison(BaseModel):
    """Two to five documents of one case, each kind once."""

    papers: Annotated[list[PaperRef], Field(min_length=2, max_length=5)]


class ExportComparison(NewComparison):
    """A comparison to be written as a Word document, for a stated purpose."""

    purpose: Annotated[str, Field(min_length=2, max_length=200)]


class SideItem(BaseModel):
    """What one document says; ``start`` is -1 where no place can be shown."""

    words: str
    start: int
    end: int
    segment: str


class ComparisonItem(BaseModel):
    """One thing that was compared."""

    left: str
    right: str
    sort: str
    matter: str
    result: Literal["same", "different", "check", "open"]
    one: SideItem
    two: SideItem
    reason: SideItem
    why: str
    person: str
    charge: str
    material: bool


class ComparedPaper(BaseModel):
    """One of the documents with its text."""

    role: str
    kind: str
    name: str
    state: str
    id: str
    text: str


class ComparisonRule(BaseModel):
    """A hint of a rule about an item (its place in ``items``)."""

    rule: str
    name: str
    severity: str
    message: str
    basis: list[str]
    item: int


class ComparisonView(BaseModel):
    """A comparison; ``lines`` holds the places of items that say the same, ``counts`` the lines."""

    papers: list[ComparedPaper]
    items: list[ComparisonItem]
    lines: list[list[int]]
    rules: list[ComparisonRule]
    notes: list[str]
    counts: dict[Literal["same", "different", "check", "open"], int]
    material: int
    summary: list[str]


@router.post("/documents/comparisons", operation_id="compareDocuments")
def compare_documents(body: NewComparison, held: ServedDep, ctx: ContextDep) -> ComparisonView:
    """Compare documents of one case; nothing of it is kept."""
    require(ctx, Action.VIEW, Thing("文书"))
    return _view(ctx, _compared(held, ctx, body.papers))


@router.post("/documents/comparisons/export", operation_id="exportComparison")
def export_comparison(
    body: ExportComparison, held: ServedDep, home: HomeDep, ctx: ContextDep
) -> FileResponse:
    """The comparison as a Word document; what is written out is not covered."""
    stated = Context(ctx.actor, ctx.unit, body.purpose.strip(), ctx.clock, ctx.may)
    require(stated, Action.EXPORT, Thing("三书比对", 4))
    found = _compared(held, ctx, body.papers)
    folder = home.tmp / f"comparison-{random_id()}"
    folder.mkdir(parents=True)
    path = folder / "三书比对.docx"
    writer_for(path)(found, path)
    names = [paper.name for paper in found.comparison.papers]
    with db.session(home) as session:
        act(session, stated, Action.EXPORT, Thing("三书比对", 4), {"文书": names})
    gone = BackgroundTask(shutil.rmtree, folder, ignore_errors=True)
    return FileResponse(path, media_type=_WORD, filename=path.name, background=gone)


def _compared(held: Served, ctx: Context, papers: list[PaperRef]) -> Compared:
    with held.crowd.within(f"{ctx.actor} 三书比对", _WAITING), _ONE:
        return compared_texts([text for paper in papers for text in _texts(held.home, ctx, paper)])


def _texts(home: Home, ctx: Context, paper: PaperRef) -> list[Text]:
    if paper.document:
        held = opened(home, paper.document)
        if not held.document.text.strip():
            raise ShujianError(
                "app.unread_document", f"“{held.document.name}”没有读出文字",
                "；".join(held.document.notes), "请换一份可以读出文字的文件",
            )  # fmt: skip
        return [held.text]
    path, name = uploaded(home, ctx, paper.upload)
    with home.workspace() as folder:
        place: Path = folder / name
        try:
            os.link(path, place)
        except OSError:  # a workspace on another disk
            shutil.copyfile(path, place)
        return texts_at(place)


def _view(ctx: Context, found: Compared) -> ComparisonView:
    data = as_data(found)
    papers = [
        ComparedPaper(
            role=p.role, kind=p.kind, name=p.name, state=p.reading.state, id=p.id,
            text=masks.covered(ctx, p.reading.normal.original, _facts(p.reading))[0],
        )
        for p in found.comparison.papers
    ]  # fmt: skip
    return ComparisonView(
        papers=papers,
        items=[ComparisonItem(**_covered(ctx, one)) for one in data["items"]],
        lines=data["lines"],
        rules=[_rule(ctx, rule) for rule in data["rules"]],
        notes=[masks.words_covered(ctx, note) for note in data["notes"]],
        counts={code: data["counts"][word] for word, code in _RESULTS.items()}, material=data["material"],
        summary=summary(found.comparison),
    )  # fmt: skip


def _facts(reading: Reading) -> list[Shown]:
    """All facts of a document with their places, as its reader covers them."""
    return [fact for _, rows in groups(reading) for _, own in rows for fact in own]


def _rule(ctx: Context, rule: dict[str, Any]) -> ComparisonRule:
    told = {"item": rule["item"] - 1, "message": masks.words_covered(ctx, rule["message"])}
    return ComparisonRule(**{**rule, **told})


def _covered(ctx: Context, item: dict[str, Any]) -> dict[str, Any]:
    """An item covered as the texts are: numbers of persons, and ethnicity and the like by level."""
    told, why = {**item, "result": _RESULTS[item["result"]]}, item["why"]
    for side in ("one", "two", "reason"):
        words = item[side]["words"]
        shown = masks.words_covered(ctx, words)
        if item["sort"] == PERSON and side != "reason":
            shown = masks.fact_covered(ctx, "被告人", item["matter"], words)
            why = why.replace(words, shown) if words else why
        told[side] = {**item[side], "words": shown}
    return told | {"why": masks.words_covered(ctx, why)}
