"""Custody, prior convictions and sanctions, as headers tell them."""

from __future__ import annotations

import pytest

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.reading import Reading, read_judgment

TEXT = (
    "虚州市虚江区人民法院\n刑事判决书\n（2021）虚0102刑初7号\n公诉机关虚州市虚江区人民检察院。\n{}\n"
    "虚州市虚江区人民检察院以虚江检刑诉〔2021〕9号起诉书指控被告人犯盗窃罪，于2021年3月1日向本院提起公诉。"
    "现已审理终结。\n公诉机关指控，2021年1月2日被告人盗窃。\n{}本院认为，被告人犯盗窃罪。判决如下：\n"
    "被告人钱某犯盗窃罪，判处拘役三个月。\n如不服本判决，可上诉。\n审判员周某\n二〇二一年三月九日\n书记员吴某"
)
PERSON = "被告人钱某，男，1985年4月16日出生，汉族。"


def _read(words: str, body: str = "") -> Reading:
    return read_judgment(TEXT.format(PERSON + words, body))


@pytest.mark.parametrize(
    ("words", "detained", "arrested", "bailed"),
    [
        ("因本案于2021年1月3日被抓获，次日被刑事拘留，同年2月4日被逮捕。", "2021-01-04", "2021-02-04", None),
        ("2021年1月3日因涉嫌犯盗窃罪被虚江县公安局取保候审。", None, None, "2021-01-03"),
        ("因涉嫌犯盗窃罪，于2021年1月3日被羁押，同月4日被刑拘，同年2月1日经批准逮捕，2月3日执行逮捕。", "2021-01-04", "2021-02-03", None),
        ("因涉嫌犯拒不执行判决、裁定罪于2021年1月3日被刑事拘留，1月9日变更为取保候审。", "2021-01-03", None, "2021-01-09"),
        ("因违反取保候审规定，于2021年1月8日被刑事拘留。", "2021-01-08", None, None),
        ("因涉嫌犯盗窃罪，于2021年1月3日被刑事拘留；检察院不予批准逮捕，同年1月20日被取保候审。", "2021-01-03", None, "2021-01-20"),
        ("曾因犯盗窃罪于2019年1月1日被判处拘役五个月，2019年5月1日刑满释放。因本案于2021年1月3日被刑事拘留。", "2021-01-03", None, None),
    ],
)  # fmt: skip
def test_measures_take_the_date_before_them(
    words: str, detained: str | None, arrested: str | None, bailed: str | None
) -> None:
    row = _read(words).people[0]
    found = [row.day(c) for c in ("拘留日期", "逮捕日期", "取保日期")]
    assert [str(d) if d else None for d in found] == [detained, arrested, bailed]


def test_a_sentence_about_all_defendants_counts_for_each() -> None:
    words = "\n被告人孙某，女，1990年1月2日出生，汉族。\n上述二被告人因涉嫌犯盗窃罪于2021年1月3日被刑事拘留。"
    assert [str(p.day("拘留日期")) for p in _read(words).people] == ["2021-01-03", "2021-01-03"]


PRIORS = [
    ("曾因犯盗窃罪，于2012年7月13日被虚海县人民法院判处有期徒刑三年，缓刑四年，并处罚金人民币二千元。",
     [("2012-07-13", "盗窃罪", "有期徒刑", "3年", "4年", None)]),
    ("2015年5月因犯掩饰、隐瞒犯罪所得罪被本院判处拘役二个月，2015年6月5日刑满释放；2016年因盗窃被判处管制一年。",
     [("2015-05", "掩饰、隐瞒犯罪所得罪", "拘役", "2个月", None, "2015-06-05"), ("2016", "盗窃罪", "管制", "1年", None, None)]),
    ("因犯抢劫罪、盗窃罪，于1996年2月12日被虚州市中级人民法院判处无期徒刑，2009年6月29日减刑释放。",
     [("1996-02-12", "抢劫罪、盗窃罪", "无期徒刑", None, None, "2009-06-29")]),
    ("因犯诈骗罪于2014年6月10日被判处有期徒刑六个月，与前罪剩余刑期一年并罚，决定执行有期徒刑一年四个月，于2015年8月14日刑满释放。",
     [("2014-06-10", "诈骗罪", "有期徒刑", "6个月", None, "2015-08-14")]),
    ("2010年3月4日因犯故意伤害罪被免予刑事处罚。", [("2010-03-04", "故意伤害罪", "免予刑事处罚", None, None, None)]),
    ("因盗窃于2013年5月被行政拘留十五日。", []),
    ("因涉嫌犯盗窃罪于2021年1月3日被刑事拘留。", []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), PRIORS)
def test_convictions_are_read_one_by_one(
    words: str, expected: list[tuple[str | None, ...]]
) -> None:
    assert [_shown(r) for r in _read(words).rows.of("前科")] == expected


def _shown(row: Row) -> tuple[str | None, ...]:
    term, held, out = row.term("前科刑期"), row.term("前科缓刑考验期"), row.day("释放日期")
    return (
        row.text("前科判决日期原文"), row.text("前科罪名"), row.text("前科主刑"),
        str(term) if term else None, str(held) if held else None, str(out) if out else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("1990年6月因聚众斗殴被劳动教养一年；2005年7月因吸食毒品被行政拘留十五日。", 2),
        ("因涉嫌犯盗窃罪于2021年1月3日被刑事拘留。", 0),
        ("因本案于2021年1月3日被行政拘留五日，同月8日被刑事拘留。", 0),
        ("2014年11月25日因吸毒被强制隔离戒毒二年。", 1),
    ],
)
def test_administrative_sanctions_are_counted_apart(words: str, number: int) -> None:
    reading = _read(words)
    assert reading.people[0].number("行政处罚数") == number
    assert not reading.rows.of("前科")


def test_a_conviction_told_only_in_the_facts_is_found() -> None:
    body = "另查明，被告人钱某曾因犯盗窃罪于2018年1月2日被虚海县人民法院判处有期徒刑一年，2019年1月1日刑满释放。\n"
    rows = _read("因本案于2021年1月3日被刑事拘留。", body).rows.of("前科")
    assert [_shown(r)[:2] for r in rows] == [("2018-01-02", "盗窃罪")]
