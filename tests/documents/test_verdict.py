"""Dispositions in invented words: what is imposed on whom, and what is served in the end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.core import yamlio
from shujian.core.cells import Missing
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.language import language
from shujian.documents.judgments.reading import Reading, read_judgment
from shujian.schema.tables import load_tables

DATA = Path(__file__).parent / "data"
TABLES = Path(__file__).parents[2] / "shujian" / "content" / "tables" / "judgments"
FIRST = "虚州市虚江区人民检察院以虚江检刑诉〔2023〕9号起诉书指控被告人犯罪，于2023年3月1日向本院提起公诉。"
BELOW = "虚州市虚江区人民法院审理虚州市虚江区人民检察院指控一案，于2023年3月1日作出（2023）虚9901刑初12号刑事判决。"


def document(people: list[str], verdict: str, *, before: str | None = None) -> str:
    """A judgment around a disposition; one of second instance where ``before`` is given."""
    party = "被告人" if before is None else "原审被告人"
    header = "\n".join(f"{party}{p}，男，1980年1月1日出生，汉族。" for p in people)
    opening = FIRST if before is None else BELOW + before
    return (
        "虚州市虚江区人民法院\n刑事判决书\n（2023）虚9901刑初12号\n"
        f"公诉机关虚州市虚江区人民检察院。\n{header}\n{opening}现已审理终结。\n"
        "经审理查明，被告人取走他人财物。\n本院认为，事实清楚。"
        f"依照《中华人民共和国刑法》第二百六十四条之规定，判决如下：\n{verdict}\n"
        "如不服本判决，可在接到判决书的第二日起十日内提出上诉。\n"
        "审判长某某\n二〇二三年四月一日\n书记员某某\n"
    )


def cases() -> list[Any]:
    found = []
    for name in ("verdicts.yaml", "appeals.yaml"):
        data = yamlio.parse((DATA / name).read_text("utf-8"), name)
        for case in data["cases"]:
            before = case.get("before", "") if name == "appeals.yaml" else None
            found.append(pytest.param(case, before, id=case["name"]))
    return found


def cell(row: Row, column: str) -> str:
    fact = row.cells.get(column)
    if fact is None:
        return "空"
    return f"？{fact.value.reason}" if isinstance(fact.value, Missing) else str(fact.value)


def check(reading: Reading, name: str, wanted: list[dict[str, str]]) -> None:
    rows = reading.rows.of(name)
    assert len(rows) == len(wanted)
    for row, cells in zip(rows, wanted, strict=True):
        assert {column: cell(row, column) for column in cells} == cells


@pytest.mark.parametrize(("case", "before"), cases())
def test_a_disposition_is_read(case: dict[str, Any], before: str | None) -> None:
    reading = read_judgment(document(case["people"], case["verdict"], before=before))
    assert not reading.unread
    check(reading, "判项", case["counts"])
    check(reading, "判决结果", case["outcome"])


def test_every_fact_shows_the_words_that_it_was_read_from() -> None:
    verdict = "被告人赵甲犯盗窃罪，判处有期徒刑七个月，缓刑一年，并处罚金贰仟元。"
    reading = read_judgment(document(["赵甲"], verdict))
    row = reading.rows.of("判项")[0]
    words = {c: reading.normal.raw(row.cells[c].start, row.cells[c].end) for c in row.cells}
    assert words["罪名"] == "盗窃罪"
    assert words["刑期"] == "有期徒刑七个月"
    assert words["缓刑考验期"] == "缓刑一年"
    assert words["罚金"].endswith("罚金贰仟元")
    assert {row.cells[c].segment for c in ("罪名", "刑期", "罚金")} == {"主文"}


def test_a_name_that_the_header_does_not_have_is_reported() -> None:
    verdict = "一、被告人赵甲犯盗窃罪，判处拘役一个月。\n二、被告人周丁犯盗窃罪，判处拘役二个月。"
    reading = read_judgment(document(["赵甲", "钱乙"], verdict))
    assert [r.text("被告人") for r in reading.rows.of("判项")] == ["赵甲"]
    assert any("周丁" in why for _, why in reading.unread)
    assert [r.get("主文有判项") for r in reading.people] == [True, False]


def test_without_a_header_those_convicted_are_the_defendants() -> None:
    verdict = "一、被告人赵甲犯盗窃罪，判处拘役一个月。\n二、被告人钱乙犯盗窃罪，判处拘役二个月。"
    reading = read_judgment(f"判决如下：\n{verdict}")
    assert [r.text("被告人") for r in reading.people] == ["赵甲", "钱乙"]
    assert [str(r.get("刑期")) for r in reading.rows.of("判项")] == ["1个月", "2个月"]


def test_the_columns_filled_are_those_of_the_tables() -> None:
    verdict = "被告人赵甲犯盗窃罪，判处有期徒刑一年，并处没收财产人民币一万元。\n二、没收手机一部。"
    reading = read_judgment(document(["赵甲"], verdict))
    tables = load_tables(TABLES)
    for name in ("判项", "判决结果", "涉案财物", "引用法条"):
        known = {c.name for c in tables[name].columns}
        for row in reading.rows.of(name):
            assert set(row.cells) <= known


MARKS = st.sampled_from(
    [
        "被告人", "赵甲", "钱乙", "、", "，", "；", "。", "\n", "（", "）", "犯", "盗窃罪", "判处", "有期徒刑",
        "一年", "缓刑", "罚金", "人民币", "二千元", "决定执行", "撤销", "维持", "即", "驳回上诉", "与前罪",
        "自2023年1月1日起至", "2023年13月1日止", "一、", "二、", "没收", "责令", "退赔", "死刑", "缓期二年执行",
        "第", "条", "款", "之一", "《", "》", "依照", "羁押", "折抵", "禁止", "三被告人", "均", "减为", "九千", "罪",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(MARKS, max_size=60).map("".join))
def test_no_text_makes_a_stage_fail(words: str) -> None:
    reading = read_judgment(document(["赵甲", "钱乙"], words))
    assert not [why for _, why in reading.unread if "Error" in why or "Exception" in why]


def test_patterns_of_the_verdict_are_not_slow_on_long_lines() -> None:
    words = "被告人赵甲犯" * 3000 + "撤销" * 3000 + "与" * 3000
    reading = read_judgment(document(["赵甲"], words), seconds=20)
    assert not [part for part, why in reading.unread if "超过" in why]
    assert language("verdict").patterns
