"""What was computed: runs, their steps, and jobs under way."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from shujian.core.ids import random_id
from shujian.store.columns import Base, Json, UtcTime, now


class RunState(StrEnum):
    """How far a run got.

    ``ONE``: rules asked over the facts of one document as persons corrected them; it speaks of
    no table of the pool, so that nothing that looks for the last run of a model may take it.
    """

    WAITING = "等待"
    RUNNING = "运行"
    DONE = "完成"
    FAILED = "失败"
    CANCELLED = "取消"
    ONE = "单份"


JobState = RunState
"""Jobs pass through the same states as runs."""


class Run(Base):
    """One run of one model over pinned snapshots."""

    __tablename__ = "runs"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    model_id: Mapped[str] = mapped_column(index=True)
    model_version: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default=RunState.WAITING, index=True)
    as_of: Mapped[dt.date | None]
    inputs_json: Mapped[Any] = mapped_column(Json, default=dict)
    stored_path: Mapped[str] = mapped_column(default="")
    digest: Mapped[str] = mapped_column(default="")
    counts_json: Mapped[Any] = mapped_column(Json, default=dict)
    engine: Mapped[str] = mapped_column(default="")
    program: Mapped[str] = mapped_column(default="")
    actor: Mapped[str] = mapped_column(default="")
    started: Mapped[dt.datetime] = mapped_column(UtcTime, default=now)
    finished: Mapped[dt.datetime | None] = mapped_column(UtcTime)
    error: Mapped[str] = mapped_column(default="")
    cancel_requested: Mapped[bool] = mapped_column(default=False)


class RunStep(Base):
    """The counts of one step: every row that went in is accounted for."""

    __tablename__ = "run_steps"
    run_id: Mapped[str] = mapped_column(ForeignKey("runs.id"), primary_key=True)
    step: Mapped[str] = mapped_column(primary_key=True)
    op: Mapped[str]
    rows_in: Mapped[int] = mapped_column(default=0)
    passed: Mapped[int] = mapped_column(default=0)
    review: Mapped[int] = mapped_column(default=0)
    unchecked: Mapped[int] = mapped_column(default=0)
    dropped: Mapped[int] = mapped_column(default=0)
    unkeyed: Mapped[int] = mapped_column(default=0)
    seconds: Mapped[float] = mapped_column(default=0.0)


class Job(Base):
    """Work under way in some process, with its progress and the wish to stop it.

    One with ``params_json`` waits for the worker, which does it again where it was killed.
    """

    __tablename__ = "jobs"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    kind: Mapped[str]
    state: Mapped[str] = mapped_column(default=JobState.WAITING, index=True)
    share: Mapped[float] = mapped_column(default=0.0)
    text: Mapped[str] = mapped_column(default="")
    cancel: Mapped[bool] = mapped_column(default=False)
    pid: Mapped[int] = mapped_column(default=0)
    actor: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str] = mapped_column(default="")
    subject: Mapped[str] = mapped_column(default="")
    params_json: Mapped[Any] = mapped_column(Json, nullable=True)
    result_json: Mapped[Any] = mapped_column(Json, nullable=True)
    error_json: Mapped[Any] = mapped_column(Json, nullable=True)
    attempts: Mapped[int] = mapped_column(default=0)
    created: Mapped[dt.datetime] = mapped_column(UtcTime, default=now)
    updated: Mapped[dt.datetime] = mapped_column(UtcTime, default=now)
