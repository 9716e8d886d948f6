"""Mistakes in suspended sentences, with their look-alikes."""

from __future__ import annotations

from dataclasses import replace

from shujian.demo.judgments.charges import articles
from shujian.demo.judgments.model import Case
from shujian.demo.judgments.planting import Spot, edit
from shujian.demo.judgments.plants.changes import (
    both,
    cited,
    note,
    order,
    probation,
    suspended,
    uncited,
)
from shujian.demo.judgments.plants.penalty import THEFT
from shujian.demo.judgments.timing import DAY, end_of
from shujian.demo.judgments.wish import Wish
from shujian.demo.judgments.words import day

FREE = Wish("盗窃罪", kind="有期徒刑", months=8, probation=12)
DRIVER = Wish("危险驾驶罪", kind="拘役", months=2, probation=3)
FRAUD = Wish(
    "诈骗罪", tier=1, kind="有期徒刑", months=42, probation=0, grounds=("坦白",), custody="取保"
)
OLD = replace(THEFT, months=10, custody="取保", prior="累犯", grounds=("累犯", "坦白"))
_START = "缓刑考验期限，从判决确定之日起计算"


def _with_dates(case: Case) -> None:
    start = case.judged + DAY * 10
    span = f"即自{day(start)}起至{day(end_of(start, case.one.main.months))}止"
    case.edits.append((_START, f"{_START}，{span}"))


def _withdrawn(case: Case) -> None:
    suspended(18)(case)
    case.notes["after"] = f"审理中，公诉机关撤回关于被告人{case.one.name}系累犯的指控。"


def _control(case: Case) -> None:
    who = case.one
    who.probation = 12
    law = articles()["criminal"]
    case.cites |= {"缓刑": list(law["缓刑"]), "考验": list(law["有期徒刑缓刑"])}


_LAW = articles()["criminal"]

SPOTS = (
    Spot("probation.period.fixed_term_min", FREE, probation(10)),
    Spot("probation.period.fixed_term_min", FREE, alike=True),
    Spot("probation.period.fixed_term_max", replace(FREE, months=36), probation(72)),
    Spot("probation.period.fixed_term_max", replace(FREE, months=36, probation=60), alike=True),
    Spot("probation.period.detention_min", replace(DRIVER, months=1), probation(1)),
    Spot("probation.period.detention_min", replace(DRIVER, months=1, probation=2), alike=True),
    Spot("probation.period.detention_max", replace(DRIVER, months=4), probation(18)),
    Spot("probation.period.detention_max", replace(DRIVER, months=4, probation=12), alike=True),
    Spot("probation.over_three_years", FRAUD, suspended(60)),
    Spot("probation.over_three_years", replace(FRAUD, months=36, probation=60), alike=True),
    Spot("probation.recidivist", OLD, suspended(18)),
    Spot(
        "probation.recidivist", replace(OLD, prior="旧刑满", grounds=("坦白",)), _withdrawn,
        alike=True,
    ),
    Spot("probation.start_text", FREE, edit((_START, _START.replace("确定", "执行"))), whole=True),
    Spot("probation.start_text", FREE, edit((_START, "缓刑考验期自判决确定之日起计算")), alike=True),
    Spot("probation.article73_paragraph", DRIVER, cited("拘役缓刑", *_LAW["有期徒刑缓刑"])),
    Spot("probation.article73_paragraph", DRIVER, alike=True),
    Spot(
        "probation.uncited", replace(FREE, charge="故意伤害罪"), uncited("缓刑", "有期徒刑缓刑")
    ),
    Spot("probation.uncited", replace(FREE, charge="故意伤害罪"), alike=True),
    Spot("probation.dates_given", DRIVER, _with_dates),
    Spot("probation.dates_given", DRIVER, alike=True),
    Spot("probation.period_missing", FREE, edit((r"，(?:宣告)?缓刑[一二年个月]+(?=，)", "，宣告缓刑"))),
    Spot("probation.period_missing", FREE, note(linked=True), alike=True),
    Spot("probation.wrong_kind", replace(FREE, charge="寻衅滋事罪", kind="管制", months=6, probation=0),
         _control),
    Spot("probation.wrong_kind", replace(FREE, charge="寻衅滋事罪", kind="管制", months=6), alike=True),
    Spot("ban.injunction_scope", THEFT, order("禁止被告人{名}在刑罚执行期间进入网吧、酒吧", False)),
    Spot(
        "ban.injunction_scope", FREE,
        both(order("禁止被告人{名}在缓刑考验期限内进入网吧、酒吧", False), cited("禁止令", "72.2")),
        alike=True,
    ),
)  # fmt: skip
