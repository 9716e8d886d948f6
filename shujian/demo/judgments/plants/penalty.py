"""Mistakes in the main penalty, with their look-alikes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from shujian.demo.judgments.model import Case
from shujian.demo.judgments.planting import Spot, edit
from shujian.demo.judgments.plants.changes import both, count, note
from shujian.demo.judgments.wish import Wish

THEFT = Wish("盗窃罪", kind="有期徒刑", months=9, probation=0, custody="在押")
BAIL = Wish(
    "盗窃罪", kind="拘役", months=4, probation=0, custody="取保", procedure="简易", plea=False
)
DRUGS = Wish("容留他人吸毒罪", kind="有期徒刑", months=20, probation=0, procedure="普通")
RAPE = Wish(
    "强奸罪", kind="有期徒刑", months=40, grounds=("坦白",), procedure="普通",
    since=dt.date(2021, 3, 1),
)  # fmt: skip
FRAUD = Wish("诈骗罪", tier=1, kind="有期徒刑", months=40, grounds=("坦白",), procedure="普通")
FREE = Wish("危险驾驶罪", kind="免予刑事处罚", grounds=("坦白",))


def _two_detentions(case: Case) -> None:
    second = case.one.counts[1]
    second.kind, second.months = "拘役", 4
    assert case.one.total is not None
    case.one.total.kind, case.one.total.months = "拘役", 7
    case.notes["linked"] = False


_SEVERE = edit(("数额较大，其行为已构成", "数额较大，且入户盗窃，属其他严重情节，其行为已构成"))

SPOTS = (
    Spot("main.fixed_term.below_min", BAIL, count(kind="有期徒刑")),
    Spot("main.fixed_term.below_min", replace(THEFT, months=6), alike=True),
    Spot("main.detention.range", BAIL, count(months=7)),
    Spot(
        "main.detention.range",
        Wish("妨害公务罪", more=("盗窃罪",), kind="拘役", months=5, probation=0, custody="取保"),
        _two_detentions,
        alike=True,
    ),
    Spot("main.above_offence_max", DRUGS, count(months=42)),
    Spot("main.above_offence_max", replace(DRUGS, months=36), alike=True),
    Spot("main.below_offence_min", RAPE, count(months=24)),
    Spot(
        "main.below_offence_min",
        replace(RAPE, months=24, grounds=("未遂", "坦白")),
        alike=True,
    ),
    Spot("main.below_tier_min", FRAUD, count(months=24)),
    Spot("main.below_tier_min", replace(FRAUD, months=24, grounds=("减轻自首",)), alike=True),
    Spot("main.above_tier_max", replace(THEFT, months=30, procedure="普通"), count(months=42)),
    Spot(
        "main.above_tier_max",
        replace(THEFT, months=42, procedure="普通"),
        _SEVERE,
        alike=True,
    ),
    Spot("main.exempt_with_penalty", FREE, both(count(fine=2000), note(limit="十日"))),
    Spot("main.exempt_with_penalty", replace(FREE, charge="非法捕捞水产品罪"), alike=True),
    Spot("main.sole_fine_not_allowed", Wish("容留他人吸毒罪", kind="单处罚金")),
    Spot("main.sole_fine_not_allowed", Wish("盗窃罪", kind="单处罚金"), alike=True),
)
