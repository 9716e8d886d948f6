"""Who made the document, its number, how the case came, to whom it goes, who signed and when."""

from __future__ import annotations

import re

from shujian.documents.judgments.accusing.kinds import GROUP, OPINION, Kind
from shujian.documents.judgments.counts import charges_at
from shujian.documents.judgments.dates import days, read_day
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

TITLE, PART, TAIL = "标题", "程序", "尾部"
_YEAR = re.compile(r"[（〔\[(【［](\d{4})[）〕\])】］]")
_TIMES = {"二次": 2, "两次": 2, "三次": 3}


def stage(reading: Reading) -> None:
    """Fill 文书 and 审判人员 from title, procedure and tail."""
    row, kind = reading.document, reading.kind
    if kind is None:
        return
    row.put("文书种类", kind.name, kind.title, TITLE, f"{GROUP}/种类")
    _office(reading, row, kind)
    _number(reading, row, kind)
    _transfer(reading, row)
    for column, name in (("退回补充侦查次数", "退回"), ("延长审查起诉次数", "延长")):
        _times(reading, row, column, name)
    _tail(reading, row)
    _signers(reading)


def _office(reading: Reading, row: Row, kind: Kind) -> None:
    if kind.office[1] > kind.office[0]:
        column = "侦查机关" if kind.role == OPINION else "公诉机关"
        row.put(column, reading.normal.raw(*kind.office), kind.office, TITLE, f"{GROUP}/种类")


def _number(reading: Reading, row: Row, kind: Kind) -> None:
    stop = max(reading.parts.title[1], kind.title[1] + 60)
    found = language(GROUP)["文号"].search(reading.text, kind.title[1], stop)
    if found is None:
        return
    own = _YEAR.sub(r"〔\1〕", reading.normal.raw(*found.span("文号")))
    row.put("文号", own, found.span("文号"), TITLE, f"{GROUP}/文号")
    if kind.name == "起诉书":
        row.put("起诉书文号", own, found.span("文号"), TITLE, f"{GROUP}/文号")


def _transfer(reading: Reading, row: Row) -> None:
    say, text, span = language(GROUP), reading.text, reading.parts.procedure
    by = say["侦查机关"].search(text, *span)
    if by is not None:
        row.put("侦查机关", by["机关"], by.span("机关"), PART, f"{GROUP}/侦查机关")
    moved = say["移送日期"].search(text, *span)
    if moved is None:
        return
    listed = {d.start: d for d in days(text, span[0], moved.end())}
    day = listed.get(moved.start("日"))
    if day is not None and day.date is not None:
        row.put("移送日期", day.date, moved.span("日"), PART, f"{GROUP}/移送日期")
    start = max(text.rfind("。", span[0], moved.start()) + 1, span[0])
    found: dict[str, Span] = {}
    for match in re.compile("涉嫌(?:犯)?").finditer(text, start, moved.start()):
        for name, at, end in charges_at(text, match.end()):
            found.setdefault(name, (at, end))
    if found:
        row.put("移送罪名", "、".join(found), next(iter(found.values())), PART, f"{GROUP}/罪前")


def _times(reading: Reading, row: Row, column: str, name: str) -> None:
    found = list(language(GROUP)[name].finditer(reading.text, *reading.parts.procedure))
    if found:
        many = sum(_TIMES.get(m["次"] or "", 1) for m in found)
        row.put(column, many, found[0].span(), PART, f"{GROUP}/{name}")


def _tail(reading: Reading, row: Row) -> None:
    text, tail = reading.text, reading.parts.tail
    to = language(GROUP)["致送"].search(text, *tail)
    if to is not None:
        row.put("致送机关", to["机关"], to.span("机关"), TAIL, f"{GROUP}/致送")
    found = list(language("signing")["落款日期"].finditer(text, *tail))
    if not found:
        return
    words, place = found[-1]["日期"], found[-1].span("日期")
    day = read_day(words)
    if day is not None and day.date is not None and day.end == len(words):
        row.put("制作日期", day.date, place, TAIL, "signing/落款日期")
    else:
        row.doubt("制作日期", f"落款日期“{words}”不完整或者不存在", place)


def _signers(reading: Reading) -> None:
    if reading.kind is None or reading.kind.role == OPINION:
        return
    for match in language(GROUP)["检察署名"].finditer(reading.text, *reading.parts.tail):
        row, place = reading.rows.new("审判人员"), match.span("姓名")
        row.put("署名序号", len(reading.rows.of("审判人员")))
        row.put("职务", match["职务"], match.span("职务"), TAIL, f"{GROUP}/检察署名")
        row.put("姓名", reading.normal.raw(*place), place, TAIL, f"{GROUP}/检察署名")
