"""Pages of lists: a cursor that names where to go on, stable while rows are added."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Query
from pydantic import BaseModel

from shujian.core.errors import ShujianError

T = TypeVar("T")
LimitQuery = Annotated[int, Query(ge=1, le=200)]
CursorQuery = Annotated[str, Query(max_length=600)]


class Page(BaseModel, Generic[T]):
    """Some rows of a list.

    Args:
        items: the rows.
        next: the cursor of the following page; None at the end.
        total: how many rows there are in all.
    """

    items: list[T]
    next: str | None = None
    total: int


def encode(key: Sequence[Any]) -> str:
    """A cursor that holds the sort values of the last row shown."""
    text = json.dumps(list(key), ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode(cursor: str, length: int) -> list[Any]:
    """The sort values of a cursor.

    Raises:
        ShujianError: ``app.cursor`` for one that this list did not give.
    """
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        key = json.loads(raw)
    except (ValueError, RecursionError):
        key = None
    plain = isinstance(key, list) and all(isinstance(k, str | int | float) for k in key)
    if not plain or len(key) != length:
        raise unknown()
    return list(key)


def number(cursor: str, first: int = 0) -> int:
    """The whole number of a cursor that holds one; ``first`` without a cursor.

    Raises:
        ShujianError: ``app.cursor``.
    """
    if not cursor:
        return first
    found = decode(cursor, 1)[0]
    if type(found) is not int or not 0 <= found < 1 << 63:
        raise unknown()
    return found


def unknown() -> ShujianError:
    """The refusal of a cursor that this list did not give."""
    return ShujianError("app.cursor", "翻页的位置无法识别", remedy="请回到第一页")


def sliced(items: Sequence[T], limit: int, cursor: str) -> Page[T]:
    """A page of a short list that is in memory anyway; the cursor is a position."""
    start = number(cursor)
    end = start + limit
    following = encode([end]) if end < len(items) else None
    return Page(items=list(items[start:end]), next=following, total=len(items))
