"""Routes of bringing judgments in and screening them: a job, and what came of it."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, Field
from sqlalchemy import func, select

from shujian.app.http.jobs import Submitted, own, submit
from shujian.app.http.judgments.codes import (
    GRADES,
    GradeCode,
    GradeCount,
    grade_code,
    grade_counts,
)
from shujian.app.http.judgments.listing import DocumentItem, Facet, items, state_facets
from shujian.app.http.people import named, people
from shujian.app.http.served import ContextDep, HomeDep
from shujian.app.http.uploads import uploaded
from shujian.app.judgments.catalogue import entries
from shujian.app.judgments.screening import SCREENED, count_clues
from shujian.core.errors import Place, ShujianError
from shujian.documents import store
from shujian.store import db
from shujian.store.schema import DocumentImport, DocumentRepeat, DocumentRow
from shujian.trust import Action, Thing, require

router = APIRouter()
KIND = "judgments.screen"
_LISTED = 500
_RECENT = 8


class NewScreening(BaseModel):
    """What is to be screened; without uploads everything that is kept."""

    uploads: Annotated[list[str], Field(max_length=5000)] = []
    supplier: Annotated[str, Field(max_length=120)] = ""
    originals: bool = False


class CopyItem(BaseModel):
    """A delivered document that was there already, or is a copy of another."""

    source: str
    reason: str
    of_id: str
    of_name: str


class RuleCount(BaseModel):
    """So many hits of one rule."""

    pack: str
    rule: str
    name: str
    grade: str
    code: GradeCode
    count: int


class PackFailure(BaseModel):
    """A rule pack that could not be run, and why."""

    pack: str
    why: str


class ScreeningView(BaseModel):
    """What the rules found; ``doubtful``: a fact is not certain, ``unchecked``: data lacks.

    ``whole``: rules without a judgment on any row; a run counts all rows of each as unchecked.
    """

    rules: list[RuleCount]
    doubtful: int
    unchecked: int
    whole: int = 0
    new: int
    failed: list[PackFailure]


class JudgmentDelivery(BaseModel):
    """What one delivery held, and what the rules found in it."""

    id: str
    supplier: str
    originals: bool
    actor: str
    created: str
    withdrawn: bool
    documents: int
    states: list[Facet]
    grades: list[GradeCount]
    open: list[DocumentItem]
    copies: list[CopyItem]
    repeats: int
    screening: ScreeningView | None


class DeliveryItem(BaseModel):
    """A delivery in the list of recent ones."""

    id: str
    supplier: str
    originals: bool
    actor: str
    created: str
    kept: int
    copies: int


@router.get("/documents/deliveries", operation_id="listDeliveries")
def list_deliveries(home: HomeDep, ctx: ContextDep) -> list[DeliveryItem]:
    """The last deliveries, the newest first."""
    require(ctx, Action.VIEW, Thing(store.THING))
    query = select(DocumentImport).where(DocumentImport.state == "acknowledged")
    with db.reader(home) as session:
        rows = list(session.scalars(query.order_by(DocumentImport.created.desc()).limit(_RECENT)))
        names = people(session)
    return [
        DeliveryItem(
            id=r.id, supplier=r.supplier, originals=r.originals, actor=named(names, r.actor),
            created=r.created.isoformat(), kept=int(r.counts_json.get("新增", 0)),
            copies=int(r.counts_json.get("副本", 0)) + int(r.counts_json.get("已有", 0)),
        )
        for r in rows
    ]  # fmt: skip


@router.post("/documents/screenings", operation_id="screenDocuments", status_code=202)
def screen_documents(body: NewScreening, home: HomeDep, ctx: ContextDep) -> Submitted:
    """Bring uploaded files in, read their facts, run the rule packs; clues go to the ledger."""
    require(ctx, Action.IMPORT, Thing(store.THING))
    require(ctx, Action.RUN, Thing(store.THING))
    names = [uploaded(home, ctx, key)[1] for key in body.uploads]
    params: dict[str, Any] = body.model_dump()
    title = names[0] if names else "全部文书"
    subject = f"{title} 等 {len(names)} 个文件" if len(names) > 1 else title
    return submit(home, ctx, KIND, params, subject)


@router.get("/documents/deliveries/{key}", operation_id="getDelivery")
def get_delivery(key: str, home: HomeDep, ctx: ContextDep) -> JudgmentDelivery:
    """A delivery: documents by state, clues by grade, what was not read and why, copies."""
    require(ctx, Action.VIEW, Thing(store.THING))
    with db.reader(home) as session:
        row = session.get(DocumentImport, key)
        if row is None:
            raise ShujianError("app.not_found", "没有这次导入", where=Place(field=key))
        total = session.scalar(
            select(func.count()).where(DocumentRow.import_id == key, DocumentRow.withdrawn == "")
        )
        copies = _copies(session, key)
        names = people(session)
    mine = [e for e in entries(home) if e.import_id == key]
    grades = count_clues(home, [e.id for e in mine])
    return JudgmentDelivery(
        id=row.id, supplier=row.supplier, originals=row.originals, actor=named(names, row.actor),
        created=row.created.isoformat(), withdrawn=row.state == "withdrawn",
        documents=total or 0,
        states=state_facets(Counter(e.state for e in mine)), grades=grade_counts(grades),
        open=items(home, [e for e in mine if e.state != "已解析"][:_LISTED]),
        copies=copies, repeats=int(row.counts_json.get("已有", 0)),
        screening=screening_view(row.counts_json.get(SCREENED)),
    )  # fmt: skip


def screening_view(data: Any) -> ScreeningView | None:
    """What a screening kept, for pages; None where none was kept."""
    if not data:
        return None
    rules = [RuleCount(**rule, code=grade_code(rule["grade"])) for rule in data["rules"]]
    order = [*GRADES.values(), "other"]
    rules.sort(key=lambda r: (order.index(r.code), -r.count, r.rule))
    return ScreeningView(
        rules=rules, doubtful=data["doubtful"], unchecked=data["unchecked"], whole=data.get("whole", 0), new=data["new"],
        failed=[PackFailure(**one) for one in data["failed"]],
    )  # fmt: skip


@router.get("/documents/screenings/{job_id}", operation_id="getScreening")
def get_screening(job_id: str, home: HomeDep, ctx: ContextDep) -> ScreeningView:
    """What a finished job of screening found, over everything that it looked at."""
    job = own(home, ctx, job_id)
    made = screening_view(job.result_json) if job.kind == KIND else None
    if made is None:
        raise ShujianError("app.not_found", "这个任务没有审查结果", where=Place(field=job_id))
    return made


def _copies(session: Any, key: str) -> list[CopyItem]:
    repeats = session.execute(
        select(DocumentRepeat.source, DocumentRepeat.reason, DocumentRow.id, DocumentRow.name)
        .join(DocumentRow, DocumentRow.id == DocumentRepeat.document_id)
        .where(DocumentRepeat.import_id == key)
        .limit(_LISTED)
    ).all()
    best = select(DocumentRow.id, DocumentRow.name).subquery()
    behind = session.execute(
        select(DocumentRow.source, DocumentRow.copy_reason, best.c.id, best.c.name)
        .join(best, best.c.id == DocumentRow.copy_of)
        .where(DocumentRow.import_id == key, DocumentRow.copy_of != "")
        .limit(_LISTED)
    ).all()
    return [CopyItem(source=s, reason=r, of_id=i, of_name=n) for s, r, i, n in (*repeats, *behind)]
