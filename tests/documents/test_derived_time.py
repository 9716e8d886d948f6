"""Acts older than the law applied; identity numbers and fines that contradict themselves."""

from __future__ import annotations

import pytest

from shujian.documents.judgments.reading import read_judgment

TEXT = """虚省虚州市虚江区人民法院
刑事判决书
（2016）虚9901刑初12号
公诉机关虚州市虚江区人民检察院。
被告人钱某甲，男，{birth}出生，公民身份号码{number}，汉族。
虚州市虚江区人民检察院以虚江检刑诉〔2016〕12号起诉书指控被告人钱某甲犯{charge}，于2016年3月1日向本院提起公诉。本院依法组成合议庭，公开开庭进行了审理。现已审理终结。
经审理查明，{day}，被告人钱某甲在虚州市虚江区实施了指控的行为。
上述事实，被告人钱某甲在开庭审理过程中亦无异议，且有证据证实，足以认定。
本院认为，被告人钱某甲的行为已构成{charge}。依照《中华人民共和国刑法》{article}之规定，判决如下：
被告人钱某甲犯{charge}，判处{penalty}。{more}
如不服本判决，可在接到判决书的第二日起十日内上诉。
审判长孙某
二〇一六年三月十日
书记员李某
"""
FORGED = {"charge": "伪造国家机关证件罪", "article": "第二百八十条第一款"}
DRUNK = {"charge": "危险驾驶罪", "article": "第一百三十三条之一第一款第（二）项"}
PLAIN = {
    "birth": "1985年4月4日", "number": "990101198504040012", "day": "2015年3月1日",
    "penalty": "有期徒刑八个月，并处罚金人民币二千元", "more": "",
}  # fmt: skip


def _text(**given: str) -> str:
    return TEXT.format(**{**PLAIN, **FORGED, **given})


@pytest.mark.parametrize(
    ("given", "column", "expected"),
    [
        ({}, "新法罚金溯及", True),
        ({"day": "2015年11月1日"}, "新法罚金溯及", None),
        ({"penalty": "有期徒刑八个月"}, "新法罚金溯及", False),
        ({**DRUNK, "day": "2010年12月1日"}, "行为早于罪名", True),
        ({**DRUNK, "day": "2011年5月1日"}, "行为早于罪名", False),
        (
            {"charge": "高空抛物罪", "article": "第二百九十一条之二", "day": "2010年1月1日"},
            "行为早于罪名",
            None,
        ),
    ],
)
def test_a_charge_or_fine_newer_than_the_act_is_told(
    given: dict[str, str], column: str, expected: bool | None
) -> None:
    (row,) = read_judgment(_text(**given)).rows.of("判项")
    assert row.get(column) is expected


@pytest.mark.parametrize(("day", "expected"), [("2015年10月31日", True), ("2015年11月1日", False)])
def test_a_ban_on_work_for_acts_before_the_rule_is_told(day: str, expected: bool) -> None:
    more = "禁止被告人钱某甲自刑罚执行完毕之日起三年内从事虚构职业。"
    (row,) = read_judgment(_text(day=day, more=more)).rows.of("判决结果")
    assert row.text("从业禁止")
    assert row.get("从业禁止溯及") is expected


@pytest.mark.parametrize(
    ("number", "sound", "same"),
    [
        ("990101198504040012", True, True),
        ("990101198504040011", False, True),
        ("990101198504050018", True, False),
    ],
)
def test_an_identity_number_is_checked_against_itself_and_the_birth(
    number: str, sound: bool | None, same: bool
) -> None:
    (person,) = read_judgment(_text(number=number)).people
    assert person.get("身份号码生日相符") is same
    if sound is not None:
        assert person.get("身份号码可校验") is sound


def test_two_sums_for_one_fine_are_told_and_a_part_paid_is_not() -> None:
    two = "有期徒刑八个月，并处罚金人民币二千元（罚金三千元限判决生效后十日内缴纳）"
    part = "有期徒刑八个月，并处罚金人民币三千元（已缴纳二千元）"
    assert "三千元" in read_judgment(_text(penalty=two)).document.text("罚金前后不一")
    assert "罚金前后不一" not in read_judgment(_text(penalty=part)).document.cells
