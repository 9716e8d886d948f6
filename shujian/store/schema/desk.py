"""What persons arrange for themselves: settings, saved views, corrections of facts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from shujian.core.ids import random_id
from shujian.store.columns import Base, Json, UtcTime, now


class Setting(Base):
    """A setting of the installation, e.g. the name of the unit."""

    __tablename__ = "settings"
    key: Mapped[str] = mapped_column(primary_key=True)
    value_json: Mapped[Any] = mapped_column(Json)


class SavedView(Base):
    """A list's filters under a name, for one person."""

    __tablename__ = "saved_views"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    screen: Mapped[str]
    name: Mapped[str]
    query_json: Mapped[Any] = mapped_column(Json, default=dict)
    created: Mapped[dt.datetime] = mapped_column(UtcTime, default=now)


class FactCorrection(Base):
    """A person's value for a fact of a document, beside the machine's; never overwritten.

    A later row for the same place replaces an earlier one; ``undone`` takes it back.
    """

    __tablename__ = "fact_corrections"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), index=True)
    table: Mapped[str]
    row: Mapped[str] = mapped_column(default="")
    column: Mapped[str]
    machine_json: Mapped[Any] = mapped_column(Json, nullable=True)
    value_json: Mapped[Any] = mapped_column(Json, nullable=True)
    reason: Mapped[str] = mapped_column(default="")
    actor: Mapped[str]
    at: Mapped[dt.datetime] = mapped_column(UtcTime, default=now)
    undone: Mapped[bool] = mapped_column(default=False)
