"""Accounts of persons and their sign-ins; only ``trust`` writes to these tables."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from shujian.core.ids import random_id
from shujian.store.columns import Base, UtcTime, now


class User(Base):
    """A person who may sign in; ``secret`` is an argon2id hash, never the password.

    A ``temporary`` one was set by somebody else: its owner must change it before anything else.
    """

    __tablename__ = "users"
    id: Mapped[str] = mapped_column(primary_key=True, default=random_id)
    account: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(default="")
    role: Mapped[str]
    secret: Mapped[str] = mapped_column(default="")
    temporary: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)
    failures: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[dt.datetime | None] = mapped_column(UtcTime)
    created: Mapped[dt.datetime] = mapped_column(UtcTime, default=now)


class SignIn(Base):
    """A session of a browser; ``id`` is the SHA-256 of its token, which is not kept."""

    __tablename__ = "sign_ins"
    id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    created: Mapped[dt.datetime] = mapped_column(UtcTime, default=now)
    seen: Mapped[dt.datetime] = mapped_column(UtcTime, default=now)
    expires: Mapped[dt.datetime] = mapped_column(UtcTime)
