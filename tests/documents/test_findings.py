"""What counts as a finding of the court, and about whom."""

from __future__ import annotations

import pytest

from shujian.documents.judgments.findings import FINDINGS
from shujian.documents.judgments.reading import read_judgment

TEXT = (
    "虚州市虚江区人民法院\n刑事判决书\n（2021）虚0102刑初7号\n公诉机关虚州市虚江区人民检察院。\n"
    "被告人钱某，男，1985年4月16日出生，汉族。\n{}"
    "虚州市虚江区人民检察院以虚江检刑诉〔2021〕9号起诉书指控被告人钱某犯盗窃罪，于2021年3月1日向本院提起公诉。"
    "现已审理终结。\n公诉机关指控，2021年1月2日被告人钱某盗窃。\n经审理查明，被告人钱某盗窃手机一部。\n"
    "本院认为，{}依照《中华人民共和国刑法》第二百六十四条{}之规定，判决如下：\n"
    "被告人钱某犯盗窃罪，判处拘役三个月。\n如不服本判决，可上诉。\n审判员周某\n二〇二一年三月九日\n书记员吴某\n"
    "附：第六十五条被判处有期徒刑以上刑罚的犯罪分子，是累犯，应当从重处罚。"
)
OTHER = "被告人孙某，女，1990年1月2日出生，汉族。\n"
ONE = [
    ("被告人钱某系累犯，依法从重处罚。", "", {"累犯", "从重"}),
    ("被告人钱某归案后如实供述，可以从轻处罚。", "", {"坦白", "从轻"}),
    ("被告人钱某主动投案并如实供述，系自首，可以减轻处罚。", "", {"自首", "减轻"}),
    ("被告人钱某不构成自首。", "", set()),
    ("公诉机关指控被告人钱某系累犯，本院不予认定。", "", set()),
    ("辩护人提出被告人钱某系从犯的辩护意见，与事实不符，不予采纳。", "", set()),
    ("辩护人提出被告人钱某具有自首情节的辩护意见，予以采纳。", "", {"自首"}),
    ("被告人钱某因意志以外的原因未得逞，系犯罪未遂，比照既遂犯从轻处罚。", "", {"未遂", "从轻"}),
    ("被告人钱某自愿认罪认罚，取得被害人谅解。", "", {"认罪认罚", "谅解"}),
    ("被告人钱某的行为已构成盗窃罪。", "、第六十七条第三款", {"坦白"}),
    ("被告人钱某未能如实供述。", "", set()),
    (
        "被告人钱某没有立功表现。",
        "、《最高人民法院关于处理自首和立功具体应用法律若干问题的解释》第一条",
        set(),
    ),
]


@pytest.mark.parametrize(("words", "cited", "expected"), ONE)
def test_only_what_the_court_itself_says_is_found(
    words: str, cited: str, expected: set[str]
) -> None:
    row = read_judgment(TEXT.format("", words, cited)).people[0]
    found = {name for name in FINDINGS if row.true(name)}
    assert found - {"自愿认罪", "退赃退赔"} == expected


GIVEN_BACK = [
    ("案发后，钱某退赔被害人全部损失并取得谅解。", "", True),
    ("案发后，被告人钱某已退赔被害人全部损失。", "", True),
    ("审理期间，被告人钱某的家属代为赔偿被害人损失2000元。", "", True),
    ("被告人钱某主动退缴违法所得3000元。", "", True),
    ("", "被告人钱某退赔全部损失，可以从轻处罚。", True),
    ("", "应当认定被告人钱某积极退赔，可以从轻处罚。", True),
    ("", "违法所得应当责令被告人钱某退赔被害人。", False),
    ("", "被告人钱某的违法所得应予退赔。", False),
    ("", "被告人钱某尚未退赔被害人损失。", False),
    ("", "被告人钱某无力退赔。", False),
    ("公安机关责令被告人钱某退赔，钱某未退赔。", "", False),
    ("被告人钱某与被害人因赔偿问题发生争执。", "", False),
    ("被告人钱某以退还保证金为由骗取被害人3000元。", "", False),
    ("案发后被害人要求被告人钱某赔偿损失2000元。", "", False),
    ("被告人钱某表示愿意退赔。", "", False),
    ("被害人的损失至今没有退赔。", "", False),
]


@pytest.mark.parametrize(("fact", "reason", "expected"), GIVEN_BACK)
def test_giving_back_is_found_where_it_was_done_not_where_it_is_ordered_or_owed(
    fact: str, reason: str, expected: bool
) -> None:
    text = TEXT.format("", reason or "被告人钱某的行为已构成盗窃罪。", "")
    text = text.replace("盗窃手机一部。", "盗窃手机一部。" + fact)
    text = text.replace("判处拘役三个月。", "判处拘役三个月；责令被告人钱某退赔被害人损失3000元。")
    assert read_judgment(text).people[0].true("退赃退赔") is expected


TWO = [
    ("被告人钱某系主犯，被告人孙某系从犯。", {"钱某": {"主犯"}, "孙某": {"从犯"}}),
    ("二被告人均系自首。", {"钱某": {"自首"}, "孙某": {"自首"}}),
    (
        "被告人钱某、孙某均如实供述。被告人孙某系累犯。",
        {"钱某": {"坦白"}, "孙某": {"坦白", "累犯"}},
    ),
    ("被告人孙某有立功表现；被告人钱某取得谅解。", {"钱某": {"谅解"}, "孙某": {"立功"}}),
]


@pytest.mark.parametrize(("words", "expected"), TWO)
def test_a_finding_belongs_to_whoever_is_named_before_it(
    words: str, expected: dict[str, set[str]]
) -> None:
    reading = read_judgment(TEXT.format(OTHER, words, ""))
    found = {p.text("被告人"): {n for n in FINDINGS if p.true(n)} for p in reading.people}
    assert found == expected
