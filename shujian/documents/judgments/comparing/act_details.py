"""Two acts that are one: values that are no single value, places, who took part."""

from __future__ import annotations

from shujian.documents.judgments.comparing.items import (
    ACTS,
    DIFFERENT,
    NOTHING,
    SAME,
    measured,
    side,
)
from shujian.documents.judgments.comparing.pairing import Pair, name
from shujian.documents.judgments.comparing.reasons import reason
from shujian.documents.judgments.facts import Row

LOOSE = {"作案日期": "日期原文", "金额": "全部金额", "毒品克数": "全部克数"}
"""Column → the words that are compared where it is no single value."""
UNITS = {"金额": "元", "毒品克数": "克"}
COMMON = 4
"""So many characters in common make two places one, written with more or less of the address."""


def alike(pair: Pair, matter: str, a: Row, b: Row, column: str) -> bool:
    """Note cells that are no single value and still the same: 2014-02, the same several sums."""
    other = LOOSE[column]
    if a.get(column) is not None and b.get(column) is not None:
        return False
    one, two = a.text(other), b.text(other)
    partly = column == "作案日期" and (one.startswith(two) or two.startswith(one))
    if not one or not two or not (one == two or partly):
        return False
    unit = UNITS.get(column, "")
    sides = (
        measured(pair.one.reading, a.cells[other], unit),
        measured(pair.two.reading, b.cells[other], unit),
    )
    pair.add(ACTS, matter, SAME, *sides, "写法所及的部分一致" if partly else "一致")
    return True


def place(pair: Pair, a: Row, b: Row) -> None:
    """Places are wording: one is often written with more of its address than the other."""
    one, two = a.text("地点"), b.text("地点")
    if not one or not two:
        return
    same = one in two or two in one or _overlap(one, two)
    sides = (side(pair.one.reading, a.cells["地点"]), side(pair.two.reading, b.cells["地点"]))
    why = "一致" if same else f"{pair.one.role}为“{one}”，{pair.two.role}为“{two}”"
    matter = f"第{a.number('事实序号')}起地点"
    pair.add(ACTS, matter, SAME if same else DIFFERENT, *sides, why, material=False)


def who(pair: Pair, a: Row, b: Row) -> None:
    """Who took part, where both acts name everybody by name and everybody is aligned."""
    there = {name(one): name(two) for one, two, _ in pair.people.pairs}
    left, right = a.text("涉及被告人"), b.text("涉及被告人")
    names = left.split("、")
    if not left or not right or not all(n in there for n in names) or len(there) < 2:
        return
    same = {there[n] for n in names} == set(right.split("、"))
    sides = (
        side(pair.one.reading, a.cells["涉及被告人"]),
        side(pair.two.reading, b.cells["涉及被告人"]),
    )
    why = "一致" if same else f"{pair.one.role}为{left}，{pair.two.role}为{right}"
    because = NOTHING if same else reason(pair.two.reading, [], near="事实词")
    matter = f"第{a.number('事实序号')}起参与人"
    pair.add(ACTS, matter, SAME if same else DIFFERENT, *sides, why, reason=because)


def _overlap(one: str, two: str) -> bool:
    """Whether two places have a stretch of their names in common."""
    return any(one[i : i + COMMON] in two for i in range(len(one) - COMMON + 1))
