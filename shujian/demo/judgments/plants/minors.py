"""Mistakes with young defendants, with their look-alikes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from shujian.demo.judgments.model import Case
from shujian.demo.judgments.planting import Change, Spot
from shujian.demo.judgments.plants.changes import reborn
from shujian.demo.judgments.timing import DAY
from shujian.demo.judgments.wish import Wish

YOUNG = Wish(
    "盗窃罪", kind="拘役", months=3, probation=0, age=16, custody="取保", settled="退赔",
    since=dt.date(2013, 6, 1), procedure="普通",
)  # fmt: skip
GROWN = Wish(
    "盗窃罪", kind="拘役", months=3, probation=0, custody="取保", settled="退赔", procedure="普通"
)
CHILD = replace(YOUNG, age=14)
ROBBER = replace(CHILD, charge="抢劫罪", kind="有期徒刑", months=36, custody="在押")
QUICK = replace(YOUNG, procedure="速裁", since=dt.date(2019, 1, 1), plea=True)
SAYS = "犯罪时已满十六周岁不满十八周岁"
_SILENT = ("minor.lighten_missing",)


def _alone(case: Case) -> None:
    case.one.counsel = ""


def _open(case: Case) -> None:
    case.public = True


def _no_guardian(case: Case) -> None:
    case.one.guardian = ""
    case.notes["label"] = "指定辩护人"


def _adult_at_trial(case: Case) -> None:
    """Seventeen at the act, eighteen at the hearing: no counsel and a public trial are lawful."""
    who = case.one
    _born(who_days=-20)(case)
    who.counsel = who.guardian = ""
    case.public = True


def _born(who_days: int) -> Change:
    """Born so that the eighteenth birthday is so many days before the act."""

    def change(case: Case) -> None:
        act = case.one.counts[0].when - DAY * who_days
        birth = act.replace(year=act.year - 18, day=min(act.day, 28))
        if not who_days and act.day > 28:
            birth = act.replace(year=act.year - 18) if act.month != 2 else birth
        reborn(case.one, birth)

    return change


def _unseen(case: Case) -> None:
    _adult_at_trial(case)
    case.one.findings.remove("未成年")
    for ground in ("未成年人旧", "未成年人新"):
        case.cites.pop(ground, None)


def _ages(paragraph: str) -> Change:
    def change(case: Case) -> None:
        case.edits.append((SAYS, "犯罪时已满十四周岁不满十六周岁"))
        for ground in ("未成年人旧", "未成年人新"):
            if ground in case.cites:
                case.cites[ground][0] = paragraph

    return change


def _not_lightened(case: Case) -> None:
    case.edits.append((f"{SAYS}，依法应当从轻处罚", SAYS))
    for ground in ("未成年人旧", "未成年人新"):
        case.cites.pop(ground, None)


SPOTS = (
    Spot("minor.no_defender", YOUNG, _alone),
    Spot("minor.no_defender", YOUNG, _adult_at_trial, alike=True),
    Spot("minor.public_trial", YOUNG, _open),
    Spot("minor.public_trial", YOUNG, _adult_at_trial, alike=True),
    Spot("minor.guardian_absent", YOUNG, _no_guardian),
    Spot("minor.guardian_absent", YOUNG, alike=True),
    Spot("minor.speedy", QUICK, also=("proc.speedy_excluded",)),
    Spot("minor.speedy", replace(QUICK, age=0), alike=True),
    Spot("minor.below_16", CHILD, _ages("17.2")),
    Spot("minor.below_16", ROBBER, _ages("17.2"), alike=True),
    Spot("minor.lighten_missing", YOUNG, _not_lightened),
    Spot("minor.lighten_missing", YOUNG, alike=True),
    Spot("minor.wrongly_adult", YOUNG, _unseen, also=_SILENT),
    Spot("minor.wrongly_adult", GROWN, _born(45), alike=True),
    Spot("minor.birthday_18", GROWN, _born(0), also=(*_SILENT, "minor.wrongly_adult")),
    Spot("minor.birthday_18", GROWN, _born(1), alike=True),
)
