"""Acts older than the law that was applied: new offences, fines and bans of a later amendment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from shujian.core.terms import Term
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.penalty_range import highest, lowest, property_demand
from shujian.documents.judgments.reading import Reading
from shujian.documents.judgments.shipped import offence_sets, offences, parameters
from shujian.law.dated_values import value_on
from shujian.law.offence import Offence, Penalties, Tier
from shujian.law.offence_dates import versions_applicable

NEW = "此前不是犯罪"
"""Set of offences whose conduct no earlier charge covered."""
_NAME = "推算/新旧法"
_NONE = "没有财产刑"


def derive(reading: Reading) -> None:
    """Fill 行为早于罪名, 新法罚金溯及 of 判项 and 从业禁止溯及 of 判决结果.

    Source: 刑法第十二条；最高人民法院关于《刑法修正案（九）》时间效力问题的解释第一条.
    """
    if reading.document.text("审级") not in ("一审", "二审"):
        return  # a retrial applies the law of the act
    judged = reading.document.day("裁判日期")
    for row in reading.rows.of("判项"):
        offence, last = offences().find(row.text("规范罪名")), row.day("行为止日")
        if offence is not None and last is not None and judged is not None:
            _offence(row, offence, last)
            _fine(row, offence, last, judged)
    for row in reading.rows.of("判决结果"):
        _ban(reading, row)


def _offence(row: Row, offence: Offence, last: dt.date) -> None:
    member = offence_sets()[NEW].member(offence.name, offences())
    if member is not None and member.certain:
        row.put("行为早于罪名", last < offence.versions[0].start, _place(row), "", _NAME)


def _fine(row: Row, offence: Offence, last: dt.date, judged: dt.date) -> None:
    """Whether the fine rests on a later text alone, which is no lighter in any tier."""
    held = versions_applicable(offences(), offence, last, judged)
    old = held.of_act
    if old is None or not held.complete or row.true("单位"):
        return
    later = [v for v in held.versions if v.start > last]
    if not later or property_demand(old.tiers) != _NONE:
        return
    heavier = all(_no_lighter(new, old) for new in later)
    row.put("新法罚金溯及", heavier and row.true("判处罚金"), _place(row), "", _NAME)


def _no_lighter(new: Penalties, old: Penalties) -> bool:
    """Whether every tier of a text begins and ends no lower than that of the older one."""
    if len(new.tiers) != len(old.tiers):
        return False
    pairs = zip(new.tiers, old.tiers, strict=True)
    return all(
        _ends([one]) >= _ends([other]) and _low([one]) >= _low([other]) for one, other in pairs
    )


def _ends(tiers: Sequence[Tier]) -> tuple[int, Term]:
    found = highest(tiers)
    return found.rank, found.term


def _low(tiers: Sequence[Tier]) -> tuple[int, Term]:
    found = lowest(tiers)
    return found.rank, found.term


def _ban(reading: Reading, row: Row) -> None:
    """Whether every act of the defendant is older than the first rule on bans."""
    counts = reading.rows.about("判项", row.number("被告人序号"))
    lasts = [d for c in counts if (d := c.day("行为止日"))]
    if "从业禁止" in row.cells and counts and len(lasts) == len(counts):
        fact = row.cells["从业禁止"]
        known = value_on(parameters(), "刑法.从业禁止.下限", max(lasts), Term)
        row.put("从业禁止溯及", known is None, (fact.start, fact.end), "", _NAME)


def _place(row: Row) -> tuple[int, int]:
    fact = row.cells["规范罪名"]
    return fact.start, fact.end
