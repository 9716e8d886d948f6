"""定性: the charges of each person."""

from __future__ import annotations

from shujian.documents.judgments.comparing.items import (
    CHARGE,
    DIFFERENT,
    OPEN,
    SAME,
    Paper,
    Side,
    side,
)
from shujian.documents.judgments.comparing.pairing import Pair, name
from shujian.documents.judgments.comparing.reasons import changed, reason, short
from shujian.documents.judgments.facts import Fact, Row

FREE = ("无罪", "不负刑事责任", "终止审理")


def compare(pair: Pair) -> None:
    """Compare the sets of charges; how a charge is written makes no difference."""
    for a, b, _ in pair.people.pairs:
        one, two = charged(pair.one, a), charged(pair.two, b)
        if not one or not two:
            silent = pair.one.role if not one else pair.two.role
            if one or two:
                pair.add(
                    CHARGE, "罪名", OPEN, _all(pair.one, one), _all(pair.two, two),
                    f"{silent}没有读出罪名", person=name(a),
                )  # fmt: skip
            continue
        if set(one) == set(two):
            sides = (_all(pair.one, one), _all(pair.two, two))
            pair.add(CHARGE, "罪名", SAME, *sides, "一致", person=name(a))
        else:
            _differ(pair, (a, b), one, two)
        _acquitted(pair, a, b)


def _differ(
    pair: Pair, people: tuple[Row, Row], one: dict[str, Fact], two: dict[str, Fact]
) -> None:
    lost = [c for c in one if c not in two]
    new = [c for c in two if c not in one]
    words = [f"{pair.one.role}为{'、'.join(one)}，{pair.two.role}为{'、'.join(two)}"]
    because = reason(pair.two.reading, [short(c) for c in lost], near="定性词", who=name(people[1]))
    if because.start < 0:
        because = changed(pair.two.reading)
    pair.add(
        CHARGE, "罪名", DIFFERENT, _all(pair.one, one), _all(pair.two, two), words[0],
        person=name(people[0]), charge=(lost or new)[0], reason=because,
    )  # fmt: skip


def _acquitted(pair: Pair, a: Row, b: Row) -> None:
    """A count of the judgment that convicts of nothing."""
    for row in pair.two.reading.rows.about("判项", b.number("被告人序号")):
        if row.text("主刑") in FREE:
            two = side(pair.two.reading, row.cells["主刑"])
            why = f"{pair.one.role}指控犯罪，{pair.two.role}：{row.text('主刑')}"
            because = reason(pair.two.reading, [], near="定性词")
            pair.add(
                CHARGE, "判决结果", DIFFERENT, Side(), two, why, person=name(a), reason=because
            )


def charged(paper: Paper, person: Row) -> dict[str, Fact]:
    """规范罪名 (as written where it is in no table) → fact, of a person."""
    seq = person.number("被告人序号")
    table = "指控" if paper.reading.kind is not None else "判项"
    found: dict[str, Fact] = {}
    for row in paper.reading.rows.about(table, seq):
        known = row.text("规范罪名") or row.text("罪名")
        if known:
            found.setdefault(known, row.cells["罪名"])
    return found


def _all(paper: Paper, held: dict[str, Fact]) -> Side:
    if not held:
        return Side()
    first = side(paper.reading, next(iter(held.values())))
    return Side("、".join(sorted(held)), "、".join(held), first.start, first.end, first.segment)
