"""The journal: who did what and why, as a chain in which a change shows."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from shujian.core.canonical import canonical_json, digest
from shujian.core.sound import sound_text
from shujian.store.schema import JournalEntry
from shujian.trust.actions import Action
from shujian.trust.context import Context
from shujian.trust.decisions import Thing, require

START = "0" * 64
"""What the first entry names as the hash before it."""
_POSTGRES_LOCK = 5_300_721


@dataclass(frozen=True)
class Head:
    """The end of the chain: written down elsewhere, it shows later cuts and rewriting."""

    seq: int
    hash: str


@dataclass(frozen=True)
class Broken:
    """The first place where the chain does not hold.

    Args:
        seq: number of the entry.
        why: Chinese, for users.
    """

    seq: int
    why: str


def record(
    session: Session, ctx: Context, action: Action, thing: str, detail: Any = None
) -> JournalEntry:
    """Append an entry; it becomes visible with the caller's transaction.

    Args:
        session: a write session (``store.db.session``): writers follow one another.
        ctx: who acts, and why.
        action: what is done.
        thing: what it is done to.
        detail: more, without sensitive values; mappings, lists, text, whole numbers,
            decimals, dates.

    Raises:
        TypeError: a float in the detail.
    """
    _serialise(session)
    head = last(session)
    entry = JournalEntry(
        seq=head.seq + 1,
        at=ctx.now(),
        actor=_clean(ctx.actor),
        unit=_clean(ctx.unit),
        purpose=_clean(ctx.purpose),
        action=str(action),
        object=_clean(thing),
        detail_json=_clean({} if detail is None else detail),
        prev_hash=head.hash,
    )
    entry.hash = _hash(entry)
    session.add(entry)
    session.flush()
    return entry


def act(
    session: Session, ctx: Context, action: Action, thing: Thing, detail: Any = None
) -> JournalEntry:
    """Pass the decision point, then record: for everything that reveals or changes.

    Raises:
        ShujianError: ``trust.refused``; nothing is recorded then.
    """
    require(ctx, action, thing)
    return record(session, ctx, action, thing.name, detail)


def last(session: Session) -> Head:
    """The end of the chain; number 0 for an empty journal."""
    query = select(JournalEntry.seq, JournalEntry.hash).order_by(JournalEntry.seq.desc()).limit(1)
    row = session.execute(query).first()
    return Head(row.seq, row.hash) if row else Head(0, START)


def verify(session: Session, anchor: Head | None = None) -> Broken | None:
    """Find the first broken link or gap; None when the whole chain holds.

    A chain that was cut at its end, or rewritten from some entry on, is only found with
    an ``anchor`` that was written down elsewhere before.
    """
    before = Head(0, START)
    query = select(JournalEntry).order_by(JournalEntry.seq).execution_options(yield_per=1000)
    for entry in session.scalars(query):
        if entry.seq != before.seq + 1:
            return Broken(before.seq + 1, f"缺少第 {before.seq + 1} 条")
        if entry.prev_hash != before.hash:
            return Broken(entry.seq, "与上一条不相连")
        if entry.hash != _hash(entry):
            return Broken(entry.seq, "内容被改动")
        before = Head(entry.seq, entry.hash)
        if anchor and anchor.seq == before.seq and anchor.hash != before.hash:
            return Broken(entry.seq, "与另行留存的校验值不一致")
    if anchor and anchor.seq > before.seq:
        return Broken(before.seq + 1, f"缺少第 {before.seq + 1} 条及以后")
    return None


def _hash(entry: JournalEntry) -> str:
    return digest(
        {
            "seq": entry.seq,
            "at": entry.at.astimezone(dt.UTC).isoformat(),
            "actor": entry.actor,
            "unit": entry.unit,
            "purpose": entry.purpose,
            "action": entry.action,
            "object": entry.object,
            "detail": entry.detail_json,
            "prev_hash": entry.prev_hash,
        }
    )


def _clean(value: Any) -> Any:
    """What the database will give back, so that the hash can be computed again.

    File names may hold bytes that are no text (lone surrogates): shown as ``?``.
    """
    return json.loads(sound_text(canonical_json(value)))


def _serialise(session: Session) -> None:
    """SQLite's write sessions begin immediately; PostgreSQL needs a lock of its own."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _POSTGRES_LOCK})
