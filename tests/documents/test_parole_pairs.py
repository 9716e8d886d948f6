"""A new offence beside the ruling that granted parole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shujian.documents.judgments.pairs import person_pairs
from shujian.documents.judgments.pairs.cases import related
from tests.documents.pair_texts import Story, number_of
from tests.documents.pair_tools import pooled

PAROLE = f"""虚拟省虚拟市中级人民法院
刑 事 裁 定 书
（2017）虚01刑更45号
罪犯赵大明，男，1990年3月4日出生，汉族，公民身份号码{number_of("19900304")}，户籍地虚拟省虚拟市虚拟区虚河镇虚一村。现在虚拟监狱服刑。
虚拟省虚拟市虚拟区人民法院于2014年1月10日作出（2014）虚刑初字第12号刑事判决，以被告人赵大明犯诈骗罪，判处有期徒刑五年，并处罚金人民币一万元。刑期自2014年1月2日起至2019年1月1日止。判决发生法律效力后交付执行。执行机关虚拟监狱于2016年12月1日提出假释建议书，报送本院审理。本院依法组成合议庭进行了审理，现已审理终结。
经审理查明，罪犯赵大明在服刑期间，能够认罪悔罪，遵守监规。
本院认为，罪犯赵大明符合假释条件。依照《中华人民共和国刑法》第八十一条、第八十三条之规定，裁定如下：
对罪犯赵大明予以假释。
（假释考验期限自2017年1月5日起至2019年1月1日止。）
本裁定送达后即发生法律效力。
审判长　　蒋八平
审判员　　沈九平
审判员　　韩十平
二〇一七年一月五日
书记员　　杨四平
"""
LATER = Story(
    number=34, year=2019, held="因本案于2019年2月1日被刑事拘留。现羁押于虚拟区看守所。", dates="",
    signed="二〇一九年四月十日",
)  # fmt: skip


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("2017年1月5日", "否"),
        ("2017年1月6日", "是"),
        ("2018年12月31日", "是"),
        ("2019年1月1日", "否"),  # the last day itself is left out
    ],
)
def test_an_offence_lies_in_parole_between_the_ruling_and_its_last_day(
    act: str, expected: str
) -> None:
    held = pooled(PAROLE, replace(LATER, act=act).text)
    (row,) = person_pairs.rows(held, sorted(related(held)))
    assert (row.text("前审级"), row.text("后罪在假释期")) == ("减刑假释", expected)


def test_without_a_last_day_nothing_is_said_of_parole() -> None:
    held = pooled(PAROLE.replace("假释考验期限自2017年1月5日起", "假释"), LATER.text)
    (row,) = person_pairs.rows(held, sorted(related(held)))
    assert row.text("后罪在假释期") == "未定"
