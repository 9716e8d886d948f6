"""What the words around a fact say of it, so that a rule on it need not guess."""

from __future__ import annotations

import re

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.procedure import zone
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

_DRIVING = "危险驾驶罪"
_NAME = "推算/{}"
_IN_COURT = re.compile(r"当庭|庭审|开庭|法庭|审理(?:中|过程)")
_LENIENT = re.compile(r"可(?:以)?(?:依法)?(?:对[^，。；]{0,12})?(?:予以)?从轻")
_NAMED = re.compile(r"(?:系|属于?|有|构成|认定为?)坦白")
_AT_WILL = re.compile(r"酌情|酌定|酌予")
_SENTENCE_END = re.compile(r"[。；\n]")
_CHARGED = re.compile(r"提起公诉")
_ATTENDED = re.compile(r"到庭")
_OFFICE = re.compile(r"检察|检查员|公诉(?:人|机关)|支持公诉|出庭")
_DRUNK = re.compile(r"醉酒|醉驾")
_OTHER_DRIVING = re.compile(r"追逐|竞驶|超过额定|超员|超速|规定时速|危险化学品|校车")
_ANY_DAY = re.compile(r"月[^，。；]{1,4}日|起至|止[。）)；，]")
_TO_STATE = re.compile(r"上缴国库|没收")
_TO_OTHERS = re.compile(r"发还|返还|退还|归还|退赔|赔偿")
_PROCEEDS = re.compile(r"违法所得|犯罪所得|赃款|所得款")


def derive(reading: Reading) -> None:
    """Fill 到庭无检察, 坦白依法从宽, 主文无日期, 只认定醉驾 and 所得归国库."""
    row, text = reading.document, reading.text
    span = zone(reading)
    charged = _CHARGED.search(text, *span)
    if charged is not None:
        rest = (charged.end(), span[1])
        alone = _ATTENDED.search(text, *rest) and not _OFFICE.search(text, *rest)
        row.put("到庭无检察", bool(alone), rest, "程序", _NAME.format("到庭无检察"))
    for person in reading.people:
        _confession(reading, person)
    verdict = reading.parts.verdict
    dateless = verdict[1] > verdict[0] and _ANY_DAY.search(text, *verdict) is None
    for outcome in reading.rows.of("判决结果"):
        outcome.put("主文无日期", dateless, verdict, "主文", _NAME.format("主文无日期"))
    for count in reading.rows.of("判项"):
        if (count.text("规范罪名") or count.text("罪名")) == _DRIVING:
            _drunk(reading, count)
    for order in reading.rows.of("涉案财物"):
        _proceeds(reading, order)


def _confession(reading: Reading, person: Row) -> None:
    """Whether the court itself lightens the sentence by law because of the confession.

    Source: 刑法第六十七条第三款.
    """
    fact = person.cells.get("坦白")
    if fact is None or fact.value is not True:
        return
    place: Span = (fact.start, fact.end)
    told = False
    if fact.pattern == "findings/坦白" and fact.segment == "理由":
        start, end = _sentence(reading.text, place)
        before, after = reading.text[start : place[0]], reading.text[place[0] : end]
        by_law = _LENIENT.search(after) is not None or _NAMED.search(before + after) is not None
        told = by_law and not _IN_COURT.search(before) and not _AT_WILL.search(after)
    person.put("坦白依法从宽", told, place, "理由", _NAME.format("坦白依法从宽"))


def _sentence(text: str, place: Span) -> Span:
    """The sentence around a place."""
    start = max((m.end() for m in _SENTENCE_END.finditer(text, 0, place[0])), default=0)
    end = _SENTENCE_END.search(text, place[1])
    return start, end.start() if end else len(text)


def _drunk(reading: Reading, count: Row) -> None:
    """Whether drink alone makes the dangerous driving of a count.

    Source: 刑法第一百三十三条之一第一款.
    """
    parts = reading.parts
    told = [reading.part(p) for p in (parts.charge, parts.facts, parts.reasoning)]
    drunk = _DRUNK.search(told[-1]) is not None
    alone = drunk and not any(_OTHER_DRIVING.search(words) for words in told)
    count.put("只认定醉驾", alone, parts.reasoning, "理由", _NAME.format("只认定醉驾"))


def _proceeds(reading: Reading, order: Row) -> None:
    """Whether an order sends proceeds of the crime to the treasury and to nobody else."""
    fact = order.cells["处理方式"]
    end = _SENTENCE_END.search(reading.text, fact.start)
    words = reading.text[fact.start : end.start() if end else fact.end]
    sent = _TO_STATE.search(words) and not _TO_OTHERS.search(words)
    told = bool(sent) and _PROCEEDS.search(order.text("财物")) is not None
    order.put("所得归国库", told, (fact.start, fact.end), "主文", _NAME.format("所得归国库"))
