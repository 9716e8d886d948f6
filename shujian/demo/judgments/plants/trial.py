"""Mistakes in procedure and on the bench, with their look-alikes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from shujian.demo.judgments.model import Case
from shujian.demo.judgments.planting import Change, Spot, edit
from shujian.demo.judgments.plants.changes import both, note
from shujian.demo.judgments.plants.penalty import THEFT
from shujian.demo.judgments.timing import DAY, weekday
from shujian.demo.judgments.wish import Wish

ROBBERY = Wish(
    "抢劫罪", kind="有期徒刑", months=48, probation=0, procedure="简易", without=("认罪认罚",)
)
ORDINARY = replace(THEFT, procedure="普通", plea=False)
SIMPLE = replace(THEFT, procedure="简易", custody="取保", plea=False)
QUICK = Wish("盗窃罪", kind="有期徒刑", months=8, probation=12, procedure="速裁", plea=True)
NEW = replace(ORDINARY, since=dt.date(2018, 10, 26))
RAPE = Wish("强奸罪", kind="有期徒刑", months=40)
PAIR = replace(ORDINARY, partners=1)
_SWITCHED = edit(
    (
        "本院依法适用普通程序，组成合议庭",
        "本院依法适用简易程序，由审判员独任审判，后因案情复杂，裁定转为普通程序，依法组成合议庭",
    )
)


def _sole(case: Case) -> None:
    case.signers, case.notes["sole"] = [("审判员", case.signers[0][1])], True


def _two(case: Case) -> None:
    case.signers = [("审判长", case.signers[0][1]), ("审判员", case.signers[1][1])]


def _lay(case: Case) -> None:
    case.signers = [("人民陪审员", name) for _, name in case.signers]


def _led(case: Case) -> None:
    roles = ("审判长", "人民陪审员", "人民陪审员")
    case.signers = [(role, s[1]) for role, s in zip(roles, case.signers, strict=True)]


def _seven(case: Case) -> None:
    names = ("万无心", "贺无影", "龚无声", "段无言")
    first = [(r, s[1]) for r, s in zip(("审判长", "审判员", "审判员"), case.signers, strict=True)]
    case.signers = first + [("人民陪审员", name) for name in names]


def _panel(case: Case) -> None:
    case.signers = [("审判长", case.signers[0][1]), ("审判员", "万无心"), ("人民陪审员", "贺无影")]


def _public(case: Case) -> None:
    case.public = True


def _later(days: int) -> Change:
    def change(case: Case) -> None:
        case.heard = weekday(case.heard + DAY * days)
        case.judged = weekday(case.judged + DAY * days)

    return change


def _denied(words: str) -> Change:
    def change(case: Case) -> None:
        case.one.counsel = "万无心"
        case.notes |= {"denies": True, "plea_words": words}

    return change


def _counsel(*names: str) -> Change:
    def change(case: Case) -> None:
        for who, name in zip(case.accused, names, strict=True):
            who.counsel = name
        case.notes["lawyer_firm"] = "虚构省空谷律师事务所律师"

    return change


_SOLE_AT_BENCH = "proc.sole_stated_panel_signed"
_NO_OFFICE = edit((r"(?<=。)[^。]*指派检察员[^。]*?出庭支持公诉，", ""))
_TOGETHER = edit(
    (r"(指派检察员[^。，]*?)出庭支持公诉，(被告人[^。]*?)到庭参加诉讼", r"\1、\2到庭参加诉讼")
)

SPOTS = (
    Spot("proc.summary_sole_over3", ROBBERY, _sole, whole=True),
    Spot("proc.summary_sole_over3", replace(ROBBERY, months=36), alike=True),
    Spot("proc.ordinary_sole", ORDINARY, both(note(named=True), _sole), whole=True),
    Spot("proc.ordinary_sole", ORDINARY, both(note(named=True), _SWITCHED), alike=True),
    Spot("proc.panel_count", NEW, _two, whole=True),
    Spot("proc.panel_count", NEW, _seven, alike=True),
    Spot("proc.juror_only_panel", ORDINARY, _lay, whole=True),
    Spot("proc.juror_only_panel", ORDINARY, _led, alike=True),
    Spot(
        "proc.appeal_days", THEFT, edit(("起十日内，通过本院", "起十五日内，通过本院")), whole=True
    ),
    Spot("proc.appeal_days", THEFT, edit(("起十日内，通过本院", "起10日内，通过本院")), alike=True),
    Spot(
        "proc.appeal_start",
        THEFT,
        edit(("接到判决书的(?:第二|次)日起", "接到判决书之日起")),
        whole=True,
    ),
    Spot(
        "proc.appeal_start",
        THEFT,
        edit(("接到判决书的(?:第二|次)日起", "接到判决书之日起第二日起")),
        alike=True,
    ),
    Spot(
        "proc.final_phrase",
        THEFT,
        note(closing="本判决为终审判决。"),
        whole=True,
        also=("proc.appeal_missing",),
    ),
    Spot("proc.final_phrase", THEFT, alike=True),
    Spot("proc.appeal_missing", THEFT, edit((r"\n如不服本判决[^\n]*", "")), whole=True),
    Spot("proc.appeal_missing", THEFT, edit(("如不服本判决", "如果不服本判决")), alike=True),
    Spot("proc.privacy_public", RAPE, _public, whole=True),
    Spot("proc.privacy_public", RAPE, alike=True),
    Spot("proc.speedy_panel", QUICK, _panel, whole=True, also=(_SOLE_AT_BENCH,)),
    Spot("proc.speedy_panel", QUICK, alike=True),
    Spot("proc.sole_stated_panel_signed", SIMPLE, _panel, whole=True),
    Spot("proc.sole_stated_panel_signed", ORDINARY, both(note(named=True), _SWITCHED), alike=True),
    Spot("proc.time_speedy", QUICK, _later(28), whole=True),
    Spot("proc.time_speedy", QUICK, alike=True),
    Spot("proc.time_summary", SIMPLE, _later(63), whole=True),
    Spot("proc.time_summary", SIMPLE, alike=True),
    Spot(
        "proc.summary_not_guilty",
        SIMPLE,
        _denied("提出被告人的行为不构成犯罪，请求宣告无罪"),
        whole=True,
    ),
    Spot("proc.summary_not_guilty", SIMPLE, _denied("提出被告人系初犯，建议从轻处罚"), alike=True),
    Spot("proc.same_counsel_codefendants", PAIR, _counsel("万无心", "万无心"), whole=True),
    Spot("proc.same_counsel_codefendants", PAIR, _counsel("万无心", "贺无影"), alike=True),
    Spot("proc.prosecutor_absent", ORDINARY, _NO_OFFICE, whole=True),
    Spot("proc.prosecutor_absent", ORDINARY, _TOGETHER, alike=True),
)
