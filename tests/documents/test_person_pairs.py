"""One person in two judgments: what joins them, what keeps them apart, what follows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.pairs import person_pairs
from shujian.documents.judgments.pairs.cases import related
from tests.documents.pair_texts import COURT, Story, number_of
from tests.documents.pair_tools import pooled

FIRST = Story()
SECOND = replace(
    FIRST, number=34, year=2019, act="2019年1月5日",
    held="因本案于2019年2月1日被刑事拘留，同月10日被逮捕。现羁押于虚拟区看守所。",
    dates="即自2019年2月1日起至2019年9月30日止", signed="二〇一九年四月十日",
)  # fmt: skip
SUSPENDED = replace(
    FIRST, verdict="判处有期徒刑八个月，缓刑一年，并处罚金人民币二千元", dates="",
    held="因本案于2018年2月1日被刑事拘留，同月10日被取保候审。",
)  # fmt: skip
TOLD = f"因犯盗窃罪于2018年4月10日被{COURT}判处有期徒刑八个月，2018年9月30日刑满释放。"


def pairs(*stories: Story) -> list[Row]:
    held = pooled(*(story.text for story in stories))
    return list(person_pairs.rows(held, sorted(related(held))))


OTHER_NUMBER = number_of("19900304", 203)
HIDDEN = "9901**********1011"


@pytest.mark.parametrize(
    ("one", "other", "degree"),
    [
        ({}, {}, "确定"),
        ({}, {"name": "钱小明", "home": "别处"}, "确定"),
        ({}, {"id_no": OTHER_NUMBER}, None),  # equal names and births, two numbers
        ({"id_no": ""}, {}, "较可能"),  # name, birth and home
        ({"id_no": ""}, {"home": "虚拟省他乡市他乡区他乡镇"}, "待证"),  # sex and people only
        ({"id_no": ""}, {"home": "虚拟省他乡市他乡区他乡镇", "priors": TOLD}, "较可能"),
        ({"id_no": ""}, {"name": "钱小明"}, None),  # twins: born together, one home
        ({"id_no": ""}, {"born": "1990年3月5日"}, None),
        ({"id_no": "", "name": "赵某"}, {"name": "赵某", "id_no": ""}, None),
        ({"id_no": "", "name": "赵某某"}, {"name": "赵某某", "id_no": "", "priors": TOLD}, None),
        ({"id_no": HIDDEN}, {"id_no": HIDDEN, "home": "虚拟省他乡市他乡区他乡镇"}, "较可能"),
        ({"id_no": HIDDEN, "name": "赵某"}, {"id_no": HIDDEN, "name": "赵某"}, None),
        ({"id_no": HIDDEN}, {"id_no": "9901**********2022", "home": "别处"}, None),
    ],
)
def test_a_person_is_joined_by_number_or_by_name_birth_and_a_further_fact(
    one: dict[str, Any], other: dict[str, Any], degree: str | None
) -> None:
    found = pairs(replace(FIRST, **one), replace(SECOND, **other))
    assert [r.text("身份程度") for r in found] == ([degree] if degree else [])


def test_the_earlier_judgment_comes_first_in_whatever_order_they_are_read() -> None:
    for found in (pairs(FIRST, SECOND), pairs(SECOND, FIRST)):
        assert [r.text("前案号")[-3:] for r in found] == ["12号"]


PROBATION = [
    ("2018年4月5日", "外", "2018年3月1日"),
    ("2018年5月20日", "边界", "2018年6月1日"),  # the day of finality is estimated
    ("2018年6月4日", "内", "2018年6月5日"),
    ("2019年3月5日", "内", "2019年3月6日"),
    ("2019年3月6日", "边界", "2019年3月7日"),
    ("2019年6月3日", "边界", "2019年6月4日"),
    ("2019年6月4日", "外", "2019年6月5日"),
]


@pytest.mark.parametrize(("act", "where", "found"), PROBATION)
def test_an_act_lies_in_probation_but_for_a_band_at_both_ends(
    act: str, where: str, found: str
) -> None:
    held = f"因本案于{found}被刑事拘留。现羁押于虚拟区看守所。"
    later = replace(SECOND, act=act, held=held, dates="", signed="二〇一九年十二月十日")
    (row,) = pairs(SUSPENDED, later)
    assert row.text("后罪在考验期") == where


@pytest.mark.parametrize(
    ("priors", "told"),
    [
        (TOLD, "是"),
        ("", "否"),
        (TOLD.replace("2018年4月10日", "2018年4月"), "未定"),
        (TOLD.replace("2018年4月10日", "2018年6月20日"), "未定"),  # perhaps the court above
        (TOLD.replace("2018年4月10日", "2012年4月10日"), "否"),
        (TOLD.replace("盗窃罪", "诈骗罪"), "未定"),
    ],
)
def test_a_judgment_tells_an_earlier_one_by_court_day_and_charge(priors: str, told: str) -> None:
    (row,) = pairs(FIRST, replace(SECOND, priors=priors))
    assert row.text("前案载明") == told
