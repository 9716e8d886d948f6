"""The first and the last day of an act, from the dates of the story."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import NamedTuple

from shujian.documents.judgments.as_charged import differs
from shujian.documents.judgments.dates import Day, days
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.mentions import sentences
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

_PATTERN = "narrative/作案日期"
_UNSURE = "事实中的日期不能确定哪些是作案日期"
_NOT_ALL = "法院没有认定指控的全部事实，不能确定认定的作案日期"


class Told(NamedTuple):
    """The dates of a story by what is said with them.

    Args:
        acts: something done on that day.
        open: an hour is given, and an arrest or the like: the act, or what came after it.
        partly: dates without a day, which make the first and last day unsure.
        last: the last date of all, for 同年 and the like after it.
    """

    acts: tuple[Day, ...]
    open: tuple[Day, ...]
    partly: tuple[Day, ...]
    last: Day | None


def act_days(reading: Reading, row: Row, span: Span) -> None:
    """Put 行为起日 and 行为止日; unknown where dates contradict or are not whole.

    Args:
        reading: the judgment.
        row: the count, the only one of its defendant.
        span: the story.
    """
    told = told_dates(reading, span)
    whole = sorted({d.date for d in told.acts if d.date})
    perhaps = sorted({d.date for d in told.open if d.date})
    place = next(((d.start, d.end) for d in (*told.acts, *told.open)), None)
    if place is None:
        return
    sure = whole or perhaps[:1]
    alone = len(reading.people) == 1 or len({*whole, *perhaps}) == 1
    latest = latest_act(reading, row.number("被告人序号"))
    late = latest is not None and any(day > latest for day in {*sure, *perhaps})
    if late and whole and len(reading.people) == 1:
        row.put("行为日期在后", whole[-1], place, reading.parts.at(place[0]), _PATTERN)
    segment = reading.parts.at(place[0])
    unsure = not sure or not alone or told.partly or late or set(perhaps) - set(sure)
    if unsure or (segment == "指控" and differs(reading)):
        for column in ("行为起日", "行为止日"):
            row.doubt(column, _UNSURE if unsure else _NOT_ALL, place)
        return
    row.put("行为起日", sure[0], place, segment, _PATTERN)
    row.put("行为止日", sure[-1], place, segment, _PATTERN)


def told_dates(reading: Reading, span: Span, last: Day | None = None) -> Told:
    """The dates of a story, sorted by what is said with them.

    Args:
        reading: the document.
        span: the story.
        last: the date before it, that 同年 refers to.
    """
    return _told(reading.text, span, last)


@lru_cache(maxsize=4)  # several stages ask for the same story, one after the other
def _told(text: str, span: Span, last: Day | None) -> Told:
    say = language("narrative")
    acts: list[Day] = []
    open_: list[Day] = []
    partly: list[Day] = []
    for start, end in sentences(text, span):
        found = list(days(text, start, end, last))
        last = found[-1] if found else last
        for index, day in enumerate(found):
            stopped = _not_done(text, start, day, _clause_end(text, found, index, end))
            if day.date is None:
                partly += [] if stopped else [day]
            elif not stopped:
                acts.append(day)
            elif say["时刻"].search(text[day.end : day.end + 12]):
                open_.append(day)
    return Told(tuple(acts), tuple(open_), tuple(partly), last)


def _not_done(text: str, start: int, day: Day, until: int) -> bool:
    """Whether a date is that of a procedure, or begins or ends a term: 刑期自…起至…."""
    say = language("narrative")
    before = text[max(start, day.start - 30) : day.start]
    return (
        say["非作案"].search(text, day.end, until) is not None
        or say["非作案前"].search(before) is not None
    )


def _clause_end(text: str, found: list[Day], index: int, end: int) -> int:
    """Where the words about a date end: those about 3月4日至3月5日 follow the second."""
    for one, other in zip(found[index:], found[index + 1 :], strict=False):
        if text[one.end : other.start] not in ("至", "到", "、", "-", "—", "和", "及"):
            return other.start
    return end


def latest_act(reading: Reading, seq: int) -> dt.date | None:
    """No act of the charge lies after this day: custody, the accusation, the judgment.

    Args:
        reading: the judgment.
        seq: 被告人序号.
    """
    person = next(iter(reading.rows.about("被告人", seq)), None)
    held = [person.day(c) for c in ("拘留日期", "逮捕日期")] if person else []
    known = [
        d for d in (*held, reading.document.day("起诉日期"), reading.document.day("裁判日期")) if d
    ]
    return min(known, default=None)
