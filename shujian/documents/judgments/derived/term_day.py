"""One day in custody, released the same day, that the dates of the sentence leave out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from shujian.core.cells import Missing
from shujian.core.dates import ONE_DAY
from shujian.documents.judgments.derived.term import KINDS, events, merged_before
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.shipped import parameters
from shujian.law.custody import FULL, PERHAPS, Custody, spans
from shujian.law.sentence_ends import lawful_ends

_LET_GO = frozenset({"取保候审", "监视居住", "释放"})
_NAME = "推算/一日未计"


def derive(reading: Reading) -> None:
    """Fill 一日未计 of 判决结果, where custody of one whole or broken day came before.

    Source: 刑法第四十一条、第四十四条、第四十七条（羁押一日折抵刑期一日）.
    """
    judged = reading.document.day("裁判日期")
    for row in reading.rows.of("判决结果"):
        start, end, term = row.day("刑期起日"), row.day("刑期止日"), row.term("刑期")
        if start is None or end is None or term is None or row.text("主刑") not in KINDS:
            continue
        if row.true("维持原判") or row.text("折抵原文") or merged_before(row):
            continue
        told = events(reading.rows.about("羁押经过", row.number("被告人序号")))
        if (day := _single_day(told, start)) is None:
            continue
        ends = lawful_ends(start, term, judged, parameters())
        place = (row.cells["刑期止日"].start, row.cells["刑期止日"].end)
        if not isinstance(ends, Missing):
            left_out = end in ends and end + ONE_DAY not in ends
            row.put("一日未计", left_out, place, "", _NAME)
            row.put("此前羁押一日", day, place, "", _NAME)


def _single_day(told: Sequence[Custody], start: dt.date) -> dt.date | None:
    """The only day of sure custody before the sentence; None unless all is told of it.

    Args:
        told: the measures.
        start: first day of the sentence.
    """
    held = spans(told, parameters())
    if isinstance(held, Missing) or any(s.start > start for s in held):
        return None
    sure = [s for s in held if s.weight != PERHAPS and s.start < start]
    days = {d for s in sure for d in (s.start, s.end)}
    if len(days) != 1 or any(s.weight != FULL for s in sure):
        return None
    day = sure[0].start
    released = any(e.kind in _LET_GO and e.start == day for e in told)
    return day if released else None
