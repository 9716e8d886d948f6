"""Sentences made heavier on appeal, told from the quashed one that the judgment quotes."""

from __future__ import annotations

import pytest

from shujian.documents.judgments.reading import read_judgment

APPEAL = """虚省虚州市中级人民法院
刑事判决书
（2021）虚99刑终12号
{party}
上诉人（原审被告人）陆甲辰，男，1985年4月4日出生，汉族。
虚江县人民法院审理虚江县人民检察院指控原审被告人陆甲辰犯盗窃罪一案，于2021年3月1日作出（2021）虚9921刑初9号刑事判决。{who}提出上诉。本院依法组成合议庭，公开开庭审理了本案。现已审理终结。
经审理查明的事实与原判一致。
本院认为，原判量刑不当。依照《中华人民共和国刑事诉讼法》第二百三十六条第一款第（二）项之规定，判决如下：
一、撤销虚江县人民法院（2021）虚9921刑初9号刑事判决，即被告人陆甲辰犯盗窃罪，判处{old}；
二、上诉人陆甲辰犯盗窃罪，判处{new}。
本判决为终审判决。
审判长孙某
二〇二一年五月一日
书记员李某
"""
PUBLIC = "原公诉机关虚江县人民检察院。"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("有期徒刑一年", "有期徒刑一年二个月", "刑期更长"),
        ("拘役六个月", "有期徒刑六个月", "主刑更重"),
        ("拘役二个月，缓刑三个月", "拘役二个月", "撤去缓刑"),
        ("拘役二个月，并处罚金二千元", "拘役二个月，并处罚金三千元", "罚金更多"),
        ("有期徒刑一年，并处罚金二千元", "有期徒刑十个月，并处罚金二千元", "没有"),
        ("有期徒刑一年", "有期徒刑一年，缓刑一年", "没有"),
    ],
)
def test_a_heavier_sentence_on_appeal_is_told(old: str, new: str, expected: str) -> None:
    text = APPEAL.format(party=PUBLIC, who="原审被告人陆甲辰", old=old, new=new)
    (row,) = read_judgment(text).rows.of("判决结果")
    assert row.text("二审加重") == expected


def test_nothing_is_compared_where_the_prosecution_protested() -> None:
    given = {
        "old": "有期徒刑一年",
        "new": "有期徒刑二年",
        "who": "虚江县人民检察院提出抗诉，被告人",
    }
    text = APPEAL.format(party="抗诉机关虚江县人民检察院。", **given)
    (row,) = read_judgment(text).rows.of("判决结果")
    assert "二审加重" not in row.cells
