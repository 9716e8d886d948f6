"""What was found: clues and what persons did with them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from shujian.store.columns import Base, Json, UtcTime, now


class Seen(StrEnum):
    """Whether the last run of the model found the clue again, and as it was concluded on.

    Clues that rest on facts of persons are of no run over the pool: ``STATED``, and ``UNBASED``
    where such a fact was taken back or stated otherwise since.
    """

    NOW = "本次"
    CHANGED = "结论后有变"
    NOT_AGAIN = "未再现"
    STATED = "人工事实"
    UNBASED = "依据有变"


_LISTED = ("kind", "state", "rule", "grade", "seen", "score", "created", "updated", "id")


class Clue(Base):
    """A fact that a model found; ``id`` is content_id(model, rule, identity)."""

    __tablename__ = "clues"
    id: Mapped[str] = mapped_column(primary_key=True)
    model_id: Mapped[str]
    model_name: Mapped[str] = mapped_column(default="")
    rule: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="线索")
    identity_json: Mapped[Any] = mapped_column(Json)
    subject: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    score: Mapped[Decimal | None]
    grade: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str] = mapped_column(default="")
    content_json: Mapped[Any] = mapped_column(Json, default=dict)
    state: Mapped[str] = mapped_column(default="")
    first_run: Mapped[str] = mapped_column(default="")
    last_run: Mapped[str] = mapped_column(default="")
    seen: Mapped[str] = mapped_column(default=Seen.NOW)
    created: Mapped[dt.datetime] = mapped_column(UtcTime, default=now)
    updated: Mapped[dt.datetime] = mapped_column(UtcTime, default=now)
    # one index holds all that lists filter, sort and count by, so that they never read the
    # wide rows; no narrower one may stand beside it: SQLite would take that and read them
    __table_args__ = (
        Index("ix_clues_listed", "model_id", *_LISTED),
        # for searches by words alone, which say that there are some: being wider, it would
        # slow all others down; PostgreSQL takes no long words into an index
        Index(
            "ix_clues_words", "title", "subject", "model_id", *_LISTED,
            sqlite_where=text("title <> ''"),
        ).ddl_if("sqlite"),
        Index("ix_clues_subject", "subject"),
    )  # fmt: skip


class ClueEvent(Base):
    """One step of a clue, by a person or a run; never changed, never deleted.

    ``batch`` names what was done in one go, so that it can be undone; ``checks_json`` holds
    the steps of verification that the person ticked, ``left_json`` those that were open
    when the person found the clue true.
    """

    __tablename__ = "clue_events"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    clue_id: Mapped[str] = mapped_column(ForeignKey("clues.id"), index=True)
    at: Mapped[dt.datetime] = mapped_column(UtcTime, default=now)
    actor: Mapped[str]
    from_state: Mapped[str] = mapped_column(default="")
    to_state: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str] = mapped_column(default="")
    run_id: Mapped[str] = mapped_column(default="")
    batch: Mapped[str] = mapped_column(default="", index=True)
    checks_json: Mapped[Any] = mapped_column(Json, nullable=True)
    left_json: Mapped[Any] = mapped_column(Json, nullable=True)


class ClueDraft(Base):
    """What a person has typed about a clue and not yet saved; one a person and clue."""

    __tablename__ = "clue_drafts"
    actor: Mapped[str] = mapped_column(primary_key=True)
    clue_id: Mapped[str] = mapped_column(ForeignKey("clues.id"), primary_key=True)
    state: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    checks_json: Mapped[Any] = mapped_column(Json, default=list)
    updated: Mapped[dt.datetime] = mapped_column(UtcTime, default=now)
