"""What a judgment with civil claims awards or leaves open."""

from __future__ import annotations

import pytest

from shujian.documents.judgments.reading import Reading, read_judgment

TEXT = """虚省虚州市虚江区人民法院
刑事附带民事判决书
（2019）虚9901刑初12号
公诉机关虚州市虚江区人民检察院。
附带民事诉讼原告人钱某，男，1980年1月1日出生，系本案被害人。
被告人陆甲辰，男，1985年4月4日出生，汉族。因本案于2019年1月11日被刑事拘留。
虚州市虚江区人民检察院以虚检刑诉〔2019〕12号起诉书指控被告人陆甲辰犯故意伤害罪，于2019年3月1日向本院提起公诉。附带民事诉讼原告人钱某提起附带民事诉讼。本院依法组成合议庭，公开开庭进行了合并审理。{more}现已审理终结。
经审理查明，2019年1月10日，被告人陆甲辰殴打钱某致其轻伤。{story}
本院认为，被告人陆甲辰故意伤害他人身体，其行为已构成故意伤害罪。依照《中华人民共和国刑法》第二百三十四条之规定，判决如下：
一、被告人陆甲辰犯故意伤害罪，判处有期徒刑九个月。
{item}
如不服本判决，可在接到判决书的第二日起十日内上诉。
审判长孙某
二〇一九年四月一日
书记员李某
"""
AWARD = "二、被告人陆甲辰赔偿附带民事诉讼原告人钱某医疗费3000元、{}。"


def _read(item: str = "", more: str = "", story: str = "") -> Reading:
    return read_judgment(TEXT.format(item=item, more=more, story=story))


@pytest.mark.parametrize(
    ("item", "column", "expected"),
    [
        (AWARD.format("残疾赔偿金90000元"), "民事死残赔偿", True),
        (AWARD.format("误工费900元"), "民事死残赔偿", False),
        ("二、驳回附带民事诉讼原告人钱某关于死亡赔偿金的诉讼请求。", "民事死残赔偿", False),
        (AWARD.format("精神损害抚慰金5000元"), "民事精神赔偿", True),
        (AWARD.format("交通费50元"), "民事精神赔偿", False),
    ],
)
def test_heads_of_damage_are_read_from_what_is_awarded(
    item: str, column: str, expected: bool
) -> None:
    assert _read(item).document.get(column) is expected


@pytest.mark.parametrize(
    ("item", "more", "answered"),
    [
        ("", "", False),
        ("", "经本院主持调解，双方未能达成协议。", False),
        ("", "双方达成调解协议，原告人撤回起诉。", True),
        ("", "附带民事部分另行审理。", True),
        ("二、被告人陆甲辰在市级媒体上公开赔礼道歉。", "", True),
        ("二、被告人陆甲辰补植复绿树苗二百株。", "", True),
        ("二、被告人陆甲辰支付鉴定费3000元。", "", True),
        (AWARD.format("误工费900元"), "", True),
    ],
)
def test_a_claim_is_answered_by_any_order_settlement_or_later_trial(
    item: str, more: str, answered: bool
) -> None:
    assert _read(item, more).document.get("民事有处理") is answered


@pytest.mark.parametrize(
    ("more", "settled"),
    [
        ("双方达成和解协议。", True),
        ("经本院调解未果。", False),
        ("双方不同意调解。", False),
        ("", False),
    ],
)
def test_a_settlement_that_failed_is_no_settlement(more: str, settled: bool) -> None:
    assert _read(more=more).document.get("民事有协议") is settled


def test_a_vehicle_in_the_story_is_told() -> None:
    assert _read(story="被告人陆甲辰驾驶货车撞击钱某。").document.get("涉及机动车") is True
    assert _read().document.get("涉及机动车") is False
