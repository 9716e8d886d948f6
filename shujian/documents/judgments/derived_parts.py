"""What the disposition says of units and of civil claims; whether the date of signature can be read."""

from __future__ import annotations

import re

from shujian.core.cells import Missing
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.shipped import memberships, offences

NO_UNIT = "单位不能构成"
_MASKED = re.compile(r"[×Xx＊*]")
_DEATH = re.compile(r"(?:死亡|残疾)赔偿金|被扶养人生活费")
_MENTAL = re.compile(r"精神(?:损害|损失)?(?:抚慰金|赔偿金|赔偿)")
_ANSWERED = re.compile(r"附带民事|诉讼请求|赔偿|撤诉|撤回|另行")
_REFUSED = re.compile(r"驳回|不予支持|不予赔偿")
_TRAFFIC = ("交通肇事罪", "危险驾驶罪")


def derive(reading: Reading) -> None:
    """Fill 落款日期可读, the civil columns of 文书, and 单位判项 and what follows of 判项."""
    row = reading.document
    _signed(row)
    _civil(reading, row)
    units = {p.number("被告人序号") for p in reading.people if p.true("单位")}
    for count in reading.rows.of("判项"):
        _unit(count, units)
        _reasoned(count)


def _signed(row: Row) -> None:
    """Whether the date in the tail is a whole one; masked figures are told apart."""
    words, fact = row.text("落款原文"), row.cells.get("裁判日期")
    if words and fact is not None:
        place = (fact.start, fact.end)
        row.put("落款日期可读", not isinstance(fact.value, Missing), place, "", "推算/落款日期可读")
        masked = _MASKED.search(words) is not None
        row.put("落款有遮盖", masked, place, "", "推算/落款有遮盖")


def _civil(reading: Reading, row: Row) -> None:
    """What the disposition awards, clause by clause; refused heads are left out."""
    verdict = reading.part(reading.parts.verdict)
    if not verdict or not row.true("附带民事"):
        return
    clauses = [c for c in re.split(r"[；。\n]", verdict) if not _REFUSED.search(c)]
    for column, pattern in (("民事死残赔偿", _DEATH), ("民事精神赔偿", _MENTAL)):
        found = any(pattern.search(c) for c in clauses)
        row.put(column, found, reading.parts.verdict, "主文", f"推算/{column}")
    whole = reading.part((reading.parts.procedure[0], reading.parts.verdict[1]))
    answered = _ANSWERED.search(verdict) or re.search(r"调解|撤诉|撤回|和解|另行", whole)
    row.put("民事有处理", bool(answered), reading.parts.verdict, "主文", "推算/民事有处理")
    charges = [r.text("规范罪名") or r.text("罪名") for r in reading.rows.of("判项")]
    traffic = any(c in _TRAFFIC for c in charges)
    row.put("交通罪名", traffic, reading.parts.verdict, "主文", "推算/交通罪名")


def _unit(count: Row, units: set[int]) -> None:
    fact = count.cells.get("罪名")
    place = (fact.start, fact.end) if fact else (0, 0)
    is_unit = count.number("被告人序号") in units
    count.put("单位判项", is_unit, place, "", "推算/单位判项")
    if is_unit and count.text("罪名"):
        member = memberships(count.text("罪名")).get(NO_UNIT)
        count.put("单位不能构成", bool(member and member.certain), place, "", "推算/单位不能构成")


def _reasoned(count: Row) -> None:
    """Whether reasoning and disposition name different offences of the table."""
    reasoned, decided = count.text("理由罪名"), count.text("罪名")
    if not reasoned or not decided or "、" in reasoned:
        return
    one, other = offences().find(reasoned), offences().find(decided)
    if one is None or other is None:
        return
    fact = count.cells["罪名"]
    count.put("理由罪名不同", one is not other, (fact.start, fact.end), "", "推算/理由罪名不同")
