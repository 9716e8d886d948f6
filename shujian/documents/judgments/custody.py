"""Custody and measures of each defendant, as the header tells them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shujian.documents.judgments.dates import Day, days, read_day
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.people import HEADER, own_words
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

_FIRST = {"刑事拘留": "拘留日期", "取保候审": "取保日期"}
_SENTENCE = re.compile(r"[^。；\n]+")
_BEFORE = 24
"""Characters before a measure in which it may be negated."""


@dataclass(frozen=True)
class Event:
    """A measure with its date.

    Args:
        kind: 措施, as in the table.
        executed: whether the words say that an arrest was carried out.
        day: its date; None where none stands before it.
        span: the words.
    """

    kind: str
    executed: bool
    day: Day | None
    span: Span


def stage(reading: Reading) -> None:
    """Fill 羁押经过 and the first dates of 被告人."""
    shared = _shared(reading)
    for row in reading.people:
        seq = row.number("被告人序号")
        own = events(reading, own_words(reading, reading.about[seq]))
        told = own or [e for names, found in shared for e in found if not names or seq in names]
        put_events(reading, row, told)


def events(reading: Reading, span: Span) -> list[Event]:
    """The measures of a stretch of the header, in order; those of prior convictions left out."""
    text = reading.text
    known = _days(text, span)
    found: list[Event] = []
    for sentence in _SENTENCE.finditer(text, *span):
        found += _sentence(text, sentence.span(), known)
    return found


def _days(text: str, span: Span) -> list[Day]:
    """The dates of a stretch, with days alone that a measure follows: 同月10日…，24日被逮捕."""
    known = list(days(text, *span))
    for match in language("custody")["裸日"].finditer(text, *span):
        before = [d for d in known if d.end <= match.start() and d.month]
        told = read_day(match["日"], None, match.start("日"))
        if before and told is not None:
            last = before[-1]
            day = Day(told.start, told.end, last.year, last.month, told.day, True)
            known = sorted([*known, day])
    return known


def _sentence(text: str, span: Span, known: list[Day]) -> list[Event]:
    say = language("custody")
    past = [m.end() for m in say["判决"].finditer(text, *span)]
    suspected = text.find("涉嫌", *span)
    found: list[Event] = []
    for match in say["措施"].finditer(text, *span):
        kind = match.lastgroup or ""
        before = text[max(span[0], match.start() - _BEFORE) : match.start()]
        if say["不予"].search(before) or (kind not in ("释放",) and say["解除"].search(before)):
            continue
        if (
            past
            and past[0] < match.start()
            and not past[0] < suspected < match.start()
            and (kind == "释放" or "因本案" not in text[past[-1] : match.start()])
        ):
            continue
        held = [d for d in known if d.end <= match.start() and d.start >= span[0]]
        day = held[-1] if held else None
        executed = kind in ("执行逮捕", "交付执行")
        if kind == "刑事拘留" and say["未到案"].match(text, match.end(), span[1]):
            continue  # decided about one who was not there yet
        if kind == "交付执行" and not (found and found[-1].kind == "逮捕"):
            continue  # bail and the like are carried out too
        if kind == "刑事拘留" and say["执行前"].search(before):
            # decided one day and carried out another: he was detained on the second
            found = [e for e in found if not (e.kind == kind and _decided(text, span, e))]
        found.append(Event("逮捕" if executed else kind, executed, day, match.span()))
    return found


def _decided(text: str, span: Span, event: Event) -> bool:
    """Whether a detention is only told as decided."""
    before = text[max(span[0], event.span[0] - _BEFORE) : event.span[0]]
    return language("custody")["决定前"].search(before) is not None


def _shared(reading: Reading) -> list[tuple[set[int], list[Event]]]:
    """Sentences of the header that speak of several defendants at once."""
    header = reading.parts.header
    found: list[tuple[set[int], list[Event]]] = []
    for match in language("custody")["集体"].finditer(reading.text, *header):
        stop = reading.text.find("\n", match.end(), header[1])
        told = events(reading, (match.start(), stop if stop > 0 else header[1]))
        found.append((set(), told))
    return found


def _same(one: Event, other: Event) -> bool:
    days = [e.day.date if e.day else None for e in (one, other)]
    return one.kind == other.kind and days[0] is not None and days[0] == days[1]


def put_events(reading: Reading, row: Row, told: list[Event]) -> None:
    """Add the rows of 羁押经过 of a defendant, and the first dates."""
    before = len(reading.rows.about("羁押经过", row.number("被告人序号")))
    # an arrest decided and carried out on one day is told twice
    once = [e for i, e in enumerate(told) if not i or not _same(e, told[i - 1])]
    for number, event in enumerate(once, start=before + 1):
        new = reading.rows.new("羁押经过")
        new.put("被告人序号", row.number("被告人序号"))
        new.put("措施序号", number)
        new.put("被告人", row.text("被告人"))
        new.put("措施", event.kind, event.span, HEADER, "custody/措施")
        new.put(
            "同一行为", event.kind not in ("行政拘留", "强制戒毒", "司法拘留"), event.span, HEADER
        )
        if event.day is not None and event.day.date is not None:
            place = (event.day.start, event.day.end)
            new.put("开始日期", event.day.date, place, HEADER, "custody/措施")
        elif event.day is not None:
            new.doubt("开始日期", "日期不完整或者不存在", (event.day.start, event.day.end))
    for kind, column in _FIRST.items():
        _first(row, column, [e for e in told if e.kind == kind])
    arrests = [e for e in told if e.kind == "逮捕"]
    _first(row, "逮捕日期", [e for e in arrests if e.executed] or arrests)


def _first(row: Row, column: str, found: list[Event]) -> None:
    """The date of the first of these measures that has one."""
    for event in found:
        if event.day is None:
            continue
        place = (event.day.start, event.day.end)
        if event.day.date is not None:
            row.put(column, event.day.date, place, HEADER, "custody/措施")
        elif event.day.iso:
            row.doubt(column, f"日期只写到“{event.day.iso}”", place)
            row.put(column + "原文", event.day.iso, place, HEADER, "custody/措施")
        return
