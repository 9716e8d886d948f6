"""Days of leaving that have not come: a list of those still there tells when they are to leave."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from shujian.pool.proposals.mapping import Mapped
from shujian.pool.proposals.proposal import SURE, Match
from shujian.pool.proposals.sample import Sample
from shujian.pool.proposals.vouching import as_of_part
from shujian.pool.readers.types import RawPart
from shujian.schema.dictionaries import dictionary
from shujian.schema.tables import StandardTable, TableColumn

_FEW, _SOME = 3, 0.02
"""From this share of later days on they are no slips of the pen."""
_NEARLY_ALL = 0.95


def without_planned(
    raw: RawPart, sample: Sample, table: StandardTable, mapped: Mapped, latest: dt.date
) -> Mapped:
    """Doubt the columns of what has happened whose days lie after the day of the list.

    Args:
        raw: the part.
        sample: headers and cells of the part.
        table: its standard table.
        mapped: the proposed pairs.
        latest: no list speaks of a later day.
    """
    ends = {c.name: c for c in table.columns if c.blank and c.element == "日期"}
    if not any(m.column in ends for m in mapped.matches):
        return mapped
    others = [m for m in mapped.matches if m.column not in ends]
    told = as_of_part(raw, table, others, latest)
    day = told.day if told.stated and told.day is not None else latest
    matches = tuple(
        _doubted(raw, sample, m, ends[m.column], day) if m.column in ends and not m.doubted else m
        for m in mapped.matches
    )
    return replace(mapped, matches=matches)


def _doubted(
    raw: RawPart, sample: Sample, match: Match, column: TableColumn, day: dt.date
) -> Match:
    days = [
        d
        for c in sample.columns[match.source]
        if isinstance(d := column.cleaner.clean(c).value, dt.date)
    ]
    later = sum(d > day for d in days)
    if later and later >= _SOME * len(days):
        reason = (
            f"有 {later} 格晚于 {day.isoformat()}，还没有到，像是预定的日期，不是“{column.meaning}”"
        )
    elif len(days) >= _FEW and len(days) >= _NEARLY_ALL * len(sample.columns[match.source]):
        word = _still_there(raw)
        if not word:
            return match
        reason = f"名称里写着“{word}”，这一列却几乎都填了，像是预定的日期，不是“{column.meaning}”"
    else:
        return match
    return replace(match, score=min(match.score, SURE - 1), reason=reason, sure=False, doubted=True)


def _still_there(raw: RawPart) -> str:
    """The word by which the name of a list says that those in it have not left."""
    names = " ".join([raw.file, raw.sheet, *raw.titles])
    return next((w for w in dictionary("headings")["still_there"] if w in names), "")
