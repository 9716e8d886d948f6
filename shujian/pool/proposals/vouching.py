"""Up to which day a part may speak: stated above its header, else the newest of its days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace

from shujian.pool.asking.latest import newest_day
from shujian.pool.proposals.as_of import AsOf
from shujian.pool.proposals.proposal import Match
from shujian.pool.proposals.stated_day import named_day, named_month, stated_day
from shujian.pool.readers.types import RawPart
from shujian.schema.tables import StandardTable

_SILENT = re.compile("出生|有效期|届满|到期|止日|截止|终止")
"""Days of birth, and days on which something is to end, say nothing of the day of a list."""


def as_of_part(
    raw: RawPart, table: StandardTable, matches: Iterable[Match], latest: dt.date
) -> AsOf:
    """The day that is proposed for a part, and where it comes from.

    Args:
        raw: the part.
        table: its standard table.
        matches: its columns.
        latest: no later day is plausible.
    """
    told = _stated(raw, latest)
    newest = _newest(raw, table, matches, latest)
    if told is not None and newest is not None and newest.guessed:
        told = replace(told, newest=newest.day)
    if told is None and (newest is None or newest.guessed):
        told = _running(raw, latest)
    if told is None:
        return newest or AsOf(None, "标题行和日期列都看不出，请填写")
    if told.day is None or newest is None or newest.day is None or newest.day <= told.day:
        return told
    # a month stands as its last day: one that runs on the stated day is not later than it
    if not newest.guessed and newest.day.replace(day=1) <= told.day:
        return told
    # a list that goes on after its day was named for another day, or holds rows of another list
    late = f"表中最晚的日期是 {newest.day}，晚于 {told.day}，请核对"
    return replace(told, why=f"{told.why}；{late}", late=True)


def _running(raw: RawPart, latest: dt.date) -> AsOf | None:
    """No day for a list of the month that is not over: it ends somewhere before the month does."""
    named = named_month(raw)
    if named is None or named.month != f"{latest:%Y-%m}":
        return None
    return AsOf(None, f"{named.where}写的是“{named.text}”，{latest.month}月未满，请填写", True)


def _stated(raw: RawPart, latest: dt.date) -> AsOf | None:
    stated = stated_day(raw.titles, latest)
    if stated is not None and stated.day is None:
        return AsOf(None, f"标题行写了不止一个日期（{stated.text}），请填写", True)
    if stated is not None:
        return AsOf(stated.day, f"标题行写明“{stated.text}”", True)
    for where, texts in (("文件名", [raw.file]), ("表名", [raw.sheet]), ("标题行", raw.titles)):
        named = named_day(texts, latest)
        if named is not None:
            return AsOf(named.day, f"{where}写的是“{named.text}”", True)
    return None


def _newest(
    raw: RawPart, table: StandardTable, matches: Iterable[Match], latest: dt.date
) -> AsOf | None:
    best: AsOf | None = None
    for match in matches:
        column = table.column(match.column)
        if match.doubted:
            continue  # it may be the day of something else
        if column.element not in ("日期", "月份") or _SILENT.search(column.name):
            continue
        day = newest_day(raw.path, match.source, column.cleaner, latest)
        if day is not None and (best is None or best.day is None or day > best.day):
            guessed = column.element == "日期" or column.name != table.period
            why = f"“{match.header}”列中最晚的日期；标题行没有写明"
            best = AsOf(day, why, guessed=guessed, newest=day if guessed else None)
    return best


def as_of_table(parts: Iterable[AsOf]) -> AsOf:
    """The day of several parts of one table: what is stated goes before what is found."""
    told = list(parts)
    unclear = next((one for one in told if one.stated and one.day is None), None)
    if unclear is not None:
        return unclear
    told = [one for one in told if one.stated] or told
    return max(told, key=lambda one: one.day or dt.date.min, default=AsOf())


def day_of(answer: str | None, told: AsOf) -> dt.date | None:
    """The as-of day of a table as it stands: as answered, else as the file itself states it.

    Args:
        answer: a person's; "" where nobody knows it, None while nobody said anything.
        told: what the parts tell; a guess is none until a person agrees.
    """
    if answer is None:
        return None if told.guessed else told.day
    return dt.date.fromisoformat(answer) if answer else None
