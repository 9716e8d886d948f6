"""What the words around a fact say of it, each on an invented judgment."""

from __future__ import annotations

import pytest

from shujian.documents.judgments.reading import Reading, read_judgment

TEXT = """虚省虚州市虚江区人民法院
刑事判决书
（2019）虚9901刑初12号
公诉机关虚州市虚江区人民检察院。
被告人陆甲辰，男，1985年4月4日出生，汉族。因本案于2019年1月11日被刑事拘留，同年1月25日被逮捕。现羁押于虚江区看守所。
虚州市虚江区人民检察院以虚检刑诉〔2019〕12号起诉书指控被告人陆甲辰犯{charge}，于2019年3月1日向本院提起公诉。本院依法组成合议庭，公开开庭审理了本案。{attended}本案现已审理终结。
经审理查明，2019年1月10日，{story}
本院认为，被告人陆甲辰{act}，其行为已构成{charge}。{reason}依照《中华人民共和国刑法》第二百六十四条之规定，判决如下：
一、被告人陆甲辰犯{charge}，判处有期徒刑九个月。{dates}
{orders}
如不服本判决，可在接到判决书的第二日起十日内上诉。
审判长孙某
二〇一九年四月一日
书记员李某
"""
PLAIN = {
    "charge": "盗窃罪", "attended": "检察员郑某、被告人陆甲辰到庭参加诉讼。",
    "story": "被告人陆甲辰窃得他人财物。", "act": "窃取他人财物", "reason": "",
    "dates": "（刑期自2019年1月11日起至2019年10月10日止。）", "orders": "",
}  # fmt: skip
DRUNK = {
    "charge": "危险驾驶罪", "act": "醉酒驾驶机动车",
    "story": "被告人陆甲辰驾驶小型轿车，血液酒精含量为76mg/100ml。",
}  # fmt: skip


def _read(**given: str) -> Reading:
    return read_judgment(TEXT.format(**{**PLAIN, **given}))


@pytest.mark.parametrize(
    ("attended", "alone"),
    [
        ("被告人陆甲辰到庭参加诉讼。", True),
        ("检察员郑某、被告人陆甲辰到庭参加诉讼。", False),
        ("虚江区人民检察院代理检察郑某、被告人陆甲辰到庭参加诉讼。", False),
        ("", False),
    ],
)
def test_the_office_is_missing_only_where_those_present_are_told(
    attended: str, alone: bool
) -> None:
    assert _read(attended=attended).document.get("到庭无检察") is alone


@pytest.mark.parametrize(
    ("reason", "by_law"),
    [
        ("被告人陆甲辰归案后如实供述自己的罪行，可以从轻处罚。", True),
        ("被告人陆甲辰系坦白，依法从轻处罚。", True),
        ("被告人陆甲辰当庭如实供述自己的罪行，可以从轻处罚。", False),
        ("被告人陆甲辰如实供述自己的罪行，认罪态度较好，可酌情从轻处罚。", False),
    ],
)
def test_a_confession_counts_by_law_unless_made_in_court_or_weighed_at_will(
    reason: str, by_law: bool
) -> None:
    person = _read(reason=reason).people[0]
    assert person.get("坦白") is True
    assert person.get("坦白依法从宽") is by_law


@pytest.mark.parametrize(
    ("dates", "dateless"),
    [
        ("", True),
        ("（刑期从判决执行之日起计算。）", True),
        (PLAIN["dates"], False),
        ("（刑期自×年×月×日起至×年×月×日止。）", False),
    ],
)
def test_a_disposition_without_any_day_is_told(dates: str, dateless: bool) -> None:
    outcome = _read(dates=dates).rows.of("判决结果")[0]
    assert outcome.get("主文无日期") is dateless


@pytest.mark.parametrize(
    ("given", "alone"),
    [
        ({}, True),
        ({"story": DRUNK["story"] + "其间与他人追逐竞驶。"}, False),
        ({"act": "驾驶机动车严重超员"}, False),
    ],
)
def test_drink_alone_makes_the_driving_only_where_nothing_else_is_told(
    given: dict[str, str], alone: bool
) -> None:
    count = _read(**{**DRUNK, **given}).rows.of("判项")[0]
    assert count.get("只认定醉驾") is alone


def test_other_charges_have_no_word_on_drunken_driving() -> None:
    assert "只认定醉驾" not in _read().rows.of("判项")[0].cells


@pytest.mark.parametrize(
    ("order", "to_state"),
    [
        ("二、违法所得人民币5000元予以没收，上缴国库。", True),
        ("二、追缴违法所得人民币5000元，上缴国库。", True),
        ("二、违法所得人民币5000元继续追缴，并发还被害人。", False),
        ("二、作案工具手机一部（价值人民币5000元）予以没收。", False),
    ],
)
def test_proceeds_go_to_the_treasury_only_where_nobody_gets_them_back(
    order: str, to_state: bool
) -> None:
    orders = _read(orders=order).rows.of("涉案财物")
    assert orders
    assert any(o.get("所得归国库") is True for o in orders) is to_state
