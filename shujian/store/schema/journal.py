"""The journal's table; only ``trust.journal`` writes to it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from shujian.store.columns import Base, Json, UtcTime


class JournalEntry(Base):
    """One link of the chain: ``hash`` covers all other columns and ``prev_hash``."""

    __tablename__ = "journal"
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[dt.datetime] = mapped_column(UtcTime)
    actor: Mapped[str]
    unit: Mapped[str]
    purpose: Mapped[str]
    action: Mapped[str]
    object: Mapped[str]
    detail_json: Mapped[Any] = mapped_column(Json)
    prev_hash: Mapped[str]
    hash: Mapped[str]
