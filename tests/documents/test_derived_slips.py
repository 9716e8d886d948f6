"""Slips that make no sense in any case; look-alikes stay silent."""

from __future__ import annotations

import pytest

from shujian.documents.judgments.reading import read_judgment

HEAD = """虚省虚州市虚江区人民法院
刑事判决书
（2018）虚9901刑初12号
公诉机关虚州市虚江区人民检察院。
被告人钱某甲，男，1985年4月4日出生，汉族。{prior}现羁押于虚州市看守所。
虚州市虚江区人民检察院以虚江检刑诉〔2018〕12号起诉书指控被告人钱某甲犯盗窃罪，于2018年3月1日向本院提起公诉。本院依法适用简易程序，公开开庭进行了审理。现已审理终结。
公诉机关指控，{story}
上述事实，被告人钱某甲在开庭审理时{objection}，且有证据证实，足以认定。
本院认为，被告人钱某甲的行为已构成盗窃罪。依照《中华人民共和国刑法》第二百六十四条、{cited}之规定，判决如下：
被告人钱某甲犯盗窃罪，判处拘役三个月，并处罚金人民币一千元。
如不服本判决，可在接到判决书的第二日起十日内上诉。
审判员孙某
二〇一八年三月十日
书记员李某
"""
GOOD = {
    "prior": "2016年5月5日因犯盗窃罪被判处拘役四个月。",
    "story": "2018年1月30日，被告人钱某甲窃得价值9400余元的电线。",
    "objection": "亦无异议",
    "cited": "第七十二条第一款",
}
CASES = [
    ("日期残缺", "prior", "2016年5月年因犯盗窃罪被判处拘役四个月。"),
    ("日期残缺", "story", "2018年2月30日，被告人钱某甲窃得电线。"),
    ("日期残缺", "story", "2017年2月29日，被告人钱某甲窃得电线。"),
    ("日期残缺", "story", "2017年13月5日，被告人钱某甲窃得电线。"),
    ("金额残缺", "story", "2018年1月30日，被告人钱某甲窃得价值8.6余元的电线。"),
    ("异议残缺", "objection", "亦异议"),
    ("条文残缺", "cited", "第七十二第一款"),
    ("到本院投案", "story", "2018年1月30日，被告人钱某甲窃得电线，后主动至本院投案。"),
]
SILENT = [
    ("日期残缺", "story", "2016年2月29日和2015年年底，2018年3月月底，被告人钱某甲窃得电线。"),
    ("金额残缺", "story", "2018年1月30日，窃得每米9.45元、共9.4万余元的电线。"),
    ("异议残缺", "objection", "均未提出异议"),
    ("条文残缺", "cited", "第二百八十七条之二第一款"),
    ("到本院投案", "story", "2018年1月30日，窃得电线，审理期间脱逃后到本院投案。"),
]


def _text(**given: str) -> str:
    return HEAD.format(**{**GOOD, **given})


@pytest.mark.parametrize(("column", "part", "words"), CASES)
def test_a_slip_is_told_with_its_words(column: str, part: str, words: str) -> None:
    row = read_judgment(_text(**{part: words})).document
    assert row.text(column)
    assert row.text(column) in _text(**{part: words}).replace("\n", "")


@pytest.mark.parametrize(("column", "part", "words"), SILENT)
def test_what_only_looks_like_a_slip_is_not_one(column: str, part: str, words: str) -> None:
    assert column not in read_judgment(_text(**{part: words})).document.cells


@pytest.mark.parametrize(
    ("code", "court", "wrong"),
    [
        ("川1101", "四川省内江市虚江区人民法院", True),
        ("川1011", "四川省内江市虚江区人民法院", False),
        ("川10", "四川省内江市中级人民法院", False),
        ("川71", "内江铁路运输法院", None),
        ("虚9901", "虚省虚州市虚江区人民法院", None),
    ],
)
def test_the_city_of_the_court_stands_in_its_code(
    code: str, court: str, wrong: bool | None
) -> None:
    text = _text().replace("虚省虚州市虚江区人民法院", court).replace("虚9901", code)
    assert read_judgment(text).document.get("市级代字不符") is wrong


@pytest.mark.parametrize(
    ("act", "told"),
    [
        ("2018年1月30日，被告人钱某甲窃得价值9400余元的电线。", True),
        ("2013年4月4日，被告人钱某甲窃得价值9400余元的电线。", True),
        ("2013年4月3日，被告人钱某甲窃得价值9400余元的电线。", False),
        ("被告人钱某甲窃得价值9400余元的电线。", False),
    ],
)
def test_a_repealed_interpretation_on_substance_still_serves_older_acts(
    act: str, told: bool
) -> None:
    cited = "法释〔1998〕4号《关于审理盗窃案件具体应用法律若干问题的解释》第一条"
    row = read_judgment(_text(story=act, cited=cited)).document
    assert ("废止解释" in row.cells) == told
