"""A document as its page sees it: text, outline, facts in groups, corrections, clues."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from shujian.app.clue_titles import Titles
from shujian.app.http.clues.corrected import corrections_of
from shujian.app.http.judgments.codes import grade_code, state_code
from shujian.app.http.judgments.facts_told import FactsTold
from shujian.app.http.judgments.rows_told import addable, owners
from shujian.app.http.judgments.views import (
    ClueLink,
    CopyLink,
    DocumentView,
    FindingItem,
    Part,
)
from shujian.app.http.people import named, people
from shujian.app.judgments import corrections, masks
from shujian.app.judgments.amended import amending, holding
from shujian.app.judgments.catalogue import entries
from shujian.app.judgments.findings import APPEARS, Told
from shujian.app.judgments.opened import Opened, reading_of
from shujian.app.judgments.shown import groups
from shujian.app.rule_names import RuleNames
from shujian.clues.basis import rests
from shujian.clues.stating import stands
from shujian.documents.judgments.arrow import DOCUMENT
from shujian.documents.judgments.outside import PART as OUTSIDE
from shujian.documents.judgments.reading import LONGEST, Reading
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Clue, Seen
from shujian.trust import Context


def document_view(home: Home, ctx: Context, held: Opened) -> DocumentView:
    """The page of a document for this reader."""
    document = held.document
    reading = reading_of(home, held)
    with db.reader(home) as session:
        rows = corrections.of_document(session, document.id)
        clues = _clues(session, home, ctx, document.id)
        names = people(session)
    amended = reading_of(home, held, amending(rows)) if holding(rows) else reading
    facts = FactsTold(ctx, reading, amended, rows, names)
    listed = [(name, own) for name, own in groups(reading)]
    flat = [fact for _, own in listed for _, some in own for fact in some]
    text, covered = masks.covered(ctx, document.text[:LONGEST], flat)
    entry = next((e for e in entries(home) if e.id == document.id), None)
    head = amended.document
    state = _state(document.text, reading)
    return DocumentView(
        id=document.id, name=document.name, source=document.source, format=document.format,
        state=state, state_code=state_code(state),
        kind=head.text("文书种类") or (entry.kind if entry else ""),
        case_no=head.text("案号") or head.text("文号") or (entry.case_no if entry else ""),
        court=head.text("法院") or (entry.court if entry else ""),
        judged_on=day.isoformat() if (day := head.day("裁判日期")) else "",
        original=held.text.original, supplier=held.supplier, import_id=held.import_id,
        created=held.created, actor=named(names, held.actor), withdrawn=held.withdrawn,
        copy_of=held.copy_of, copy_reason=held.copy_reason,
        copies=[CopyLink(id=i, name=n, reason=r) for i, n, r in held.copies],
        notes=list(document.notes),
        unread=[why if part == OUTSIDE else f"{part}：{why}" for part, why in reading.unread] if document.text.strip() else [],
        text=text, covered=covered, cut=max(0, len(document.text) - LONGEST),
        outline=_outline(reading),
        groups=facts.groups(dict(listed)),
        clues=clues,
        amended=facts.head(),
        addable=addable(reading), owners=owners(ctx, reading, amended, facts.added),
    )  # fmt: skip


def _state(text: str, reading: Reading) -> str:
    """How far the text was read."""
    if any(part == OUTSIDE for part, _ in reading.unread):
        return OUTSIDE
    return reading.state if text.strip() else "未解析"


def finding_item(home: Home, ctx: Context, told: Told) -> FindingItem:
    """A hint for this reader."""
    record = told.clue.record
    with db.reader(home) as session:
        known = session.get(Clue, record["id"])
    return FindingItem(
        id=record["id"], pack=record["pack"], rule=record["rule"], name=told.clue.title,
        severity=record["severity"], grade_code=grade_code(record["severity"]), subject=record["subject"],
        message=masks.words_covered(ctx, record["message"]), basis=record["basis"],
        explanation=masks.words_covered(ctx, record["explanation"]), spans=record["spans"],
        change=told.change, in_ledger=known is not None,
        enters=told.change == APPEARS and not stands(known),
    )  # fmt: skip


def _outline(reading: Reading) -> list[Part]:
    found = []
    for name, (start, end) in reading.parts.named:
        if end > start:
            first, last = reading.normal.where(start, end)
            found.append(Part(name=name, start=first, end=last))
    return sorted(found, key=lambda part: part.start)


def _clues(session: Any, home: Home, ctx: Context, document: str) -> list[ClueLink]:
    query = select(Clue).where(Clue.identity_json.cast(_text()).contains(f'"{document}"'))
    held = [
        c for c in session.scalars(query)
        if document in [v for k, v in c.identity_json.items() if k.endswith(DOCUMENT)]
    ]  # fmt: skip
    names = RuleNames(home)
    titles = Titles(ctx, names)
    corrected = corrections_of(session, held)
    return [
        ClueLink(
            id=c.id, title=masks.words_covered(ctx, titles.title(c)),
            rule=c.rule, rule_name=names.name(c.model_id, c.rule), grade=c.grade,
            grade_code=grade_code(c.grade), state=c.state,
            subject=masks.words_covered(ctx, titles.subject(c)),
            stated=rests(c), unbased=c.seen == Seen.UNBASED, corrected=c.id in corrected,
        )
        for c in sorted(held, key=lambda c: (c.grade != "确定", c.rule, c.id))
    ]  # fmt: skip


def _text() -> Any:
    from sqlalchemy import Text

    return Text()
