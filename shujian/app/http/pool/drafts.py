"""Routes of the upload wizard: read, look, answer, try, import."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from fastapi import APIRouter
from pydantic import BaseModel

from shujian.app.drafts import anew, kept, proposed, sharing, states
from shujian.app.drafts.kept import Draft
from shujian.app.http import uploads
from shujian.app.http.jobs import Submitted, submit
from shujian.app.http.pool.draft_made import draft_view
from shujian.app.http.pool.draft_rows import PartRows, part_rows, reveal_cell
from shujian.app.http.pool.draft_views import Answers, DraftView, OpenDraft, Sibling
from shujian.app.http.pool.looking import Purpose, RevealedValue, Words
from shujian.app.http.served import ContextDep, HomeDep
from shujian.core.errors import ShujianError
from shujian.store.columns import now
from shujian.store.home import Home
from shujian.trust import Action, Context, Thing, require

router = APIRouter()


class WantedCell(BaseModel):
    """One cell to be shown, and what for; ``line``: the place of its row, see ``reveal_cell``."""

    part: int
    line: int
    source: int
    purpose: Purpose


class NewDraft(BaseModel):
    """An upload to be read.

    Args:
        supplier: who sent it, so that known columns are found.
        beside: an upload of the same visit to the wizard; "" where this is the first.
    """

    upload: str
    supplier: Words = ""
    beside: str = ""


def _read(home: Home, ctx: Context, draft: Draft) -> None:
    """Let the worker read the file (again)."""
    draft.attempt += 1
    draft.importing = ""
    kept.save(home, draft)  # before the job, which looks at the number of the attempt
    params = {"upload": draft.key, "attempt": draft.attempt}
    draft.reading = submit(home, ctx, "pool.read", params, draft.name).job_id
    kept.save(home, draft)


def _view(home: Home, ctx: Context, key: str) -> DraftView:
    size = uploads.view(home, ctx, key).size
    return draft_view(ctx, home, kept.load(home, key), size)


@router.post("/drafts", operation_id="beginDraft", status_code=201)
def begin(ctx: ContextDep, home: HomeDep, body: NewDraft) -> DraftView:
    """Begin an import with an uploaded file; it is read by the worker."""
    _, name = uploads.uploaded(home, ctx, body.upload)
    require(ctx, Action.IMPORT, Thing(name))
    with kept.changing(body.upload):
        before = kept.known(home, body.upload)
        if before is not None:
            kept.refuse_busy(home, before)
        made = Draft(body.upload, name, body.supplier.strip(), begun=now().isoformat())
        made.visit = _visit(home, ctx, body)
        # two readings of one number would write the same files
        made.attempt = before.attempt if before is not None else 0
        _read(home, ctx, made)
    return _view(home, ctx, body.upload)


def _visit(home: Home, ctx: Context, body: NewDraft) -> str:
    """With which upload the visit began; "" with this one, or where the other one is gone."""
    with suppress(ShujianError):
        first = uploads.view(home, ctx, body.beside).id
        if (known := kept.known(home, first)) is not None:
            first = states.visit_of(known)
        return first if first != body.upload else ""
    return ""


@router.get("/drafts", operation_id="listDrafts")
def unfinished(ctx: ContextDep, home: HomeDep) -> list[OpenDraft]:
    """The person's own files that were neither brought in nor given up, the newest first."""
    mine = [held.id for held in uploads.held_by(home, ctx)]
    return [
        OpenDraft(
            key=draft.key, name=draft.name, begun=draft.since, state=state,
            visit=states.visit_of(draft),
        )
        for draft, state in states.unfinished(ctx, home, mine)
    ]  # fmt: skip


@router.get("/drafts/{key}", operation_id="getDraft")
def look(ctx: ContextDep, home: HomeDep, key: str) -> DraftView:
    """A file on its way, and what importing it would do."""
    return _view(home, ctx, key)


@router.patch("/drafts/{key}", operation_id="answerDraft")
def answer(ctx: ContextDep, home: HomeDep, key: str, body: Answers) -> DraftView:
    """Decide something about a file; the answer tells what is still open."""
    uploads.view(home, ctx, key)
    with kept.changing(key):
        draft = kept.load(home, key)
        require(ctx, Action.MAP, Thing(draft.name))
        kept.refuse_busy(home, draft)
        again = _changed(draft, body)
        if body.answers:
            proposed.answered(ctx, home, draft, body.answers)
        if body.anew:
            anew.chosen(ctx, home, draft, proposed.proposal_of(ctx, home, draft))
        if again:
            _read(home, ctx, draft)
        kept.save(home, draft)
    return _view(home, ctx, key)


