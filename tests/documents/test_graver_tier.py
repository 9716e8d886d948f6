"""轮奸 is found by the court and the sentence stays below its tier: told, else nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from shujian.app.screening.judging import Judge, judgment_packs
from shujian.app.screening.types import Text
from shujian.documents.judgments.reading import Reading, read_judgment

CASES = yaml.safe_load((Path(__file__).parent / "data" / "graver_tier.yaml").read_text("utf-8"))
PEOPLE = ("赵某甲", "钱某乙", "孙某丙")


def read(reasoning: str, terms: list[str], charge: str = "强奸罪") -> Reading:
    """An invented judgment over three with a reasoning, each with a term."""
    head = "".join(
        f"被告人{name}，男，1985年3月4日出生，汉族，无业，住虚拟市二路{n}号。\n"
        for n, name in enumerate(PEOPLE, start=1)
    )
    verdict = "".join(
        f"被告人{name}犯{charge}，判处有期徒刑{term}。\n"
        for name, term in zip(PEOPLE, terms, strict=True)
    )
    return read_judgment(
        "虚拟省虚拟市虚拟区人民法院\n刑事判决书\n（2031）虚0101刑初12号\n"
        f"公诉机关虚拟省虚拟市虚拟区人民检察院。\n{head}"
        f"虚拟省虚拟市虚拟区人民检察院以虚检刑诉〔2031〕12号起诉书指控被告人犯{charge}，"
        "于2031年1月8日向本院提起公诉。本院依法组成合议庭，不公开开庭审理了本案。现已审理终结。\n"
        f"经审理查明，2030年11月20日，被告人{'、'.join(PEOPLE)}侵害被害人李某。\n"
        f"本院认为，{reasoning}依照《中华人民共和国刑法》第二百三十六条之规定，判决如下：\n"
        f"{verdict}审判长　　周某\n二〇三一年二月十日\n书记员　　王某\n"
    )


@pytest.mark.parametrize("case", CASES["轮奸"], ids=lambda c: c["句"][:20])
def test_a_sentence_below_the_tier_of_what_the_court_finds_is_told(case: dict[str, Any]) -> None:
    rows = read(case["句"], case["刑期"]).rows.of("判项")
    assert len(rows) == 3
    assert [r.number("被告人序号") for r in rows if r.text("低于加重档") == "轮奸"] == case["低于"]


def test_a_charge_without_such_words_in_its_tiers_is_left_alone() -> None:
    rows = read("三被告人轮奸妇女。", ["二年"] * 3, "强制猥亵罪").rows.of("判项")
    assert not [r for r in rows if "低于加重档" in r.cells]


def test_the_rule_speaks_only_where_nothing_allows_less() -> None:
    judge = Judge(judgment_packs(["shujian/裁判-刑罚"]))
    bare, excused = "三被告人轮奸妇女，其行为均已构成强奸罪。", "三被告人均系自首，可以减轻处罚。"
    for reasoning, hit in ((bare, True), (bare + excused, False)):
        reading = read(reasoning, ["七年"] * 3)
        text = Text("d", "d", "d", reading.normal.original)
        rules = [c.record["rule"] for c in judge.of_reading(text, reading)]
        assert ("main.below_grave_min" in rules) == hit
