"""What was brought in: tables, imports and their parts, snapshots, mappings."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from shujian.core.ids import random_id
from shujian.store.columns import Base, Json, UtcTime, now


class ImportMode(StrEnum):
    """What an import does to the rows that are there."""

    APPEND = "append"
    REPLACE = "replace"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    REDEFINE = "redefine"
    """The table was changed: all that is held was cleaned again."""


class ImportState(StrEnum):
    """How far an import got; only acknowledged ones can be seen by models."""

    PENDING = "pending"
    ACKNOWLEDGED = "acknowledged"
    WITHDRAWN = "withdrawn"
    DUPLICATE = "duplicate"
    DROPPED = "dropped"
    """The program ended before it was acknowledged; nothing of it is visible."""


class Table(Base):
    """A standard table of the pool; ``id`` names its folder (ASCII)."""

    __tablename__ = "tables"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    name: Mapped[str] = mapped_column(unique=True)
    spec_json: Mapped[Any] = mapped_column(Json)
    created: Mapped[dt.datetime] = mapped_column(UtcTime, default=now)


class Import(Base):
    """One delivery of one file; ``no`` is packed into the numbers of its rows."""

    __tablename__ = "imports"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    no: Mapped[int] = mapped_column(unique=True)
    table_id: Mapped[str] = mapped_column(ForeignKey("tables.id"), index=True)
    supplier: Mapped[str] = mapped_column(default="")
    authority: Mapped[str] = mapped_column(default="")
    as_of: Mapped[dt.date | None]
    coverage_json: Mapped[Any] = mapped_column(Json, default=list)
    mode: Mapped[str] = mapped_column(default=ImportMode.APPEND)
    file_name: Mapped[str] = mapped_column(default="")
    sha256: Mapped[str] = mapped_column(default="", index=True)
    size: Mapped[int] = mapped_column(default=0)
    rows_in: Mapped[int] = mapped_column(default=0)
    rows_kept: Mapped[int] = mapped_column(default=0)
    rows_quarantined: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = mapped_column(default=ImportState.PENDING, index=True)
    actor: Mapped[str] = mapped_column(default="")
    created: Mapped[dt.datetime] = mapped_column(UtcTime, default=now)
    note: Mapped[str] = mapped_column(default="")


class Part(Base):
    """One sheet or member file of an import."""

    __tablename__ = "parts"
    import_id: Mapped[str] = mapped_column(ForeignKey("imports.id"), primary_key=True)
    part_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    file: Mapped[str] = mapped_column(default="")
    sheet: Mapped[str] = mapped_column(default="")
    header_line: Mapped[int | None]
    header_json: Mapped[Any] = mapped_column(Json, default=list)
    rows: Mapped[int] = mapped_column(default=0)
    skipped_json: Mapped[Any] = mapped_column(Json, default=list)
    notes_json: Mapped[Any] = mapped_column(Json, default=list)


class SnapshotRow(Base):
    """One visible version of a table: this row is what makes the data visible."""

    __tablename__ = "snapshots"
    table_id: Mapped[str] = mapped_column(ForeignKey("tables.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    delta_version: Mapped[int]
    quarantine_version: Mapped[int | None]
    files_json: Mapped[Any] = mapped_column(Json, default=list)
    quarantine_files_json: Mapped[Any] = mapped_column(Json, default=list)
    stats_json: Mapped[Any] = mapped_column(Json, default=dict)
    as_of: Mapped[dt.date | None]
    coverage_json: Mapped[Any] = mapped_column(Json, default=list)
    import_id: Mapped[str | None] = mapped_column(ForeignKey("imports.id"), index=True)
    created: Mapped[dt.datetime] = mapped_column(UtcTime, default=now)


class Mapping(Base):
    """Which source column became which standard column, for headers seen before."""

    __tablename__ = "mappings"
    __table_args__ = (UniqueConstraint("signature", "table_id", "supplier"),)
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    signature: Mapped[str]
    table_id: Mapped[str] = mapped_column(ForeignKey("tables.id"), index=True)
    supplier: Mapped[str] = mapped_column(default="")
    columns_json: Mapped[Any] = mapped_column(Json)
    actor: Mapped[str] = mapped_column(default="")
    created: Mapped[dt.datetime] = mapped_column(UtcTime, default=now)
