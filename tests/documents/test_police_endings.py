"""How the police end a 起诉意见书: charge and articles, on a line of their own or not."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from shujian.documents.judgments.comparing.comparing import compare, paper
from shujian.documents.judgments.comparing.items import CHARGE, OPEN, SAME
from shujian.documents.judgments.reading import read_judgment

DATA = Path(__file__).parent / "data"
CASES = yaml.safe_load((DATA / "police_endings.yaml").read_text("utf-8"))["cases"]
JOINS = {"另起一行": "\n", "接在证据后": ""}


def opinion(people: list[str], ending: str, join: str) -> str:
    """An invented 起诉意见书 with an ending, joined to the evidence before it."""
    told = "".join(
        f"犯罪嫌疑人{name}，男，1990年3月4日出生，汉族，住虚州市虚江区{n}号。"
        "2024年3月2日因涉嫌犯罪被我局刑事拘留。\n"
        for n, name in enumerate(people, start=1)
    )
    return (
        "虚州市公安局虚江分局\n起诉意见书\n虚公（江）诉字〔2024〕101号\n"
        f"{told}犯罪嫌疑人{people[0]}涉嫌犯罪一案，由李某于2024年3月1日报案至我局。\n"
        "经依法侦查查明：2024年3月1日22时许，犯罪嫌疑人在虚江区一饭店内打伤李某。\n"
        "认定上述事实的证据如下：\n1.被害人陈述。\n2.犯罪嫌疑人的供述和辩解。\n3.鉴定意见等。"
        f"{join}{ending}\n此致\n虚州市虚江区人民检察院\n二〇二四年五月六日\n附：本案卷宗二卷。\n"
    )


@pytest.mark.parametrize("join", JOINS.values(), ids=JOINS.keys())
@pytest.mark.parametrize("case", CASES, ids=lambda c: c["ending"][:24])
def test_each_is_accused_of_what_the_ending_says(case: dict[str, Any], join: str) -> None:
    reading = read_judgment(opinion(case["people"], case["ending"], join))
    assert [
        [row.text("规范罪名") for row in reading.rows.about("指控", n)]
        for n in range(1, len(case["people"]) + 1)
    ] == case["charges"]
    cited = [row.text("法律") for row in reading.rows.of("引用法条")]
    assert cited[0] == "刑法"
    assert cited[-1] == "刑诉法"
    (act,) = reading.rows.of("犯罪事实")
    assert act.day("作案日期") == dt.date(2024, 3, 1)
    assert reading.unread == []


def test_what_is_told_between_evidence_and_law_is_read() -> None:
    ending = CASES[0]["ending"].split("\n")[-1]
    told = "犯罪嫌疑人鲁达归案后如实供述自己的罪行，自愿认罪认罚。"
    reading = read_judgment(opinion(["鲁达"], told + ending, ""))
    assert reading.people[0].true("坦白")
    assert reading.people[0].true("认罪认罚")


@pytest.mark.parametrize("join", JOINS.values(), ids=JOINS.keys())
def test_a_comparison_shows_the_charge_of_the_police(join: str) -> None:
    text = opinion(["鲁达"], CASES[0]["ending"].split("\n")[-1], join)
    other = text.replace("公安局虚江分局", "虚江区人民检察院").replace("起诉意见书", "起诉书")
    other = other.replace("犯罪嫌疑人", "被告人").replace("被告人鲁达的行为", "本院认为，其行为")
    other = other.replace("涉嫌故意伤害罪", "应当以故意伤害罪追究其刑事责任")
    found = compare(
        [paper(read_judgment(t), n, n) for n, t in (("起诉意见书", text), ("起诉书", other))]
    )
    (item,) = [i for i in found.items if i.sort == CHARGE]
    assert (item.result, item.one.words) == (SAME, "故意伤害罪")
    assert not [i for i in found.items if i.result == OPEN and "没有读出" in i.why]
