"""Documents (文书): deliveries, documents with their signatures, texts, and what was left out."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from shujian.core.ids import random_id
from shujian.store.columns import Base, Json, UtcTime, now


class DocumentImportState(StrEnum):
    """How far a delivery of documents got; only acknowledged ones can be seen."""

    PENDING = "pending"
    ACKNOWLEDGED = "acknowledged"
    WITHDRAWN = "withdrawn"


class DocumentImport(Base):
    """One delivery of files with documents; ``originals``: vouched for as the court's own."""

    __tablename__ = "document_imports"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    supplier: Mapped[str] = mapped_column(default="")
    originals: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(default=DocumentImportState.PENDING, index=True)
    counts_json: Mapped[Any] = mapped_column(Json, default=dict)
    actor: Mapped[str] = mapped_column(default="")
    created: Mapped[dt.datetime] = mapped_column(UtcTime, default=now)
    note: Mapped[str] = mapped_column(default="")


class DocumentRow(Base):
    """One document; ``copy_of`` names the more complete copy that stands for it, "" for none."""

    __tablename__ = "documents"
    id: Mapped[str] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(default="")
    import_id: Mapped[str] = mapped_column(ForeignKey("document_imports.id"), index=True)
    no: Mapped[int] = mapped_column(index=True)
    name: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    format: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(index=True)
    notes_json: Mapped[Any] = mapped_column(Json, default=list)
    extra_json: Mapped[Any] = mapped_column(Json, default=dict)
    parts: Mapped[int] = mapped_column(default=1)
    sha256: Mapped[str] = mapped_column(default="")
    original: Mapped[str] = mapped_column(default="", index=True)
    exact: Mapped[str] = mapped_column(default="", index=True)
    number: Mapped[str] = mapped_column(default="", index=True)
    court: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="")
    length: Mapped[int] = mapped_column(default=0)
    masks: Mapped[int] = mapped_column(default=0)
    sketch: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
    copy_of: Mapped[str] = mapped_column(default="", index=True)
    copy_reason: Mapped[str] = mapped_column(default="")
    withdrawn: Mapped[str] = mapped_column(default="")
    created: Mapped[dt.datetime] = mapped_column(UtcTime, default=now)


class DocumentText(Base):
    """The text of a document; apart, so that lists need not carry it."""

    __tablename__ = "document_texts"
    id: Mapped[str] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    text: Mapped[str]


class DocumentRepeat(Base):
    """A delivered document that was there already, word for word: not stored again."""

    __tablename__ = "document_repeats"
    import_id: Mapped[str] = mapped_column(ForeignKey("document_imports.id"), primary_key=True)
    no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    source: Mapped[str] = mapped_column(default="")
    sha256: Mapped[str] = mapped_column(default="")
    original: Mapped[str] = mapped_column(default="")
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), index=True)
    reason: Mapped[str] = mapped_column(default="")
