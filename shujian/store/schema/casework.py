"""What was found: clues and what persons did with them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from shujian.store.columns import Base, Json, UtcTime, now


class Seen(StrEnum):
    """Whether the last run of the model found the clue again."""

    NOW = "本次"
    NOT_AGAIN = "未再现"


class Clue(Base):
    """A fact that a model found; ``id`` is content_id(model, rule, identity)."""

    __tablename__ = "clues"
    id: Mapped[str] = mapped_column(primary_key=True)
    model_id: Mapped[str] = mapped_column(index=True)
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
    state: Mapped[str] = mapped_column(default="", index=True)
    first_run: Mapped[str] = mapped_column(default="")
    last_run: Mapped[str] = mapped_column(default="")
    seen: Mapped[str] = mapped_column(default=Seen.NOW)
    created: Mapped[dt.datetime] = mapped_column(UtcTime, default=now)
    updated: Mapped[dt.datetime] = mapped_column(UtcTime, default=now)


class ClueEvent(Base):
    """One step of a clue, by a person or a run; never changed, never deleted."""

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
