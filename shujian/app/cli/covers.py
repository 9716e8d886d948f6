"""Coverage statements as people type them: ``990101:2024-01-01..2025-06-30``."""

from __future__ import annotations

import datetime as dt
import re

from shujian.core.errors import ShujianError
from shujian.engines.base import Coverage

_FORM = re.compile(r"^(?P<place>\*|\d{2,12})(?:@(?P<unit>[^:]+))?(?::(?P<span>.*))?$")


def parse_cover(text: str) -> Coverage:
    """Read one statement: place or ``*``, optional ``@unit``, optional ``:from..to``.

    Raises:
        ShujianError: ``app.covers`` with the form and an example.
    """
    match = _FORM.match(text.strip().replace("：", ":"))
    if match is None:
        raise _wrong(text)
    start, end = _span(match["span"] or "", text)
    place = "" if match["place"] == "*" else match["place"]
    while len(place) > 2 and len(place) % 2 == 0 and place.endswith("00"):
        place = place[:-2]
    return Coverage(place=place, unit=match["unit"] or "", start=start, end=end)


def _span(text: str, whole: str) -> tuple[dt.date | None, dt.date | None]:
    if not text:
        return None, None
    first, dots, last = text.partition("..")
    if not dots:
        raise _wrong(whole)
    try:
        return (
            dt.date.fromisoformat(first) if first else None,
            dt.date.fromisoformat(last) if last else None,
        )
    except ValueError:
        raise _wrong(whole) from None


def _wrong(text: str) -> ShujianError:
    return ShujianError(
        "app.covers",
        f"看不懂覆盖范围“{text}”",
        why="应为“地区代码:起..止”，所有地区写 *，某单位写 地区@单位",
        remedy="例：--covers 990101:2024-01-01..2025-06-30 或 --covers '*'",
    )


def parse_day(text: str, option: str) -> dt.date:
    """Read a day given on the command line.

    Raises:
        ShujianError: ``app.day``.
    """
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        raise ShujianError(
            "app.day", f"{option} 的日期“{text}”不对", remedy="请写成 2025-06-30 的样子"
        ) from None
