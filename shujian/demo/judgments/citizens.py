"""Judgments of the convicts in the city's own tables, true to what stands there."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from shujian.core.dates import age_on
from shujian.core.terms import Term
from shujian.demo.judgments import citing, findings, goods, places, sentence, story, timing
from shujian.demo.judgments.charges import Charge, Tier, charges
from shujian.demo.judgments.desk import Desk
from shujian.demo.judgments.model import Accused, Case, Count, Measure
from shujian.demo.judgments.wish import Wish

Row = Mapping[str, Any]
_KINDS = {
    "姓名": str, "公民身份号码": str, "出生日期": dt.date, "罪名": str, "主刑": str, "刑期": Term,
    "行为日期": dt.date, "裁判日期": dt.date, "案号": str, "法院": str, "行为地区划": str,
}  # fmt: skip


def cases(desk: Desk, rows: Sequence[Row], held: Sequence[Row]) -> Iterator[Case]:
    """A judgment for each conviction whose numbers the law allows.

    Args:
        desk: names and chance.
        rows: of 刑事裁判.
        held: of 强制措施.
    """
    often = Counter(row.get("公民身份号码") for row in rows)
    measures: dict[str, list[Measure]] = {}
    for row in held:
        if isinstance(row["开始日期"], dt.date):
            measures.setdefault(row["公民身份号码"], []).append(
                Measure(row["措施"], row["开始日期"])
            )
    for row in rows:
        if any(not isinstance(row.get(name), kind) for name, kind in _KINDS.items()):
            continue
        found = _range(row)
        if found and often[row["公民身份号码"]] == 1:
            yield _case(desk, row, *found, measures.get(row["公民身份号码"], []))


def _range(row: Row) -> tuple[Charge, Tier] | None:
    """The charge and tier that allow the penalty of the row."""
    months = row["刑期"].months
    if age_on(row["出生日期"], row["行为日期"]) < findings.ADULT or row["刑期"].days:
        return None
    for charge in charges():
        if charge.name != row["罪名"] or not charge.since <= row["行为日期"]:
            continue
        for tier in charge.tiers:
            low = max(tier.low, sentence.DETENTION) if row["主刑"] == "有期徒刑" else 1
            if row["主刑"] in tier.kinds and low <= months <= tier.high:
                return charge, tier
    return None


def _case(desk: Desk, row: Row, charge: Charge, tier: Tier, held: list[Measure]) -> Case:
    rng, county = desk.rng, row["行为地区划"]
    months, judged = row["刑期"].months, row["裁判日期"]
    amount = rng.randint(*tier.amount) if tier.amount[1] else 0
    count = Count(charge, tier, row["行为日期"], row["主刑"], months, 0, amount)
    count.fine = sentence.fine(rng, tier, amount, row["主刑"])
    sex = "男" if int(row["公民身份号码"][16]) % 2 else "女"
    home = places.home(rng, county)
    who = Accused(row["姓名"], row["公民身份号码"], row["出生日期"], sex, home, [count])
    suspended = row.get("缓刑考验期") if row.get("缓刑") else None
    who.probation = suspended.months if isinstance(suspended, Term) else 0
    sole = months <= 36 and rng.random() < 0.5
    case = Case(
        random.Random(rng.random()), county, row["法院"], row["案号"], "简易" if sole else "普通",
        [who], judged, judged, judged, desk.signers(1 if sole else 3), desk.name(),
    )  # fmt: skip
    case.heard = judged - timing.DAY * rng.randint(3, 6)
    case.filed = (
        case.heard - timing.DAY * rng.randint(7, 12)
        if sole
        else (case.heard - timing.DAY * rng.randint(14, 25))
    )
    early = [m for m in held if row["行为日期"] < m.start < case.filed]
    who.measures = early or [Measure("取保候审", case.filed - timing.DAY * 20)]
    layout = "A" if early else ""
    timing.dates(who, layout)
    case.notes |= {"layout": layout, "sole": sole, "officer": desk.name(), "grounds": ()}
    wish = Wish(plea=None)
    goods.settle(rng, case, wish)
    findings.find(rng, who, case, wish)
    story.tell(desk, case)
    citing.cite(case)
    return case
