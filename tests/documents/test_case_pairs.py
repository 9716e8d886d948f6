"""Two judgments of one case: heavier or not, the same bench, corrections of substance."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.pairs import case_pairs
from shujian.documents.judgments.pairs.cases import related
from tests.documents.pair_texts import COURT, Story
from tests.documents.pair_tools import pooled

FIRST = Story()
AGAIN = (
    "该院审理后，于2018年4月10日作出（2018）虚0101刑初12号刑事判决，被告人不服，提出上诉。虚拟省虚拟市"
    "中级人民法院裁定撤销原判，发回本院重新审判。"
)
AFTER = replace(
    FIRST, number=56, signed="二〇一八年九月十日", more=AGAIN, judges=("冯五平", "陈六平", "褚七平")
)


def appeal(verdict: str, more: str = "", name: str = "赵大明", id_no: str = FIRST.id_no) -> str:
    """A judgment of the court above that replaces the sentence."""
    return f"""虚拟省虚拟市中级人民法院
刑 事 判 决 书
（2018）虚01刑终78号
原公诉机关虚拟省虚拟市虚拟区人民检察院。
上诉人（原审被告人）{name}，男，1990年3月4日出生，汉族，公民身份号码{id_no}，初中文化，务工，户籍地虚拟省虚拟市虚拟区虚河镇虚一村。现羁押于虚拟区看守所。
{COURT}审理虚拟区人民检察院指控原审被告人{name}犯盗窃罪一案，于2018年4月10日作出（2018）虚0101刑初12号刑事判决。原审被告人{name}不服，提出上诉。{more}本院依法组成合议庭审理了本案。现已审理终结。
经审理查明，2018年1月20日，上诉人{name}在虚拟区一处商店内盗窃他人手机一部，价值人民币3200元。
本院认为，上诉人{name}的行为已构成盗窃罪。原判量刑不当，应予纠正。依照《中华人民共和国刑事诉讼法》第二百三十六条第一款第（二）项、《中华人民共和国刑法》第二百六十四条之规定，判决如下：
一、撤销{COURT}（2018）虚0101刑初12号刑事判决。
二、上诉人（原审被告人）{name}犯盗窃罪，{verdict}。
本判决为终审判决。
审判长　　蒋八平
审判员　　沈九平
审判员　　韩十平
二〇一八年六月十日
书记员　　杨四平
"""


CORRECTION = f"""{COURT}
刑 事 裁 定 书
（2018）虚0101刑初12号之一
本院于2018年4月10日作出的（2018）虚0101刑初12号刑事判决书中有笔误，应予补正。依照有关规定，裁定如下：
将判决书主文中“{{old}}”补正为“{{new}}”。
审判长　　周一平
二〇一八年五月十日
书记员　　王四平
"""


def rows(*texts: str) -> list[Row]:
    held = pooled(*texts)
    return list(case_pairs.rows(held, sorted(related(held))))


@pytest.mark.parametrize(
    ("verdict", "heavier", "parts"),
    [
        ("判处有期徒刑八个月，并处罚金人民币二千元", "否", ""),
        ("判处有期徒刑八个月，并处罚金人民币三千元", "是", "罚金"),
        ("判处有期徒刑九个月，并处罚金人民币二千元", "是", "刑期"),
        ("判处有期徒刑九个月，并处罚金人民币一千元", "未定", "刑期"),
        ("判处拘役六个月，并处罚金人民币二千元", "否", ""),
        ("判处有期徒刑八个月，缓刑一年，并处罚金人民币二千元", "否", ""),
    ],
)
def test_a_court_above_is_heavier_part_by_part(verdict: str, heavier: str, parts: str) -> None:
    (row,) = rows(FIRST.text, appeal(verdict))
    told = (row.text("同案关系"), row.text("刑罚加重"), row.text("加重事项"), row.text("抗诉引起"))
    assert told == ("二审", heavier, parts, "否")


def test_a_protest_is_told_from_an_appeal_of_the_defence() -> None:
    protest = "虚拟区人民检察院认为原判量刑畸轻，提出抗诉。"
    (row,) = rows(FIRST.text, appeal("判处有期徒刑九个月，并处罚金人民币二千元", protest))
    assert row.text("抗诉引起") != "否"


def test_judgments_with_hidden_names_meet_by_their_case_number_alone() -> None:
    one = replace(FIRST, name="赵某", id_no="").text
    other = appeal(
        "判处有期徒刑九个月，并处罚金人民币二千元", name="赵某", id_no="9901**********1011"
    )
    assert [r.text("刑罚加重") for r in rows(one, other)] == ["是"]


def test_an_appeal_in_another_case_is_not_paired() -> None:
    assert rows(replace(FIRST, number=13).text, appeal("判处有期徒刑九个月")) == []


@pytest.mark.parametrize(
    ("judges", "same"),
    [
        (("冯五平", "陈六平", "褚七平"), "没有"),
        (("冯五平", "吴二平", "褚七平"), "吴二平"),
        (("冯某", "陈六平", "王四平"), "没有"),  # the clerk of the first trial
    ],
)
def test_the_bench_of_a_new_trial_is_compared_with_the_first(
    judges: tuple[str, str, str], same: str
) -> None:
    (row,) = rows(FIRST.text, replace(AFTER, judges=judges).text)
    assert (row.text("同案关系"), row.text("相同审判人员")) == ("重审", same)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("有期徒刑八个月", "有期徒刑一年八个月", True),
        ("罚金二千元", "罚金二万元", True),
        ("至2008年9月30日止", "至2018年9月30日止", False),
    ],
)
def test_a_correction_of_substance_is_told_from_a_slip(old: str, new: str, found: bool) -> None:
    (row,) = rows(FIRST.text, CORRECTION.format(old=old, new=new))
    assert (row.text("同案关系"), bool(row.text("更正事项"))) == ("更正", found)
