"""Mistakes with units, civil claims and on appeal, with their look-alikes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from shujian.demo.judgments import appeals, civil, private, units
from shujian.demo.judgments.charges import articles
from shujian.demo.judgments.model import Case
from shujian.demo.judgments.planting import Change, Spot
from shujian.demo.judgments.plants.changes import note
from shujian.demo.judgments.timing import end_of
from shujian.demo.judgments.wish import Wish

DIRT = Wish("污染环境罪", kind="有期徒刑", months=12, procedure="普通", plea=False)
TRICK = Wish("诈骗罪", kind="有期徒刑", months=12, procedure="普通", plea=False, settled="退赔")
INVOICES = replace(DIRT, charge="虚开增值税专用发票罪")
HURT = Wish(
    "故意伤害罪", kind="有期徒刑", months=10, probation=0, procedure="普通", plea=False,
    without=("赔偿谅解",),
)  # fmt: skip
FIRST = Wish(
    "盗窃罪", kind="有期徒刑", months=14, probation=0, custody="在押", layout="A", plea=False
)
LATE, EARLY = replace(FIRST, since=dt.date(2019, 1, 1)), replace(FIRST, until=dt.date(2018, 6, 1))
_OLD = articles()["procedure"]["二审维持旧"]


def _dress(**values: object) -> Change:
    def change(case: Case) -> None:
        case.notes |= values
        story = case.one.counts[0].story
        units.dressed(case)
        case.one.counts[0].story = story

    return change


def _own_delegate(case: Case) -> None:
    _dress(delegate=case.one.name)(case)


def _unfined(case: Case) -> None:
    case.one.counts[0].fine = 0
    for ground in ("罚金", "缓刑附加刑"):
        case.cites.pop(ground, None)


def _unanswered(case: Case) -> None:
    case.orders = []


def _settled(case: Case) -> None:
    case.orders = []
    victim = case.notes["victim"]
    case.notes["after"] = f"附带民事诉讼原告人{victim}已与被告人达成调解协议并撤回附带民事诉讼。"


def _wrong_sum(case: Case) -> None:
    civil.awarded(case, sum(yuan for _, yuan in case.notes["heads"]) + 1000)


def _with(kind: str, yuan: int) -> Change:
    def change(case: Case) -> None:
        case.notes["heads"] = [*case.notes["heads"][:2], (kind, yuan)]
        civil.awarded(case)

    return change


def _juror(case: Case) -> None:
    case.signers[2] = ("人民陪审员", case.signers[2][1])


def _heavier(case: Case) -> None:
    case.one.counts[0].months += 6
    who = case.one
    assert who.end is not None
    assert who.start is not None
    who.end = end_of(who.start, who.counts[0].months)


def _protested(case: Case) -> None:
    case.notes["protest"] = True
    _heavier(case)


_CLAUSE = "如不服本判决，可在接到判决书的第二日起十日内，向上一级人民法院提出上诉。"

SPOTS = (
    Spot("unit.fine_missing", DIRT, _dress(firm_fine=0), whole=True, build=units.unit),
    Spot("unit.fine_missing", DIRT, alike=True, build=units.unit),
    Spot("unit.representative", DIRT, _own_delegate, whole=True, build=units.unit),
    Spot("unit.representative", DIRT, alike=True, build=units.unit),
    Spot("unit.not_unit_offence", TRICK, whole=True, build=units.unit),
    Spot("unit.not_unit_offence", INVOICES, _unfined, alike=True, build=units.unit),
    Spot("unit.person_fine_excluded", INVOICES, build=units.unit),
    Spot("unit.person_fine_excluded", DIRT, alike=True, build=units.unit),
    Spot("civil.undisposed", HURT, _unanswered, whole=True, build=civil.claimed),
    Spot("civil.undisposed", HURT, _settled, alike=True, build=civil.claimed),
    Spot("civil.sum", HURT, _wrong_sum, whole=True, build=civil.claimed),
    Spot("civil.sum", HURT, alike=True, build=civil.claimed),
    Spot(
        "civil.death_compensation",
        HURT,
        _with("残疾赔偿金", 120_000),
        whole=True,
        build=civil.claimed,
    ),
    Spot(
        "civil.death_compensation",
        replace(HURT, charge="交通肇事罪"),
        _with("死亡赔偿金", 320_000),
        alike=True,
        build=civil.claimed,
    ),
    Spot(
        "civil.mental_damages",
        replace(HURT, until=dt.date(2019, 6, 1)),
        _with("精神损害抚慰金", 10_000),
        whole=True,
        build=civil.claimed,
    ),
    Spot("civil.mental_damages", HURT, _with("交通费", 600), alike=True, build=civil.claimed),
    Spot("proc.second_instance_panel", FIRST, _juror, whole=True, build=appeals.upheld),
    Spot("proc.second_instance_panel", FIRST, alike=True, build=appeals.upheld),
    Spot("proc.no_aggravation_on_appeal", FIRST, _heavier, build=appeals.changed),
    Spot("proc.no_aggravation_on_appeal", FIRST, _protested, alike=True, build=appeals.changed),
    Spot("proc.final_phrase", FIRST, note(closing=_CLAUSE), whole=True, build=appeals.changed),
    Spot("proc.final_phrase", FIRST, alike=True, build=appeals.changed),
    Spot("cite.cpl_old_number", LATE, note(law=_OLD), whole=True, build=appeals.upheld),
    Spot("cite.cpl_old_number", EARLY, alike=True, build=appeals.upheld),
    Spot(
        "proc.prosecutor_absent", replace(HURT, custody="取保"), alike=True, build=private.accused
    ),
)
