"""事实: the acts one by one, and the totals that charges are judged by."""

from __future__ import annotations

from shujian.documents.judgments.accusing.charged import measured, sections
from shujian.documents.judgments.accusing.stories import stage as tell_acts
from shujian.documents.judgments.accusing.stories import story
from shujian.documents.judgments.comparing.act_counts import uncounted
from shujian.documents.judgments.comparing.act_details import UNITS, alike, place, who
from shujian.documents.judgments.comparing.act_matching import matched
from shujian.documents.judgments.comparing.items import (
    ACTS,
    DIFFERENT,
    OPEN,
    SAME,
    Paper,
    Side,
    side,
)
from shujian.documents.judgments.comparing.lone_days import (
    Days,
    days_of_acts,
    lone_day,
    lone_days,
    same_days,
)
from shujian.documents.judgments.comparing.pairing import Pair
from shujian.documents.judgments.comparing.reasons import changed, reason
from shujian.documents.judgments.comparing.undated import left_out, no_day
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.reading import Reading

TOTALS = (("数额", "元"), ("酒精含量", "毫克/100毫升"), ("毒品克数", "克"))
DETAILS = ("作案日期", "金额", "毒品克数")
WITHOUT = ("量刑建议书",)
"""Roles that tell no story."""


def compare(pair: Pair) -> None:
    """Compare totals by charge, then act by act."""
    if pair.one.role in WITHOUT or pair.two.role in WITHOUT:
        return
    one, two = totals(pair.one.reading), totals(pair.two.reading)
    for charge in one:
        if charge in two or (len(one) == len(two) == 1):
            other = two.get(charge) or next(iter(two.values()))
            for column, unit in TOTALS:
                facts = (one[charge].cells.get(column), other.cells.get(column))
                because = reason(pair.two.reading, [], near="事实词")
                pair.told(ACTS, column, *facts, charge=charge, unit=unit, reason=because)
    _acts(pair, acts(pair.one.reading), acts(pair.two.reading))


def totals(reading: Reading) -> dict[str, Row]:
    """规范罪名 → a row with 数额, 酒精含量, 毒品克数 as the document states them."""
    table = "判项" if reading.kind is None else "指控"
    names = dict.fromkeys(r.text("规范罪名") for r in reading.rows.of(table) if r.text("规范罪名"))
    found: dict[str, Row] = {}
    heads = sections(reading) if len(names) > 1 else {}
    for charge in names:
        row = Row("比对")
        row.put("规范罪名", charge)
        if len(names) == 1:
            measured(reading, row, story(reading))
        elif charge in heads:
            measured(reading, row, heads[charge], (0, 0))
        found[charge] = row
    return found


def acts(reading: Reading) -> list[Row]:
    """The acts that a document tells; those of a judgment are read only for comparing."""
    if reading.kind is None and not reading.rows.of("犯罪事实"):
        tell_acts(reading)
    return reading.rows.of("犯罪事实")


def _acts(pair: Pair, left: list[Row], right: list[Row]) -> None:
    if not left or not right:
        _untold(pair, left, right)
        return
    left_out(pair)
    if uncounted(pair, left, right):
        return
    found = matched(left, right)
    result = SAME if len(left) == len(right) else DIFFERENT
    counts = (Side(len(left), f"{len(left)} 起"), Side(len(right), f"{len(right)} 起"))
    because = reason(pair.two.reading, [], near="事实词")
    why = (
        "一致"
        if result == SAME
        else f"{pair.one.role}写有 {len(left)} 起，{pair.two.role}写有 {len(right)} 起"
    )
    pair.add(ACTS, "起数", result, *counts, why, reason=because)
    days = (days_of_acts(pair.one), days_of_acts(pair.two))
    for a, b in found.pairs:
        no_day(pair, a, b)
        _days(pair, a, *(d[r.number("事实序号") - 1] for d, r in zip(days, (a, b), strict=True)))
        for column in DETAILS:
            facts = (a.cells.get(column), b.cells.get(column))
            shown = f"第{a.number('事实序号')}起{column}"
            if column == "作案日期" and lone_day(pair, shown, a, b):
                continue
            if None in facts or alike(pair, shown, a, b, column):
                continue
            pair.told(ACTS, shown, *facts, unit=UNITS.get(column, ""), reason=because)
        place(pair, a, b)
        who(pair, a, b)
    for row, paper in [(r, pair.one) for r in found.lost] + [(r, pair.two) for r in found.new]:
        _lone(pair, row, paper)


def _untold(pair: Pair, left: list[Row], right: list[Row]) -> None:
    """Say that acts were not compared, where one document tells some and none were read in the other."""
    if not left and not right:
        return
    silent = pair.two if left else pair.one
    one, two = (Side(words=f"{len(rows)} 段" if rows else "") for rows in (left, right))
    why = f"{silent.role}没有读出逐起的事实，没有逐起比对"
    pair.add(ACTS, "起数", OPEN, one, two, why)


def _days(pair: Pair, act: Row, one: Days, two: Days) -> None:
    """The days of one act that tells several: those of one document only may be another act."""
    if max(len(one), len(two)) < 2:
        return
    matter = f"第{act.number('事实序号')}起各次日期"
    if not lone_days(pair, matter, one, two):
        same_days(pair, matter, one, two)


def _lone(pair: Pair, row: Row, paper: Paper) -> None:
    other = pair.two if paper is pair.one else pair.one
    fact = row.cells.get("作案日期")
    words = " ".join(w for w in (row.text("日期原文"), row.text("地点")) if w)
    told_ = side(paper.reading, fact, words or f"第{row.number('事实序号')}起")
    why = f"{paper.role}第{row.number('事实序号')}起（{told_.words}）在{other.role}中没有对应的事实"
    sides = (told_, Side()) if paper is pair.one else (Side(), told_)
    matter = "事实缺少" if paper is pair.one else "事实增加"
    because = reason(pair.two.reading, [], near="事实词")
    if because.start < 0:
        because = changed(pair.two.reading)
    pair.add(ACTS, matter, DIFFERENT, *sides, why, reason=because)
