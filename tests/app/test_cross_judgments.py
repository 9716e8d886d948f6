"""Judgments beside each other, from files to clues that name both documents."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from shujian.documents.document import text_id
from tests.app.test_cli_judgments import put, screened
from tests.documents.pair_texts import COURT, Story, number_of
from tests.documents.test_case_pairs import AFTER, appeal

FIRST = Story()
HELD = "因本案于2019年2月1日被刑事拘留，同月10日被逮捕。现羁押于虚拟区看守所。"
LATER = replace(
    FIRST, number=34, year=2019, act="2019年1月5日", held=HELD,
    dates="即自2019年2月1日起至2019年9月30日止", signed="二〇一九年四月十日",
)  # fmt: skip
FREE = replace(
    FIRST, number=21, name="孙小红", id_no=number_of("19910304"), born="1991年3月4日", dates="",
    verdict="判处有期徒刑八个月，缓刑一年，并处罚金人民币二千元",
    held="因本案于2018年2月1日被刑事拘留，同月10日被取保候审。",
)  # fmt: skip
TOLD = f"因犯盗窃罪于2018年4月10日被{COURT}判处有期徒刑八个月，2018年9月30日刑满释放。"
KNOWN = replace(FIRST, number=22, name="李小强", id_no=number_of("19920304"), born="1992年3月4日")
TEXTS = {
    "甲一": FIRST.text,
    "甲二": LATER.text,
    "乙一": FREE.text,
    "乙二": replace(
        LATER, number=35, name=FREE.name, id_no=FREE.id_no, born=FREE.born, act="2018年11月5日"
    ).text,
    "丙一": KNOWN.text,
    "丙二": replace(
        LATER, number=36, name=KNOWN.name, id_no=KNOWN.id_no, born=KNOWN.born, priors=TOLD,
        reasons="系累犯，应当从重处罚。", articles="第二百六十四条、第六十五条第一款",
    ).text,
    "丁一": replace(FIRST, number=23, name="吴某", id_no="").text,
    "丁二": replace(LATER, number=37, name="吴某", id_no="").text,
    "戊一": replace(FIRST, number=24, name="郑小刚", id_no=number_of("19930304", 7)).text,
    "戊二": appeal("判处有期徒刑九个月，并处罚金人民币二千元", name="郑小刚", id_no=number_of("19930304", 7))
    .replace("刑初12号", "刑初24号"),
    "己一": replace(FIRST, number=25, name="王小花", id_no=number_of("19940304", 9)).text,
    "己二": replace(
        AFTER, name="王小花", id_no=number_of("19940304", 9), judges=("周一平", "陈六平", "褚七平"),
        more=AFTER.more.replace("刑初12号", "刑初25号"),
    ).text,
}  # fmt: skip
EXPECTED = {
    ("甲二", "甲一", "x.prior_omitted", "较可能"),
    ("甲二", "甲一", "x.recid_missed", "较可能"),
    ("乙二", "乙一", "x.prior_omitted", "较可能"),
    ("乙二", "乙一", "x.probation_new_crime.probable", "较可能"),
    ("戊二", "戊一", "x.appeal_pair", "确定"),
    ("己二", "己一", "x.remand_same_judges", "确定"),
}


@pytest.fixture(scope="module")
def clues(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("碰撞") / "文书"
    folder.mkdir()
    put(folder, **TEXTS)
    packs = [w for p in ("同人", "同案", "同案犯") for w in ("--pack", f"shujian/裁判-跨文书-{p}")]
    summary, found = screened(folder, "--originals", *packs)
    assert sum(summary["clues"].values()) == len(found)
    return found


def _names(clues: list[dict[str, Any]]) -> dict[str, str]:
    return {text_id(text): name for name, text in TEXTS.items()}


def test_clues_name_both_judgments_and_lawful_pairs_give_none(clues: list[dict[str, Any]]) -> None:
    names = _names(clues)
    found = {(names[c["document"]], names[c["other"]], c["rule"], c["severity"]) for c in clues}
    assert found == EXPECTED


def test_every_place_is_in_its_own_document(clues: list[dict[str, Any]]) -> None:
    names = _names(clues)
    for clue in clues:
        assert {s["document"] for s in clue["spans"]} <= {clue["document"], clue["other"]}
        for span in clue["spans"]:
            text = TEXTS[names[span["document"]]]
            assert text[span["start"] : span["end"]].strip()
            if span["column"] == "前案号":
                assert text[span["start"] : span["end"]] in text.split("\n")[2]


def test_a_recidivist_that_was_missed_is_told_with_the_days_that_decide(
    clues: list[dict[str, Any]],
) -> None:
    (said,) = [c["message"] for c in clues if c["rule"] == "x.recid_missed"]
    assert "刑期至 2018-09-30（刑罚执行完毕之日），累犯期限至 2023-09-30" in said, said
    assert "后案行为（2019-01-05至2019-01-05）" in said, said
