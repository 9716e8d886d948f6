"""Notes beside the penalty, gains, drugs and proposals, each on an invented judgment."""

from __future__ import annotations

import pytest

from shujian.documents.judgments.reading import Reading, read_judgment

TEXT = """{court}
刑事判决书
（2021）虚9901刑初12号
公诉机关{office}。
被告人陆甲辰，男，{birth}出生，汉族。{prior}因本案于2021年1月11日被刑事拘留，同年1月25日被逮捕。
{office}以虚检刑诉〔2021〕12号起诉书指控被告人陆甲辰犯{charge}，于2021年3月1日向本院提起公诉。{how}本院依法组成合议庭，公开开庭进行了审理。现已审理终结。
公诉机关建议{proposal}。
经审理查明，{story}
本院认为，被告人陆甲辰的行为已构成{found}。{reason}依照《中华人民共和国刑法》第二百六十四条之规定，判决如下：
被告人陆甲辰犯{charge}，判处{penalty}（{note}）。
如不服本判决，可在接到判决书的第二日起十日内上诉。
审判长孙某
二〇二一年四月一日
书记员李某
"""
PLAIN = {
    "court": "虚省虚州市虚江区人民法院", "office": "虚州市虚江区人民检察院", "prior": "", "how": "",
    "birth": "1985年4月4日", "charge": "盗窃罪", "found": "盗窃罪", "reason": "",
    "proposal": "判处有期徒刑八个月至十个月，并处罚金",
    "story": "2021年1月10日，被告人陆甲辰窃得财物，价值人民币9400元。",
    "penalty": "有期徒刑九个月，并处罚金人民币三千元", "note": "罚金限判决生效后十日内缴纳",
}  # fmt: skip


def _read(**given: str) -> Reading:
    return read_judgment(TEXT.format(**{**PLAIN, **given}))


@pytest.mark.parametrize(
    ("given", "table", "column", "expected"),
    [
        ({}, "判项", "被告人", "陆甲辰"),
        (
            {
                "penalty": "拘役二个月，缓刑三个月",
                "note": "考验期自2021年4月12日起至2021年7月11日止",
            },
            "判决结果",
            "考验期起止",
            "考验期自2021年4月12日起至2021年7月11日止",
        ),
        (
            {"penalty": "拘役二个月，缓刑三个月", "note": "考验期从判决确定之日起计算"},
            "判决结果",
            "考验期起止",
            "",
        ),
        (
            {"penalty": "管制六个月", "note": "羁押一日折抵刑期一日"},
            "判决结果",
            "管制折抵一日",
            "羁押一日折抵刑期一日",
        ),
        ({"penalty": "管制六个月", "note": "羁押一日折抵刑期二日"}, "判决结果", "管制折抵一日", ""),
        ({"penalty": "拘役四个月", "note": "羁押一日折抵刑期一日"}, "判决结果", "管制折抵一日", ""),
        ({"found": "盗窃罪、诈骗罪"}, "文书", "理由多出罪名", "诈骗罪"),
        ({}, "文书", "理由多出罪名", ""),
        ({"found": "盗窃罪", "reason": "辩护人提出应构成诈骗罪。"}, "判项", "理由罪名", "盗窃罪"),
    ],
)
def test_a_note_is_told_with_its_words(
    given: dict[str, str], table: str, column: str, expected: str
) -> None:
    (row,) = _read(**given).rows.of(table)
    assert row.text(column) == expected


@pytest.mark.parametrize(
    ("court", "office", "how", "other"),
    [
        ("虚省虚江县人民法院", "虚江县人民检察院", "", False),
        ("虚省虚江县人民法院", "虚河县人民检察院", "", True),
        ("虚省虚江县人民法院", "虚河县人民检察院", "本案经指定管辖。", None),
        ("虚州市第二人民法院", "虚州市第二市区人民检察院", "", False),
        ("虚州铁路运输法院", "虚河县人民检察院", "", None),
        ("某县人民法院", "虚河县人民检察院", "", None),
    ],
)
def test_prosecution_and_court_stand_at_one_place(
    court: str, office: str, how: str, other: bool | None
) -> None:
    assert _read(court=court, office=office, how=how).document.get("检法异地") is other


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("判处有期徒刑八个月至十个月", "8个月", "10个月"),
        ("对被告人陆甲辰判处拘役三个月", "3个月", "3个月"),
        ("对其量刑幅度为有期徒刑一年至有期徒刑二年", "1年", "2年"),
        ("判处拘役五个月至有期徒刑八个月", "None", "None"),
    ],
)
def test_a_proposed_sentence_is_read_where_it_has_one_scale(
    words: str, low: str, high: str
) -> None:
    (person,) = _read(proposal=words).people
    assert (str(person.term("建议下限")), str(person.term("建议上限"))) == (low, high)


@pytest.mark.parametrize(
    ("story", "grams"),
    [
        ("2021年1月10日，被告人陆甲辰贩卖海洛因9.51克。", "9.51"),
        ("2021年1月9日贩卖海洛因2.1克，次日贩卖海洛因3.4克，共计净重5.5克。", "5.5"),
        ("2021年1月9日贩卖海洛因2.1克，次日贩卖海洛因3.4克。", "None"),
    ],
)
def test_the_weight_of_drugs_is_taken_from_the_story_where_it_is_one(
    story: str, grams: str
) -> None:
    (row,) = _read(charge="贩卖毒品罪", found="贩卖毒品罪", story=story).rows.of("判项")
    assert str(row.get("毒品克数")) == grams


@pytest.mark.parametrize(
    ("reason", "missing"),
    [
        ("被告人陆甲辰犯罪时未满十八周岁；其系自首，依法从轻处罚。", True),
        ("被告人陆甲辰犯罪时未满十八周岁，系自首，依法从轻处罚。", False),
        ("被告人陆甲辰犯罪时已满十四周岁不满十六周岁。综上，决定减轻处罚。", False),
    ],
)
def test_a_lighter_penalty_for_the_age_is_looked_for(reason: str, missing: bool) -> None:
    (person,) = _read(birth="2004年4月4日", reason=reason).people
    assert person.get("未成年未从宽") is missing


@pytest.mark.parametrize(
    ("judged", "inside"), [("2020年6月1日", True), ("2019年1月1日", False), ("2021年1月8日", False)]
)
def test_an_act_inside_an_earlier_probation_is_told_by_the_dates(judged: str, inside: bool) -> None:
    prior = f"曾因犯诈骗罪于{judged}被虚州市虚江区人民法院判处有期徒刑六个月，缓刑一年。"
    (person,) = _read(prior=prior).people
    assert person.get("按日期在缓刑考验期") is inside


@pytest.mark.parametrize(
    ("story", "first"),
    [
        ("2021年1月2日至1月4日，被告人陆甲辰住院治疗。2021年1月6日，其窃得财物。", "2021-01-06"),
        ("2021年1月2日、1月4日，被告人陆甲辰先后两次窃得财物。", "2021-01-02"),
        ("2021年1月2日，其窃得财物，1月4日被抓获。", "2021-01-02"),
    ],
)
def test_the_words_about_a_stretch_of_days_follow_its_last_day(story: str, first: str) -> None:
    (row,) = _read(story=story).rows.of("判项")
    assert str(row.day("行为起日")) == first


@pytest.mark.parametrize(("number", "instance"), [("刑初", "一审"), ("民初", "非刑事")])
def test_a_civil_case_number_is_no_criminal_trial(number: str, instance: str) -> None:
    text = TEXT.format(**PLAIN).replace("刑初", number)
    assert read_judgment(text).document.text("审级") == instance
