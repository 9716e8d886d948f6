"""判项: which penalties the law of the act and the later laws allow for the charge."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from shujian.documents.judgments.facts import Row, Value
from shujian.documents.judgments.language import language
from shujian.documents.judgments.penalty_fines import fines
from shujian.documents.judgments.penalty_range import (
    candidates,
    highest,
    kinds,
    lowest,
    position,
    property_demand,
    weight_of,
)
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.shipped import memberships, offences
from shujian.law.offence import Penalties, Tier
from shujian.law.offence_dates import versions_applicable

GROUNDS = (
    "自首", "立功", "重大立功", "从犯", "胁从犯", "未遂", "中止", "预备", "防卫过当", "限制责任能力",
    "未成年", "减轻", "免除", "和解",
)  # fmt: skip
"""Findings that may lower a penalty below the range of the article, or go with one that does."""
_NAME = "推算/法定刑"


def derive(reading: Reading) -> None:
    """Context, applicable penalties and property penalties of every 判项 and 判决结果."""
    judged = reading.document.day("裁判日期")
    for row in (*reading.rows.of("判项"), *reading.rows.of("判决结果")):
        _context(reading, row)
        row.put("有减轻依据", _ground(reading, row.number("被告人序号")), pattern=_NAME)
    for row in reading.rows.of("判项"):
        _sets(row)
        if judged is not None:
            _penalties(reading, row, judged)


def _context(reading: Reading, row: Row) -> None:
    for column in ("裁判日期", "审级", "版本"):
        held = reading.document.cells.get(column)
        if held is not None:
            row.put(column, held.value, (held.start, held.end), held.segment, "推算/文书")
    person = person_of(reading, row)
    row.put("同案人数", len(reading.people), pattern="推算/被告人")
    row.put("单位", person is not None and person.true("单位"), pattern="推算/被告人")


def person_of(reading: Reading, row: Row) -> Row | None:
    """The row of 被告人 that a row of another table belongs to."""
    found = reading.rows.about("被告人", row.number("被告人序号"))
    return found[0] if found else None


def _ground(reading: Reading, seq: int) -> bool:
    """Whether anything in the reasoning might allow a penalty below the range.

    Words count whomever they speak of: what cannot be told apart must not make an error.
    """
    person = next(iter(reading.rows.about("被告人", seq)), None)
    if person is None or any(person.true(name) for name in GROUNDS) or person.text("特殊身份"):
        return True
    start, end = reading.parts.reasoning
    return language("narrative")["减轻依据"].search(reading.text, start, end) is not None


def _sets(row: Row) -> None:
    charge = row.text("罪名")
    if not charge:
        return
    sure: list[str] = []
    open_: list[str] = []
    for name, member in memberships(charge).items():
        (sure if member.certain else open_).append(name)
    row.put("罪名集合", "、".join(sure) or "不属于", pattern="推算/罪名集合")
    row.put("罪名集合待核", "、".join(open_) or "不属于", pattern="推算/罪名集合")


def _penalties(reading: Reading, row: Row, judged: dt.date) -> None:
    offence = offences().find(row.text("罪名"))
    if offence is None or row.true("单位"):
        return
    held = versions_applicable(offences(), offence, row.day("行为止日"), judged)
    if not held.complete or not held.versions:
        if held.complete:
            row.put("罪名设立前", True, pattern=_NAME)
        return
    tiers = [t for v in held.versions for t in (*v.tiers, *v.unit_tiers)]
    checked = held.checked
    if any(p.true("单位") for p in reading.people) and _unit_free(held.versions):
        _put(row, "单位条款无罚金", True)
    _put(row, "法定刑依据", "；".join(dict.fromkeys(v.source for v in held.versions)))
    _put(row, "法定刑已核", checked)
    _put(row, "可判主刑", "、".join(kinds(tiers)))
    _put(row, "法定最低刑", lowest(tiers).words)
    _put(row, "法定最高刑", highest(tiers).words)
    where = position(row, tiers)
    if where:
        _put(row, "主刑位置", where)
    _labelled(reading, row, held.versions)
    likely = _likely(row, tiers)
    _put(row, "财产刑规定", property_demand(likely))
    _put(row, "全部财产刑规定", property_demand(tiers))
    fines(reading, row, likely, held.versions, judged)


def _labelled(reading: Reading, row: Row, versions: Iterable[Penalties]) -> None:
    """Where the sentence stands against the tier of the amount that the court finds."""
    label = row.text("数额档次").removeprefix("数额")
    held = [next((t for t in v.tiers if _is(t.label, label)), None) for v in versions]
    known = [t for t in held if t is not None]
    own = weight_of(row)
    if not label or own is None or not known or len(known) < len(held):
        return
    low, high = lowest(known), highest(known)
    at = (own.rank, own.term)
    other = language("narrative")["其他情节"].search(reading.text, *reading.parts.reasoning)
    if other is not None:
        return
    below, above = at < (low.rank, low.term), at > (high.rank, high.term)
    _put(row, "档次位置", "低于档次" if below else "高于档次" if above else "档次内")


def _is(words: str, label: str) -> bool:
    """Whether a tier's label is that of 较大, 巨大 or 特别巨大."""
    rest = words.replace("特别巨大", "") if label == "巨大" else words
    return label in rest


def _unit_free(versions: Iterable[Penalties]) -> bool:
    """Whether every version has a clause on units that names no fine for the persons."""
    return all(v.unit_tiers and all(t.property == "无" for t in v.unit_tiers) for v in versions)


def _likely(row: Row, tiers: Iterable[Tier]) -> list[Tier]:
    """The tiers that the sentence may have been taken from."""
    return candidates(row, list(tiers), row.true("有减轻依据"))


def _put(row: Row, column: str, value: Value) -> None:
    row.put(column, value, pattern=_NAME)
