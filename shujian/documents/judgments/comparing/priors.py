"""前科: earlier convictions that one document tells and the other does not."""

from __future__ import annotations

from shujian.documents.judgments.comparing.items import (
    DIFFERENT,
    OPEN,
    PERSON,
    SAME,
    Paper,
    Side,
    quoted,
    side,
)
from shujian.documents.judgments.comparing.pairing import Pair, name
from shujian.documents.judgments.comparing.reasons import reason
from shujian.documents.judgments.comparing.sealed import may_be_sealed
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.reading import Reading

WITHOUT = ("量刑建议书",)
"""Roles that tell of no person's past."""


def priors(pair: Pair, a: Row, b: Row, readings: tuple[Reading, Reading]) -> None:
    """Compare the rows of 前科 of one person."""
    if pair.one.role in WITHOUT or pair.two.role in WITHOUT:
        return
    one, two = readings
    left = one.rows.about("前科", a.number("被告人序号"))
    right = two.rows.about("前科", b.number("被告人序号"))
    for prior in left:
        match = next((p for p in right if _same(prior, p)), None)
        if match is None:
            _missing(pair, (pair.one, pair.two), prior, a, b, right)
            continue
        right.remove(match)
        sides = (_side(one, prior), _side(two, match))
        term = (prior.get("前科刑期"), match.get("前科刑期"))
        if None not in term and term[0] != term[1]:
            why = f"同一前科的刑期：{pair.one.role}为 {term[0]}，{pair.two.role}为 {term[1]}"
            pair.add(PERSON, "前科", DIFFERENT, *sides, why, person=name(a))
        else:
            pair.add(PERSON, "前科", SAME, *sides, "一致", person=name(a))
    for prior in right:
        _missing(pair, (pair.two, pair.one), prior, b, a, left)


def _same(a: Row, b: Row) -> bool:
    """One conviction: the dates agree as far as both are written, or charge and term do."""
    one, two = a.text("前科判决日期原文"), b.text("前科判决日期原文")
    if one and two:
        return one.startswith(two) or two.startswith(one)
    return a.text("前科罪名") == b.text("前科罪名") and a.get("前科刑期") == b.get("前科刑期")


def _missing(
    pair: Pair, papers: tuple[Paper, Paper], prior: Row, person: Row, other: Row, told: list[Row]
) -> None:
    """A conviction that only one document tells; open where the other may have left it out."""
    here, there = papers
    words = _side(here.reading, prior)
    sides = (words, Side()) if here is pair.one else (Side(), words)
    why = f"{here.role}写有前科“{words.words}”，{there.role}没有"
    result, tail = DIFFERENT, ""
    if may_be_sealed(prior, (person, other), (here.reading, there.reading)):
        result, tail = OPEN, "；可能是未成年时的犯罪记录，依法封存"
    elif other.true("有未列前科"):
        result, tail = OPEN, f"；{there.role}提到前科而没有列明内容"
    elif there.reading.document.text("版本") == "公开版" and not told:
        result, tail = OPEN, f"；{there.role}是公开版，前科可能被略去"
    because = reason(there.reading, ["前科", "前罪"]) if there is pair.two else Side()
    pair.add(PERSON, "前科", result, *sides, why + tail, person=name(person), reason=because)


def _side(reading: Reading, prior: Row) -> Side:
    """A conviction in a few words, at its place."""
    words = "，".join(
        str(v)
        for c in ("前科判决日期原文", "前科罪名", "前科主刑", "前科刑期")
        if (v := prior.get(c))
    )
    places = [f for f in prior.cells.values() if f.end > f.start]
    if not places:
        return Side(words, words)
    at = quoted(reading, min(f.start for f in places), max(f.end for f in places))
    return (
        side(reading, None, words)
        if at.start < 0
        else Side(words, words, at.start, at.end, at.segment)
    )
