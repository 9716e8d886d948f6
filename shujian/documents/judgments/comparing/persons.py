"""当事人: who is there, who they are, what measures were taken, earlier convictions."""

from __future__ import annotations

from shujian.documents.judgments.accusing.kinds import DECLINED
from shujian.documents.judgments.comparing.items import DIFFERENT, OPEN, PERSON, SAME, Side, side
from shujian.documents.judgments.comparing.pairing import Pair, name
from shujian.documents.judgments.comparing.priors import priors
from shujian.documents.judgments.comparing.reasons import changed, reason
from shujian.documents.judgments.facts import Row

IDENTITY = (
    ("性别", True), ("出生日期", True), ("身份号码原文", True), ("民族", False), ("国籍", True),
)  # fmt: skip
MEASURES = ("拘留日期", "逮捕日期", "取保日期")
_SHOWN = {"身份号码原文": "身份号码"}


def compare(pair: Pair) -> None:
    """Note persons that only one document names, then what both say of each."""
    one, two = pair.one.reading, pair.two.reading
    for row in pair.people.lost if pair.two.role != DECLINED else ():
        _lost(pair, row)
    for row in pair.people.new:
        fact = side(two, row.cells.get("被告人"))
        why = f"{pair.two.role}列有“{name(row)}”，{pair.one.role}没有"
        pair.add(
            PERSON, "被告人", DIFFERENT, Side(), fact, why, person=name(row), reason=changed(two)
        )
    for row in pair.people.open:
        why = f"“{name(row)}”的姓名经遮盖，不能确定与另一份文书的哪一人对应"
        pair.add(PERSON, "被告人", OPEN, Side(), Side(), why, person=name(row))
    for a, b, how in pair.people.pairs:
        _named(pair, a, b, how)
        for column, material in IDENTITY:
            if column in a.cells and column in b.cells:
                told = (a.cells[column], b.cells[column])
                shown = _SHOWN.get(column, column)
                pair.told(PERSON, shown, *told, person=name(a), material=material)
        for column in MEASURES:
            if column in a.cells and column in b.cells:
                pair.told(PERSON, column, a.cells[column], b.cells[column], person=name(a))
        priors(pair, a, b, (one, two))


def _lost(pair: Pair, row: Row) -> None:
    """A person whom the later document does not name, and why, where it or another says."""
    fact, who = side(pair.one.reading, row.cells.get("被告人")), name(row)
    told = reason(pair.two.reading, [who], "另处") if who else Side()
    why = f"{pair.one.role}列有“{who}”，{pair.two.role}没有列为当事人"
    if told.start < 0:
        for paper in pair.others:
            if paper.role == DECLINED and any(name(p) == who for p in paper.reading.people):
                pair.add(
                    PERSON, "被告人", SAME, fact, Side(words=f"见{paper.role}"),
                    f"“{who}”由{paper.role}另行处理", person=who,
                )  # fmt: skip
                return
    pair.add(PERSON, "被告人", DIFFERENT, fact, Side(), why, person=who, reason=told)


def _named(pair: Pair, a: Row, b: Row, how: str) -> None:
    one, two = (side(p.reading, r.cells.get("被告人")) for p, r in ((pair.one, a), (pair.two, b)))
    if name(a) == name(b):
        pair.add(PERSON, "被告人", SAME, one, two, "一致", person=name(a))
    elif how == "出生日期相同" or how == "身份号码相同":
        why = f"姓名写法不同：{pair.one.role}为“{name(a)}”，{pair.two.role}为“{name(b)}”（{how}）"
        pair.add(PERSON, "姓名", DIFFERENT, one, two, why, person=name(a))
    else:
        why = f"“{name(a)}”与“{name(b)}”：{how}"
        pair.add(PERSON, "被告人", SAME, one, two, why, person=name(a))
