"""Who stands in the header of a judgment."""

from __future__ import annotations

import datetime as dt

import pytest

from shujian.documents.judgments.reading import read_judgment

HEAD = "虚州市虚江区人民法院\n刑事判决书\n（2021）虚0102刑初7号\n公诉机关虚州市虚江区人民检察院。\n{}\n"
REST = (
    "虚州市虚江区人民检察院以虚江检刑诉〔2021〕9号起诉书指控被告人犯盗窃罪，于2021年3月1日向本院提起公诉。"
    "现已审理终结。\n公诉机关指控，2021年1月2日被告人盗窃。\n本院认为，被告人犯盗窃罪。判决如下：\n"
    "被告人犯盗窃罪，判处拘役三个月。\n如不服本判决，可上诉。\n审判员周某\n二〇二一年三月九日\n书记员吴某"
)
CASES = {
    "被告人钱某甲，男，1985年4月16日出生，汉族，初中文化，务工，住虚州市。": ["钱某甲"],
    "被告人：孙某某（曾用名孙某），女，1990年1月2日生，回族，住虚州市。": ["孙某某"],
    "被告人自报赵九，男，约四十岁，身份不明。": ["赵九"],
    "被告人李某，农民。因本案于2021年1月3日被刑事拘留。": ["李某"],
    "上诉人（原审被告人）周某某，男，1980年5月6日出生，汉族。": ["周某某"],
    "被告人甲某。\n被告人乙某。\n辩护人丙某，虚州某某律师事务所律师。\n上述二被告人因涉嫌犯盗窃罪被刑事拘留。": [
        "甲某",
        "乙某",
    ],
    "被告单位虚州某某贸易有限公司，住所地虚州市。\n诉讼代表人郑某，该公司职员。\n被告人王某1，男，1970年7月8日出生，汉族。": [
        "虚州某某贸易有限公司",
        "王某1",
    ],
    "被告人买买提·阿某某，男，1988年8月8日出生，维吾尔族。\n被告人买买提·阿某某因涉嫌犯盗窃罪，于2021年1月3日被刑事拘留。": [
        "买买提·阿某某"
    ],
}


@pytest.mark.parametrize(("header", "names"), CASES.items())
def test_each_defendant_of_the_header_is_found_once(header: str, names: list[str]) -> None:
    reading = read_judgment(HEAD.format(header) + REST)
    assert [r.text("被告人") for r in reading.people] == names


def test_identity_is_read_with_its_place() -> None:
    words = (
        "被告人钱某甲（绰号“阿九”），男，1985年4月16日出生于虚州市，公民身份号码990101198504160010，汉族，"
        "高中文化，务工，户籍地虚州市虚江区一号，现住虚州市虚江区二号。现羁押于虚州市看守所。\n"
        "指定辩护人郑某，虚州某某律师事务所律师（虚江区法律援助中心指派）。"
    )
    reading = read_judgment(HEAD.format(words) + REST)
    row = reading.people[0]
    assert row.get("性别") == "男"
    assert row.day("出生日期") == dt.date(1985, 4, 16)
    assert row.text("民族") == "汉族"
    assert row.text("别名") == "阿九"
    assert row.text("职业") == "务工"
    assert row.text("户籍地") == "虚州市虚江区一号"
    assert row.text("住址") == "虚州市虚江区二号"
    assert row.text("身份号码原文") == "990101198504160010"
    assert row.true("现押")
    assert row.true("有辩护人")
    assert row.true("指定辩护")
    fact = row.cells["出生日期"]
    assert reading.text[fact.start : fact.end] == "1985年4月16日"


def test_a_birthday_that_does_not_exist_is_unknown_not_guessed() -> None:
    reading = read_judgment(HEAD.format("被告人钱某甲，男，1985年2月30日出生，汉族。") + REST)
    assert reading.people[0].get("出生日期") is None
    assert "出生日期" in reading.people[0].cells
