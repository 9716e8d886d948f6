"""The tail: appeal clause, who signed, when; what of a blank form was left in."""

from __future__ import annotations

import re

from shujian.documents.judgments.dates import number, read_day
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.segments import Span

TAIL = "尾部"
JUDGES = ("审判员", "代理审判员", "助理审判员", "独任审判员")
_ROLES = {
    "陪审员": "人民陪审员",
    "代书记员": "书记员",
    "代理书记员": "书记员",
    "实习书记员": "书记员",
    "见习书记员": "书记员",
}


def stage(reading: Reading) -> None:
    """Fill what the tail says; without a stated bench the signatures tell it."""
    row = reading.document
    _appeal(reading, row)
    signers = _signers(reading)
    _date(reading, row)
    _counts(reading, row, signers)
    _template(reading, row)
    items = [
        m["号"] for m in language("signing")["项号"].finditer(reading.text, *reading.parts.verdict)
    ]
    if items:
        row.put("主文项号", "、".join(items), reading.parts.verdict, "主文", "signing/项号")


def _appeal(reading: Reading, row: Row) -> None:
    say, text, tail = language("signing"), reading.text, reading.parts.tail
    told = say["上诉"].search(text, *tail)
    final = say["终审"].search(text, *tail)
    row.put("上诉交代", told is not None, told.span() if told else (0, 0), TAIL, "signing/上诉")
    row.put("终审表述", final is not None, final.span() if final else (0, 0), TAIL, "signing/终审")
    days = say["上诉天数"].search(text, *tail)
    if days is not None and not say["复议"].match(text, days.end()):
        row.put("上诉天数", number(days["天"]), days.span("天"), TAIL, "signing/上诉天数")
        start = (
            days["起"].removeprefix("的").removesuffix("的").removesuffix("起").removesuffix("开始")
        )
        row.put("上诉起算", start, days.span("起"), TAIL, "signing/上诉天数")
    court = say["上诉法院"].search(text, *tail)
    if court is not None:
        row.put("上诉法院", court["法院"], court.span("法院"), TAIL, "signing/上诉法院")


def _signers(reading: Reading) -> list[tuple[str, Span]]:
    """Rows of 审判人员 in order; (role, span of the name)."""
    found: list[tuple[str, Span]] = []
    end = reading.parts.tail[1]
    for match in language("signing")["署名"].finditer(reading.text, _signed(reading), end):
        role = match["职务"].replace("\n", "")
        role = _ROLES.get(role, role)
        row = reading.rows.new("审判人员")
        place = match.span("姓名")
        row.put("署名序号", len(reading.rows.of("审判人员")))
        row.put("职务", role, match.span("职务"), TAIL, "signing/署名")
        row.put("姓名", reading.normal.raw(*place), place, TAIL, "signing/署名")
        found.append((role, place))
    return found


def _signed(reading: Reading) -> int:
    """Where the signatures begin: after the last sentence of the tail."""
    start, end = reading.parts.tail
    first = re.compile(r"\n(?=审|代|助|独|人民陪|陪审)").search(reading.text, start, end)
    return first.start() if first else start


def _date(reading: Reading, row: Row) -> None:
    text, (start, end) = reading.text, reading.parts.tail
    found = list(language("signing")["落款日期"].finditer(text, _signed(reading), end))
    if not found:
        found = list(language("signing")["落款日期"].finditer(text, start, end))[-1:]
    if not found:
        return
    words, place = found[0]["日期"].replace("\n", ""), found[0].span("日期")
    row.put("落款原文", reading.normal.raw(*place), place, TAIL, "signing/落款日期")
    day = read_day(words)
    if day is not None and day.date is not None and day.end == len(words):
        row.put("裁判日期", day.date, place, TAIL, "signing/落款日期")
    else:
        row.doubt("裁判日期", f"落款日期“{words}”不完整或者不存在", place)


def _counts(reading: Reading, row: Row, signers: list[tuple[str, Span]]) -> None:
    tail = reading.parts.tail
    if tail[1] <= tail[0]:
        return
    roles = [role for role, _ in signers]
    presiding, judges = roles.count("审判长"), sum(r in JUDGES for r in roles)
    assessors = roles.count("人民陪审员")
    for column, value in (
        ("署名审判长数", presiding), ("署名审判员数", judges),
        ("署名陪审员数", assessors), ("署名书记员数", roles.count("书记员")),
    ):  # fmt: skip
        row.put(column, value, tail, TAIL, "signing/署名")
    stated = row.text("正文审判组织")
    if presiding + judges + assessors == 0:
        panel = stated
    elif presiding + judges + assessors > 1 or presiding:
        panel = "合议庭"
    else:
        panel = "独任"
    if stated or panel:
        row.put("审判组织", stated or panel, tail, TAIL, "signing/署名")


def _template(reading: Reading, row: Row) -> None:
    body = (reading.parts.header[0], len(reading.text))
    found = [m["词"] for m in language("signing")["模板残留"].finditer(reading.text, *body)]
    if found:
        row.put("模板残留", "、".join(dict.fromkeys(found))[:200], (0, 0), "", "signing/模板残留")
