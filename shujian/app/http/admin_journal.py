"""Routes of the journal: who did what, when and why, and whether the chain holds."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel
from sqlalchemy import Select, func, or_, select

from shujian.app.clue_titles import Titles
from shujian.app.http.journal_words import deed, things
from shujian.app.http.paging import CursorQuery, LimitQuery, Page, encode, number
from shujian.app.http.people import named, people
from shujian.app.http.served import ContextDep, HomeDep
from shujian.app.rule_names import RuleNames
from shujian.store import db
from shujian.store.schema import JournalEntry
from shujian.trust import Action, Thing, journal, require
from shujian.trust.context import BEIJING

router = APIRouter(tags=["admin"])
Short = Annotated[str, Query(max_length=80)]


class Entry(BaseModel):
    """One deed; ``detail`` holds no sensitive values.

    ``name`` is the person's, ``thing`` what ``object`` (an id, an account) is called.
    """

    seq: int
    at: dt.datetime
    actor: str
    name: str
    unit: str
    action: str
    label: str
    object: str
    thing: str
    purpose: str
    detail: Any
    hash: str


class Verified(BaseModel):
    """Whether every entry follows from the one before, as of a time."""

    intact: bool
    entries: int
    broken: int | None
    why: str
    head: str
    at: dt.datetime


@dataclass(frozen=True)
class Wanted:
    """Filters of the journal; an empty field does not restrict."""

    actor: str
    action: str
    text: str
    since: dt.date | None
    until: dt.date | None


def wanted(
    actor: Short = "",
    action: Short = "",
    text: Short = "",
    since: Annotated[dt.date | None, Query()] = None,
    until: Annotated[dt.date | None, Query()] = None,
) -> Wanted:
    """The filters of a request; both days are included, in China's time."""
    return Wanted(actor, action, text, since, until)


def _where(query: Select[Any], w: Wanted) -> Select[Any]:
    if w.actor:
        query = query.where(JournalEntry.actor == w.actor)
    if w.action:
        query = query.where(JournalEntry.action == w.action)
    if w.text:
        found = [
            column.contains(w.text, autoescape=True)
            for column in (JournalEntry.object, JournalEntry.purpose)
        ]
        query = query.where(or_(*found))
    if w.since:
        query = query.where(JournalEntry.at >= _midnight(w.since))
    if w.until:
        query = query.where(JournalEntry.at < _midnight(w.until + dt.timedelta(days=1)))
    return query


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), BEIJING).astimezone(dt.UTC)


@router.get("/admin/journal", operation_id="listJournal")
def list_journal(
    home: HomeDep,
    ctx: ContextDep,
    filters: Annotated[Wanted, Depends(wanted)],
    limit: LimitQuery = 100,
    cursor: CursorQuery = "",
) -> Page[Entry]:
    """Entries, the newest first."""
    require(ctx, Action.SETTING, Thing("日志"))
    query = _where(select(JournalEntry), filters)
    if cursor:
        query = query.where(JournalEntry.seq < number(cursor))
    with db.reader(home) as session:
        total = session.scalar(_where(select(func.count()).select_from(JournalEntry), filters))
        rows = list(session.scalars(query.order_by(JournalEntry.seq.desc()).limit(limit + 1)))
        more, shown = len(rows) > limit, rows[:limit]
        names, told = people(session), things(session, shown, Titles(ctx, RuleNames(home)))
    return Page(
        items=[_entry(row, named(names, row.actor), told[row.seq]) for row in shown],
        next=encode([shown[-1].seq]) if more else None,
        total=total or 0,
    )


def _entry(row: JournalEntry, name: str, thing: str) -> Entry:
    return Entry(
        seq=row.seq, at=row.at, actor=row.actor, name=name, unit=row.unit, action=row.action,
        label=deed(row), object=row.object, thing=thing, purpose=row.purpose,
        detail=row.detail_json, hash=row.hash,
    )  # fmt: skip


class JournalWords(BaseModel):
    """What stands in the journal, for the choices of its filters."""

    actors: list[dict[str, str]]
    actions: list[dict[str, str]]


@router.get("/admin/journal/words", operation_id="getJournalWords")
def get_words(home: HomeDep, ctx: ContextDep) -> JournalWords:
    """Who and what occurs."""
    require(ctx, Action.SETTING, Thing("日志"))
    with db.reader(home) as session:
        actors = sorted(session.scalars(select(JournalEntry.actor).distinct()).all())
        names = people(session)
        actions = set(session.scalars(select(JournalEntry.action).distinct()).all())
    return JournalWords(
        actors=[{"actor": a, "name": named(names, a)} for a in actors],
        actions=[{"action": a.value, "label": a.label} for a in Action if a.value in actions],
    )


@router.get("/admin/journal/verified", operation_id="verifyJournal")
def verify_journal(home: HomeDep, ctx: ContextDep) -> Verified:
    """Compute the whole chain again."""
    require(ctx, Action.SETTING, Thing("日志"))
    with db.reader(home) as session:
        broken = journal.verify(session)
        head = journal.last(session)
    return Verified(
        intact=broken is None, entries=head.seq, head=head.hash, at=ctx.now(),
        broken=broken.seq if broken else None, why=broken.why if broken else "",
    )  # fmt: skip