@router.post("/drafts/{key}/parts/{no}/share", operation_id="shareDraftAnswers")
def share(
    ctx: ContextDep, home: HomeDep, key: str, no: int, body: list[Sibling]
) -> list[DraftView]:
    """Answer parts with the same headers as this one was answered; the files as they are then."""
    uploads.view(home, ctx, key)
    for one in dict.fromkeys(sibling.key for sibling in body):
        uploads.view(home, ctx, one)
        with kept.changing(one):
            draft = kept.load(home, one)
            require(ctx, Action.MAP, Thing(draft.name))
            kept.refuse_busy(home, draft)
            numbers = dict.fromkeys(s.part for s in body if s.key == one)
            sharing.share(ctx, home, kept.load(home, key), no, draft, numbers)
            kept.save(home, draft)
    return [_view(home, ctx, one) for one in dict.fromkeys(s.key for s in body)]


def _changed(draft: Draft, body: Answers) -> bool:
    """Take plain fields in; whether the file has to be read again."""
    for name in ("supplier", "authority", "mode", "scope", "instead", "skips", "anew"):
        if (value := getattr(body, name)) is not None:
            setattr(draft, name, value.strip() if isinstance(value, str) else value)
    if body.coverage is not None:
        draft.coverage = [
            {
                "place": c.place,
                "unit": c.unit,
                "from": c.start.isoformat() if c.start else None,
                "to": c.end.isoformat() if c.end else None,
            }
            for c in body.coverage
        ]
    again = False
    if body.headers is not None:
        again = {**draft.headers, **body.headers} != draft.headers
        draft.headers = {**draft.headers, **body.headers}
    if body.encoding is not None and body.encoding != draft.encoding:
        draft.encoding, again = body.encoding, True
    if again:  # columns are counted anew
        draft.shared = {}
        draft.answers = {k: v for k, v in draft.answers.items() if ".column." not in k}
    return again


@router.get("/drafts/{key}/parts/{no}", operation_id="tryDraftPart")
def rows(ctx: ContextDep, home: HomeDep, key: str, no: int) -> PartRows:
    """The first rows of a part as the file has them, and which cells would not be read."""
    uploads.view(home, ctx, key)
    draft = kept.load(home, key)
    require(ctx, Action.IMPORT, Thing(draft.name))
    return part_rows(ctx, home, proposed.proposal_of(ctx, home, draft), no)


@router.post("/drafts/{key}/reveal", operation_id="revealDraftCell")
def reveal(ctx: ContextDep, home: HomeDep, key: str, body: WantedCell) -> RevealedValue:
    """One cell of the file unmasked; who, what and what for are written to the journal."""
    uploads.view(home, ctx, key)
    draft = kept.load(home, key)
    require(ctx, Action.IMPORT, Thing(draft.name))
    proposal = proposed.proposal_of(ctx, home, draft)
    seeing = replace(ctx, purpose=body.purpose)
    return RevealedValue(
        text=reveal_cell(seeing, home, proposal, body.part, body.line, body.source)
    )


@router.post("/drafts/{key}/read", operation_id="readDraftAgain", status_code=202)
def again(ctx: ContextDep, home: HomeDep, key: str) -> DraftView:
    """Read the file again, e.g. after a cancelled reading."""
    uploads.view(home, ctx, key)
    with kept.changing(key):
        draft = kept.load(home, key)
        require(ctx, Action.IMPORT, Thing(draft.name))
        kept.refuse_busy(home, draft)
        _read(home, ctx, draft)
    return _view(home, ctx, key)


@router.post("/drafts/{key}/import", operation_id="importDraft", status_code=202)
def bring_in(ctx: ContextDep, home: HomeDep, key: str) -> Submitted:
    """Import a file as decided; nothing of it is visible before all of it is."""
    uploads.view(home, ctx, key)
    with kept.changing(key):
        draft = kept.load(home, key)
        require(ctx, Action.IMPORT, Thing(draft.name))
        kept.refuse_busy(home, draft)
        made = submit(home, ctx, "pool.import", {"upload": key}, draft.name)
        draft.importing = made.job_id
        kept.save(home, draft)
    return made
