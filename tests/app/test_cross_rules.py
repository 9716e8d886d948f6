"""Each rule on one person's two judgments finds what it is for, and leaves its neighbour alone."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from shujian.app.screening.judging import Judge, judgment_packs
from shujian.app.screening.linking import Linker
from shujian.app.screening.types import Text
from tests.documents.pair_texts import COURT, Story

FIRST = Story()
LATER = replace(
    FIRST, number=34, year=2019, act="2019年1月5日", signed="二〇一九年四月十日",
    held="因本案于2019年2月1日被刑事拘留，同月10日被逮捕。现羁押于虚拟区看守所。",
    dates="即自2019年2月1日起至2019年9月30日止",
)  # fmt: skip
FREE: dict[str, Any] = {
    "verdict": "判处有期徒刑八个月，缓刑一年，并处罚金人民币二千元", "dates": "",
    "held": "因本案于2018年2月1日被刑事拘留，同月10日被取保候审。",
}  # fmt: skip
BRIEF: dict[str, Any] = {
    "verdict": "判处拘役五个月，并处罚金人民币二千元", "dates": "即自2018年2月1日起至2018年6月30日止",
}  # fmt: skip
RECIDIVIST: dict[str, Any] = {
    "reasons": "系累犯，应当从重处罚。", "articles": "第二百六十四条、第六十五条第一款",
}  # fmt: skip
FOUND_LATE: dict[str, Any] = {
    "act": "2018年1月5日", "held": "因本案于2018年10月1日被刑事拘留，同月10日被逮捕。现羁押于虚拟区看守所。",
    "signed": "二〇一九年一月十日", "dates": "即自2018年10月1日起至2019年5月31日止",
}  # fmt: skip
INSIDE: dict[str, Any] = {"act": "2018年11月5日"}
REVOKED: dict[str, Any] = {
    **INSIDE,
    "verdict": "判处有期徒刑八个月，并处罚金人民币二千元；撤销（2018）虚0101刑初12号刑事判决中缓刑一年的"
    "执行部分，与前罪判处的有期徒刑八个月，并处罚金人民币二千元并罚，决定执行有期徒刑一年，并处罚金人民币四千元",
}  # fmt: skip


def told(penalty: str) -> str:
    return f"因犯盗窃罪于2018年4月10日被{COURT}判处{penalty}。"


@cache
def judge() -> tuple[Judge, list[Any]]:
    packs = judgment_packs(["shujian/裁判-跨文书-同人"])
    return Judge(packs), packs


def rules(first: dict[str, Any], later: dict[str, Any]) -> set[str]:
    """The rules that hit, without the marks of their degree."""
    work, packs = judge()
    texts = [replace(FIRST, **first).text, replace(LATER, **later).text]
    linker = Linker(packs)
    linker.take(work.batch([Text(f"D{i}", "", "", t, "", True) for i, t in enumerate(texts)]))
    clues = [c.record["rule"] for answer in linker.answers() for c in answer.clues]
    return {r.removesuffix(".probable").removesuffix(".review") for r in clues}


CASES: list[tuple[str, dict[str, Any], dict[str, Any], bool]] = [
    ("x.recid_wrong", BRIEF, {**RECIDIVIST, "priors": told("拘役五个月")}, True),
    ("x.recid_wrong", {}, {**RECIDIVIST, "priors": told("有期徒刑八个月")}, False),
    ("x.probation_omitted_crime", FREE, FOUND_LATE, True),
    ("x.probation_omitted_crime", {}, FOUND_LATE, False),
    ("x.probation_new_crime", FREE, INSIDE, True),
    ("x.probation_new_crime", FREE, REVOKED, False),
    ("x.merge_figures", FREE, {**REVOKED, "priors": told("有期徒刑十个月，缓刑一年")}, True),
    ("x.merge_figures", FREE, {**REVOKED, "priors": told("有期徒刑八个月，缓刑一年")}, False),
    ("x.credit_prior_custody", FREE, {**REVOKED, "dates": "即自2019年2月1日起至2020年1月31日止"}, True),
    ("x.credit_prior_custody", FREE, {**REVOKED, "dates": "即自2019年2月1日起至2020年1月21日止"}, False),
    ("x.dob_conflict", {"born": "1990年3月5日"}, {}, True),
    ("x.dob_conflict", {}, {}, False),
    ("x.minor_record_used", {"born": "2000年3月4日", "id_no": ""},
     {"born": "2000年3月4日", "id_no": "", "priors": told("有期徒刑八个月"), **RECIDIVIST}, True),
    ("x.minor_record_used", {}, {"priors": told("有期徒刑八个月"), **RECIDIVIST}, False),
    ("x.custody_overlap", {"dates": "即自2018年2月1日起至2019年3月31日止"}, {}, True),
    ("x.custody_overlap", {}, {}, False),
    ("x.credited_twice", {}, {"held": FIRST.held, "dates": FIRST.dates, "signed": "二〇一八年五月十日"}, True),
    ("x.credited_twice", {}, {}, False),
    ("x.offence_in_custody", {}, {"act": "2018年3月5日"}, True),
    ("x.offence_in_custody", {}, {"act": "2018年3月5日", "deed": "在虚拟监狱服刑期间盗窃他人现金3200元"}, False),
    ("x.same_facts_prior_acquittal", {"verdict": "无罪", "dates": ""}, {"act": FIRST.act}, True),
    ("x.same_facts_prior_acquittal", {"verdict": "无罪", "dates": ""}, {}, False),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "first", "later", "hit"), CASES)
def test_a_rule_finds_its_mistake_and_not_its_neighbour(
    rule: str, first: dict[str, Any], later: dict[str, Any], hit: bool
) -> None:
    assert (rule in rules(first, later)) is hit
