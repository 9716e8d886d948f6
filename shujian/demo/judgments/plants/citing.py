"""Mistakes in the articles cited and in findings, with their look-alikes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from shujian.demo.judgments.charges import articles
from shujian.demo.judgments.model import Case
from shujian.demo.judgments.planting import Spot
from shujian.demo.judgments.plants.changes import cited, note, order, uncited
from shujian.demo.judgments.plants.penalty import RAPE, THEFT
from shujian.demo.judgments.wish import Wish

FRAUD = Wish("诈骗罪", kind="有期徒刑", months=10, probation=0, grounds=("坦白",), settled="退赔")
CAME = replace(FRAUD, grounds=("自首",))
GANG = replace(FRAUD, partners=1)
HOUSE = Wish("开设赌场罪", kind="有期徒刑", months=10)
TRIED = replace(RAPE, months=24, grounds=("未遂", "坦白"))
HELPED = replace(FRAUD, grounds=("立功", "坦白"))
PLEADS = replace(FRAUD, months=20, plea=True, since=dt.date(2019, 1, 1), procedure="普通")
LATE, EARLY = replace(FRAUD, since=dt.date(2022, 1, 1)), replace(FRAUD, until=dt.date(2020, 6, 1))
_LAW = articles()["criminal"]
_REPEALED = note(more_law=articles()["repealed"])


def _ranked(case: Case) -> None:
    for index, who in enumerate(case.accused):
        role = "从犯" if index else "主犯"
        who.findings = [role] + [f for f in who.findings if f not in ("从犯", "主犯")]
        case.cites[role] = list(_LAW[role])


def _unranked(case: Case) -> None:
    _ranked(case)
    case.cites.pop("从犯")
    case.notes["subject"] = case.accused[1].name


SPOTS = (
    Spot("cite.offence_wrong", FRAUD, cited("诈骗罪", "264"), whole=True),
    Spot("cite.offence_wrong", THEFT, cited("电力", "265"), alike=True),
    Spot("cite.offence_missing", FRAUD, uncited("诈骗罪"), whole=True),
    Spot("cite.offence_missing", FRAUD, alike=True),
    Spot("cite.nonexistent", FRAUD, cited("财物", "64.3"), whole=True),
    Spot("cite.nonexistent", FRAUD, alike=True),
    Spot("cite.art64", replace(FRAUD, settled="责令"), uncited("财物"), whole=True),
    Spot("cite.art64", FRAUD, order("扣押的作案工具手机一部予以没收"), alike=True),
    Spot("cite.paragraph_wrong", HOUSE, cited("开设赌场罪", "303.1"), whole=True),
    Spot("cite.paragraph_wrong", Wish("赌博罪"), alike=True),
    Spot("cite.interp_repealed", LATE, _REPEALED, whole=True),
    Spot("cite.interp_repealed", EARLY, _REPEALED, alike=True),
    Spot("mit.surrender_cite", CAME, uncited("自首")),
    Spot("mit.surrender_cite", CAME, alike=True),
    Spot("mit.surrender_vs_confession_cite", CAME, cited("自首", *_LAW["坦白"])),
    Spot("mit.surrender_vs_confession_cite", FRAUD, alike=True),
    Spot("mit.confession_cite", FRAUD, uncited("坦白")),
    Spot(
        "mit.confession_cite",
        replace(FRAUD, grounds=("当庭认罪",), without=("坦白", "自首")),
        alike=True,
    ),
    Spot("mit.meritorious_cite", HELPED, uncited("立功")),
    Spot("mit.meritorious_cite", HELPED, alike=True),
    Spot("mit.attempt_cite", TRIED, uncited("未遂")),
    Spot("mit.attempt_cite", TRIED, alike=True),
    Spot("mit.accessory_cite", GANG, _unranked),
    Spot("mit.accessory_cite", GANG, _ranked, alike=True),
    Spot("mit.plea_deviation", PLEADS, note(advice=(8, 10))),
    Spot("mit.plea_deviation", PLEADS, note(advice=(18, 20)), alike=True),
)
