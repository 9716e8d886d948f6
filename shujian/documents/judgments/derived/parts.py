"""What the disposition says of units; whether the date of signature can be read."""

from __future__ import annotations

import re

from shujian.core.cells import Missing
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.shipped import memberships, offences

NO_UNIT = "单位不能构成"
_MASKED = re.compile(r"[×Xx＊*]")


def derive(reading: Reading) -> None:
    """Fill 落款日期可读 of 文书, and 单位判项 and what follows of 判项."""
    row = reading.document
    _signed(row)
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
