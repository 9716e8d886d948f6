"""Whom a finding reaches, whose citation it is, who 其四人 are, names of foreigners."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from shujian.documents.judgments.reading import Reading, read_judgment

DATA = yaml.safe_load((Path(__file__).parent / "data" / "reach_and_reject.yaml").read_text("utf-8"))
UNIT = "虚拟市虚构商贸有限公司"
FIVE = ("赵某甲", "钱某乙", "孙某丙", "李某丁", "周某戊")
OWN = "依照《中华人民共和国刑法》第六十四条、第五十二条之规定"


def read(people: tuple[str, ...], reasoning: str, unit: str = "") -> Reading:
    """An invented judgment over people, and a unit, with a reasoning."""
    head = f"被告单位{unit}，住所地虚拟市一路1号。诉讼代表人吴某。\n" if unit else ""
    head += "".join(
        f"被告人{name}，男，1985年3月4日出生，汉族，无业，住虚拟市二路{n}号。\n"
        for n, name in enumerate(people, start=1)
    )
    named = [name.split("（")[0] for name in people]
    verdict = f"被告单位{unit}犯诈骗罪，判处罚金人民币二十万元。\n" if unit else ""
    verdict += "".join(
        f"被告人{name}犯诈骗罪，判处有期徒刑二年，并处罚金人民币五千元。\n" for name in named
    )
    return read_judgment(
        "虚拟省虚拟市虚拟区人民法院\n刑事判决书\n（2031）虚0101刑初12号\n"
        f"公诉机关虚拟省虚拟市虚拟区人民检察院。\n{head}"
        "虚拟省虚拟市虚拟区人民检察院以虚检刑诉〔2031〕12号起诉书指控被告人犯诈骗罪，"
        "于2031年1月8日向本院提起公诉。本院依法组成合议庭，公开开庭审理了本案。现已审理终结。\n"
        f"经审理查明，2030年11月20日，被告人{'、'.join(named)}骗取李某人民币一万二千元。\n"
        f"本院认为，{reasoning}{OWN}，判决如下：\n{verdict}"
        "审判长　　周某\n二〇三一年二月十日\n书记员　　王某\n"
    )


def _words(case: Any) -> str:
    return str(case["句"] if isinstance(case, dict) else case)[:20]


@pytest.mark.parametrize("case", DATA["自首"], ids=_words)
def test_a_surrender_reaches_whom_the_court_says(case: dict[str, Any]) -> None:
    unit, person = read(FIVE[:1], case["句"], UNIT).people
    assert (unit.true("自首"), person.true("自首")) == (case["单位"], case["个人"])


@pytest.mark.parametrize("case", DATA["法条"], ids=_words)
def test_what_the_court_rejects_is_no_citation_of_its_own(case: dict[str, Any]) -> None:
    rows = read(FIVE[:1], f"被告人赵某甲的行为已构成诈骗罪。{case['句']}").rows.of("引用法条")
    found = {r.number("条") for r in rows}
    assert not found & set(case["不是"])
    assert found >= {*case["是"], 64, 52}


@pytest.mark.parametrize("case", DATA["几人"], ids=_words)
def test_so_many_are_those_who_were_just_named(case: dict[str, Any]) -> None:
    people = read(FIVE, case["句"]).people
    assert [n for n, p in enumerate(people, start=1) if p.true(case["情节"])] == case["人"]


@pytest.mark.parametrize("name", DATA["外文名"], ids=_words)
def test_the_name_of_a_foreigner_is_read_whole(name: str) -> None:
    bare = name.split("（")[0]
    reading = read((name, "赵某甲"), f"被告人{bare}系累犯。")
    first, second = reading.people
    assert first.text("被告人") == bare.replace(" ", "")
    assert (first.true("累犯"), second.true("累犯")) == (True, False)
    assert [r.number("被告人序号") for r in reading.rows.of("判项")] == [1, 2]


def test_one_name_is_the_same_with_another_dot() -> None:
    reading = read(("约翰・史密斯", "赵某甲"), "被告人约翰·史密斯系累犯。")
    assert [p.text("被告人") for p in reading.people] == ["约翰・史密斯", "赵某甲"]
    assert [p.true("累犯") for p in reading.people] == [True, False]
