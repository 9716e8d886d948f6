"""Column types of the application database that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import BigInteger, DateTime, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from shujian.core.sound import sound_text


class Words(TypeDecorator[str]):
    """Text of any length."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Write sound text."""
        return None if value is None else sound_text(value)


class UtcTime(TypeDecorator[dt.datetime]):
    """A system time: always timezone-aware, kept as UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> Any:
        """Refuse naive times: business times do not belong here."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a system time needs a time zone")
        utc = value.astimezone(dt.UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(
        self, value: dt.datetime | None, dialect: Dialect
    ) -> dt.datetime | None:
        """Give back an aware UTC time."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


def _default(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    raise TypeError(f"not for JSON: {type(value).__name__}")


class Json(TypeDecorator[Any]):
    """Lists and mappings as JSON text; order is kept, Chinese stays readable.

    Decimals and dates become text. Assign a new object to change a value.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Write JSON text."""
        if value is None:
            return None
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_default)
        return sound_text(text)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Read JSON text."""
        return None if value is None else json.loads(value)


class Exact(TypeDecorator[Decimal]):
    """A decimal as text: SQLite knows no decimals. To sort, cast to Float."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Write plain digits."""
        return None if value is None else format(value, "f")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """Read exactly what was written."""
        return None if value is None else Decimal(value)


class Base(DeclarativeBase):
    """The rows of the application database."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {int: BigInteger, str: Words, Decimal: Exact}


def now() -> dt.datetime:
    """The system time, UTC; only for when a row was written, never for the law."""
    return dt.datetime.now(dt.UTC)
