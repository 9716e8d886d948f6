"""Mistakes of form: names, numbers, templates, signatures, with their look-alikes."""

from __future__ import annotations

from dataclasses import replace

from shujian.demo.judgments import places
from shujian.demo.judgments.model import Case
from shujian.demo.judgments.places import other_county
from shujian.demo.judgments.planting import Spot, edit
from shujian.demo.judgments.plants.changes import note
from shujian.demo.judgments.plants.penalty import THEFT
from shujian.demo.judgments.wish import Wish

PLAIN = replace(THEFT, settled="退赔")
FENCE = Wish("掩饰、隐瞒犯罪所得罪", kind="有期徒刑", months=10, probation=0)
PAIR = replace(PLAIN, partners=1, procedure="普通")
TWO = Wish("盗窃罪", more=("诈骗罪",), kind="有期徒刑", months=12, probation=0)
DRIVER = Wish("危险驾驶罪", kind="拘役", months=2)
_LAWYER = "\n辩护人……（写明姓名、工作单位和职务）。\n"


def _bad_id(case: Case) -> None:
    last = case.one.id[-1]
    case.one.id = case.one.id[:-1] + ("5" if last == "4" else "4")


def _other_birth(case: Case) -> None:
    case.one.birth = case.one.birth.replace(year=case.one.birth.year + 1, day=15)


def _misnamed(case: Case) -> None:
    name = case.one.name
    wrong = name[:-1] + ("运" if name[-1] != "运" else "远")
    case.edits.append((f"被告人{name}(犯[^，。]*?罪，判处)", f"被告人{wrong}\\1"))


def _once_named(case: Case) -> None:
    name = case.one.name
    case.edits.append((f"被告人{name}，([男女])，", f"被告人{name}（曾用名{name[:-1]}运），\\1，"))


def _forgotten(case: Case) -> None:
    case.notes["items"] = {case.accused[1].name: None}


def _exempted(case: Case) -> None:
    who = case.accused[1]
    count = who.counts[0]
    count.kind, count.months, count.fine = "免予刑事处罚", 0, 0
    who.start = who.end = None


def _plate(case: Case) -> None:
    told = case.one.counts[0]
    told.story = told.story.replace("，", "，驾驶虚A×××××号车辆，", 1)


def _unsigned(case: Case) -> None:
    case.signers = []


def _stranger(case: Case) -> None:
    court = places.court_of(other_county(case.county))
    case.notes["head_prosecutor"] = places.procuratorate(court)
    case.edits.append((f"{places.procuratorate(case.court)}以", f"{places.procuratorate(court)}以"))


def _assigned(case: Case) -> None:
    _stranger(case)
    city = places.higher(case.county)
    case.notes["designated"] = f"本案经{city}指定由本院管辖。"


def _wrong_city(case: Case) -> None:
    right = places.higher(case.county)
    case.edits.append((f"直接向{right}提出上诉", "直接向虚构省高级人民法院提出上诉"))


_SELECTED = edit((r"犯掩饰、隐瞒犯罪所得罪，判处", "犯掩饰、隐瞒犯罪所得、犯罪所得收益罪，判处"))

SPOTS = (
    Spot("doc.id_checksum", PLAIN, _bad_id),
    Spot("doc.id_checksum", PLAIN, alike=True),
    Spot("doc.id_dob", PLAIN, _other_birth),
    Spot("doc.id_dob", PLAIN, alike=True),
    Spot("doc.charge_reasoning_verdict", PLAIN, note(reasoned="诈骗罪"), whole=True),
    Spot("doc.charge_reasoning_verdict", FENCE, _SELECTED, alike=True),
    Spot(
        "doc.count_mismatch",
        PLAIN,
        note(reasoned="盗窃罪、诈骗罪"),
        whole=True,
        also=("doc.charge_reasoning_verdict",),
    ),
    Spot("doc.count_mismatch", TWO, alike=True),
    Spot(
        "doc.name_inconsistent",
        PLAIN,
        _misnamed,
        whole=True,
        also=("doc.defendant_missing", "doc.defendant_extra"),
    ),
    Spot("doc.name_inconsistent", PLAIN, _once_named, alike=True),
    Spot("doc.defendant_missing", PAIR, _forgotten, whole=True),
    Spot("doc.defendant_missing", PAIR, _exempted, alike=True),
    Spot("doc.template_leftover", PLAIN, edit((r"\n(?=[^\n]*起诉书指控)", _LAWYER)), whole=True),
    Spot("doc.template_leftover", DRIVER, _plate, alike=True),
    Spot("doc.signatures_missing", PLAIN, _unsigned, whole=True),
    Spot("doc.signatures_missing", PLAIN, note(gap="："), alike=True),
    Spot("juris.level_mismatch", PLAIN, _stranger, whole=True),
    Spot("juris.level_mismatch", PLAIN, _assigned, alike=True),
    Spot("proc.appeal_court", PLAIN, _wrong_city, whole=True),
    Spot("proc.appeal_court", PLAIN, alike=True),
)
