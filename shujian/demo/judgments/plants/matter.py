"""Mistakes about drugs, drink, property and old law, with their look-alikes."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from shujian.demo.judgments.model import Case
from shujian.demo.judgments.planting import Change, Spot, edit
from shujian.demo.judgments.plants.changes import both, count
from shujian.demo.judgments.wish import Wish

HOLDER = Wish("非法持有毒品罪", kind="有期徒刑", months=10, probation=0)
DEALER = Wish("贩卖毒品罪", kind="有期徒刑", months=30, probation=0, amount=863, procedure="普通",
              grounds=("坦白",), plea=False)  # fmt: skip
DRIVER = Wish("危险驾驶罪", kind="拘役", months=2, since=dt.date(2016, 1, 1))
OLD_DRIVER = Wish("危险驾驶罪", kind="拘役", months=2, until=dt.date(2013, 6, 1), plea=False)
LOOT = Wish("诈骗罪", kind="有期徒刑", months=10, probation=0, settled="责令")
CARDS = Wish("帮助信息网络犯罪活动罪", kind="有期徒刑", months=10)
_BASE = re.compile(r"含量为[^。，]*")


def _alcohol(words: str) -> Change:
    def change(case: Case) -> None:
        told = case.one.counts[0]
        told.story = _BASE.sub(f"含量为{words}", told.story)

    return change


def _no_orders(case: Case) -> None:
    case.orders.clear()
    case.notes.pop("returned", None)
    case.cites.pop("财物")


def _to_the_state(case: Case) -> None:
    named = case.one.name
    case.orders.append(
        f"被告人{named}的违法所得人民币{case.one.counts[0].amount}元予以没收，上缴国库"
    )


def _tool_to_the_state(case: Case) -> None:
    case.orders.append("扣押的作案工具手机一部予以没收，上缴国库")


def _on(day: dt.date) -> Change:
    """Move the act to a day, long before everything else."""

    def change(case: Case) -> None:
        told = case.one.counts[0]
        old = f"{told.when.year}年{told.when.month}月{told.when.day}日"
        told.story = told.story.replace(old, f"{day.year}年{day.month}月{day.day}日")
        told.when = day

    return change


_GRAVE = edit(("明知是毒品而予以贩卖，其行为", "明知是毒品而多次予以贩卖，情节严重，其行为"))
_HELPED = replace(DEALER, months=48, amount=1200, tier=1, grounds=("减轻立功", "坦白"))

SPOTS = (
    Spot("drug.possession_threshold", replace(HOLDER, amount=600)),
    Spot("drug.possession_threshold", replace(HOLDER, amount=1100), alike=True),
    Spot("drug.tier_under", DEALER, count(months=42), also=("main.above_tier_max",)),
    Spot("drug.tier_under", DEALER, both(count(months=42), _GRAVE), alike=True),
    Spot("drug.tier_over", replace(DEALER, months=48, amount=1200, tier=1)),
    Spot("drug.tier_over", _HELPED, alike=True),
    Spot("dui.bac_below", DRIVER, _alcohol("76.2mg/100ml")),
    Spot("dui.bac_below", DRIVER, _alcohol("0.96mg/ml"), alike=True),
    Spot("prop.restitution_missing", LOOT, _no_orders),
    Spot("prop.restitution_missing", replace(LOOT, settled="发还"), alike=True),
    Spot("prop.gain_not_addressed", CARDS, _no_orders),
    Spot("prop.gain_not_addressed", CARDS, alike=True),
    Spot(
        "prop.double_recovery",
        LOOT,
        _to_the_state,
        whole=True,
        also=("prop.victim_money_to_state",),
    ),
    Spot("prop.double_recovery", LOOT, _tool_to_the_state, alike=True),
    Spot("law.new_crime_retro", OLD_DRIVER, _on(dt.date(2011, 4, 20))),
    Spot("law.new_crime_retro", OLD_DRIVER, _on(dt.date(2011, 5, 20)), alike=True),
)
