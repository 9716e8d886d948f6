"""The procedure paragraph: who charged and when, which procedure, which bench, which hearings."""

from __future__ import annotations

import datetime as dt
import re

from shujian.documents.judgments.dates import Day, days, read_day
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

PART = "程序"
_AS_PRINTED = str.maketrans(
    "（）()[]［］【】０１２３４５６７８９", "〔〕〔〕〔〕〔〕〔〕0123456789"
)
"""Brackets and digits of an indictment's number in one form."""
_AROUND = 40


def stage(reading: Reading) -> None:
    """Fill what the header and the procedure paragraph say of the proceedings."""
    row = reading.document
    _prosecutor(reading, row)
    _indictment(reading, row)
    _dates(reading, row)
    _kind(reading, row)
    _bench(reading, row)
    _hearing(reading, row)


def zone(reading: Reading) -> Span:
    """Where the proceedings are told: the procedure paragraph, else header to findings."""
    start, end = reading.parts.procedure
    if end > start:
        # a speedy form runs on into the allegation without a word of the court's own
        short = "本院" not in reading.text[start:end]
        return start, reading.parts.charge[1] if short else end
    return reading.parts.header[0], reading.parts.charge[1]


def _prosecutor(reading: Reading, row: Row) -> None:
    say, text = language("procedure"), reading.text
    header = reading.parts.header
    found = list(say["公诉机关"].finditer(text, *header))
    protest = [m for m in found if "抗诉" in m["称谓"]]
    if found:
        chosen = (protest or found)[0]
        row.put("公诉机关", chosen["机关"], chosen.span("机关"), "首部", "procedure/公诉机关")
    private = say["自诉"].search(text, *header)
    if not found and not private:  # a review names it in passing only
        told = say["指控机关"].search(text, *zone(reading))
        if told is not None:
            row.put("公诉机关", told["机关"], told.span("机关"), PART, "procedure/指控机关")
    asks = bool(found) and found[0]["称谓"].startswith("申请")
    mode = "抗诉" if protest else "公诉" if found and not asks else ""
    if not mode and private:
        mode = "自诉"
    if mode:
        row.put("起诉方式", mode, header, "首部", "procedure/公诉机关")
    by_protest = bool(protest) or say["抗诉"].search(text, *zone(reading)) is not None
    row.put("抗诉启动", by_protest, zone(reading), PART, "procedure/抗诉")
    civil = say["附带民事"].search(text, header[0], zone(reading)[1])
    row.put(
        "附带民事", civil is not None, civil.span() if civil else (0, 0), PART, "procedure/附带民事"
    )


def _indictment(reading: Reading, row: Row) -> None:
    say, text = language("procedure"), reading.text
    found = say["起诉书文号"].search(text, *zone(reading))
    if found is None:  # a judgment in the form of a table tells it in a row of the header
        found = say["文号行"].search(text, *reading.parts.header)
    if found is not None:
        group = "文号" if found["文号"] else "后"
        number = reading.normal.raw(*found.span(group)).translate(_AS_PRINTED)
        row.put("起诉书文号", number, found.span(group), PART, "procedure/起诉书文号")


def _dates(reading: Reading, row: Row) -> None:
    text, span = reading.text, zone(reading)
    listed = {day.start: day for day in days(text, *span)}
    say = language("procedure")
    filed = say["起诉日期"].search(text, *span)
    if filed is not None:
        group = "日" if filed["日"] else "另"
        written = listed.get(filed.start(group))
        if filed[group][-1].isdigit():  # 11月20向本院: the 日 was left out
            written = read_day(filed[group] + "日")
        _date(row, "起诉日期", written, filed.span(group))
    elif (told := say["起诉日期行"].search(text, *reading.parts.header)) is not None:
        _date(row, "起诉日期", read_day(told["日"]), told.span("日"))
    accepted = say["受理日期"].search(text, *span)
    if accepted is not None:
        _date(row, "受理日期", listed.get(accepted.start("日")), accepted.span("日"))
    found = [m.start("日") for m in say["开庭日期"].finditer(text, *span)]
    taken = {row.cells[c].start for c in ("起诉日期", "受理日期") if c in row.cells}
    whole = [(d.date, d) for at in sorted(found) if at not in taken and (d := listed.get(at))]
    hearings = sorted((date, day.start, day.end) for date, day in whole if date is not None)
    if hearings:
        for column, (date, start, end) in (
            ("首次开庭日期", hearings[0]),
            ("末次开庭日期", hearings[-1]),
        ):
            row.put(column, date, (start, end), PART, "procedure/开庭日期")


def _date(row: Row, column: str, day: Day | None, place: Span) -> None:
    if day is None:
        return
    value: dt.date | None = day.date
    if value is None:
        row.doubt(column, "日期不完整或者不存在", place)
    else:
        row.put(column, value, place, PART, f"procedure/{column}")


def _kind(reading: Reading, row: Row) -> None:
    """The procedure that was applied last."""
    say, text, span = language("procedure"), reading.text, zone(reading)
    words = [
        (m.start(), name, m.span())
        for name in ("简易", "速裁", "普通")
        for m in say[name].finditer(text, *span)
    ]
    switched = list(say["转换"].finditer(text, *span))
    ended = list(say["不适用"].finditer(text, *span))
    row.put(
        "程序转换",
        bool(switched),
        switched[0].span() if switched else (0, 0),
        PART,
        "procedure/转换",
    )
    if switched:
        last = switched[-1]
        row.put("程序", last["程序"], last.span(), PART, "procedure/转换")
    elif words and not (ended and ended[-1].start() > max(words)[0]):
        _, name, place = max(words)
        row.put("程序", name, place, PART, f"procedure/{name}")
    elif ended:
        row.put("程序", "普通", ended[-1].span(), PART, "procedure/不适用")
    excluded = [m["事由"] for m in say["审限"].finditer(text, *span)]
    if excluded:
        row.put("审限事由", "、".join(dict.fromkeys(excluded)), span, PART, "procedure/审限")


def _bench(reading: Reading, row: Row) -> None:
    say, text, span = language("procedure"), reading.text, zone(reading)
    sole, panel = say["独任"].search(text, *span), say["合议庭"].search(text, *span)
    chosen: re.Match[str] | None = panel or sole
    if chosen is None:
        return
    if sole and panel:
        chosen = sole if sole.start() > panel.start() and not row.true("程序转换") else panel
    name = "合议庭" if chosen is panel else "独任"
    row.put("正文审判组织", name, chosen.span(), PART, f"procedure/{name}")


def _hearing(reading: Reading, row: Row) -> None:
    say, text, span = language("procedure"), reading.text, zone(reading)
    heard = say["开庭"].search(text, *span)
    row.put(
        "开庭审理", heard is not None, heard.span() if heard else (0, 0), PART, "procedure/开庭"
    )
    closed, public = say["不公开"].search(text, *span), say["公开"].search(text, *span)
    chosen = closed or public
    if chosen is not None:
        row.put("公开审理", closed is None, chosen.span(), PART, "procedure/公开")
    if closed is not None:
        why = say["不公开理由"].search(text, max(span[0], closed.start() - _AROUND), span[1])
        if why is not None:
            row.put("不公开理由", why["理由"], why.span("理由"), PART, "procedure/不公开理由")
    there = say["公诉人出庭"].search(text, *span)
    row.put(
        "公诉人出庭",
        there is not None,
        there.span() if there else (0, 0),
        PART,
        "procedure/公诉人出庭",
    )
