"""What follows from an earlier judgment, on the days at which it changes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from shujian.documents.judgments.pairs import person_pairs
from shujian.documents.judgments.pairs.cases import related
from tests.documents.pair_texts import Story, number_of
from tests.documents.pair_tools import pooled

FIRST = Story()  # act 2018-01-20, judged 2018-04-10, term 2018-02-01 to 2018-09-30
LATE = replace(
    FIRST, number=34, year=2019, act="2019年1月5日", signed="二〇二四年一月十日",
    held="因本案于2019年2月1日被刑事拘留，同月10日被逮捕。现羁押于虚拟区看守所。",
    dates="即自2019年2月1日起至2019年9月30日止",
)  # fmt: skip
YOUNG = {"born": "2000年1月20日", "id_no": number_of("20000120")}
HEAVY = "判处有期徒刑{}，并处罚金人民币二千元"


def value(column: str, first: dict[str, Any], later: dict[str, Any]) -> Any:
    """A cell of the one pair."""
    held = pooled(replace(FIRST, **first).text, replace(LATE, **later).text)
    (row,) = person_pairs.rows(held, sorted(related(held)))
    return row.get(column)


@pytest.mark.parametrize(
    ("act", "column", "expected"),
    [
        ("2018年4月9日", "后罪在前判决前", "是"),
        ("2018年4月10日", "后罪在前判决前", "否"),
        ("2018年6月4日", "后罪在前案生效后", "否"),  # ten days to appeal, and the margin
        ("2018年6月5日", "后罪在前案生效后", "是"),
        ("2018年4月10日", "前案执行中犯罪", "否"),
        ("2018年4月11日", "前案执行中犯罪", "是"),
        ("2018年9月29日", "前案执行中犯罪", "是"),
        ("2018年9月30日", "前案执行中犯罪", "否"),
        ("2018年2月2日", "在押期间犯罪", "是"),
        ("2018年2月1日", "在押期间犯罪", "否"),
        ("2018年9月29日", "再犯间隔", "前"),
        ("2018年9月30日", "再犯间隔", "未定"),
        ("2018年10月1日", "再犯间隔", "内"),
        ("2023年5月31日", "再犯间隔", "内"),  # five years from the earliest release there may be
        ("2023年6月1日", "再犯间隔", "可能"),
        ("2023年9月29日", "再犯间隔", "可能"),
        ("2023年9月30日", "再犯间隔", "未定"),  # how the last day counts is not settled
        ("2023年10月1日", "再犯间隔", "外"),
    ],
)
def test_the_day_of_the_later_act_decides(act: str, column: str, expected: str) -> None:
    held = "因本案于2023年10月9日被刑事拘留。现羁押于虚拟区看守所。"
    assert value(column, {}, {"act": act, "held": held, "dates": ""}) == expected


@pytest.mark.parametrize(
    ("signed", "expected"), [("二〇一八年九月二十九日", "是"), ("二〇一八年九月三十日", "否")]
)
def test_a_term_runs_until_its_last_day(signed: str, expected: str) -> None:
    later = {"act": "2018年1月5日", "signed": signed, "dates": "", "held": ""}
    assert value("前刑期内判决", {}, later) == expected


@pytest.mark.parametrize(
    ("start", "days"), [("2018年9月29日", 2), ("2018年9月30日", 1), ("2018年10月1日", 0)]
)
def test_terms_overlap_by_the_days_that_lie_in_both(start: str, days: int) -> None:
    held = "因本案于2018年12月1日被刑事拘留。现羁押于虚拟区看守所。"
    later = {"dates": f"即自{start}起至2019年9月30日止", "held": held}
    assert value("刑期重叠天数", {}, later) == days


def test_custody_that_both_count_is_told_in_days() -> None:
    held = "因本案于2018年2月5日被刑事拘留，2018年2月9日被取保候审。"
    later = {"held": held, "dates": "即自2018年2月5日起至2018年10月4日止"}
    assert value("重复羁押天数", {}, later) == 5
    assert value("重复羁押天数", {}, {}) == 0


@pytest.mark.parametrize(
    ("first", "column", "expected"),
    [
        ({**YOUNG}, "前罪时成年", "否"),  # the birthday itself
        ({**YOUNG, "act": "2018年1月21日"}, "前罪时成年", "是"),
        ({**YOUNG, "verdict": HEAVY.format("五年"), "dates": ""}, "应封存", "是"),
        ({**YOUNG, "verdict": HEAVY.format("五年一个月"), "dates": ""}, "应封存", "否"),
        ({**YOUNG, "born": "2000年1月19日"}, "跨越年龄界限", "是"),
        ({**YOUNG, "born": "1999年1月19日", "act": "2018年3月1日"}, "跨越年龄界限", "否"),
    ],
)
def test_the_age_at_the_earlier_act_decides(
    first: dict[str, Any], column: str, expected: str
) -> None:
    assert value(column, first, {**YOUNG}) == expected


@pytest.mark.parametrize(("end", "expected"), [("2020年7月31日", "是"), ("2020年7月22日", "否")])
def test_a_term_counted_in_full_leaves_earlier_custody_without_credit(
    end: str, expected: str
) -> None:
    later = {"verdict": HEAVY.format("一年六个月"), "dates": f"即自2019年2月1日起至{end}止"}
    assert value("未折抵前案羁押", {}, later) == expected


@pytest.mark.parametrize(
    ("act", "interval", "adult"),
    [("2018年11月间", "内", "是"), ("近年来", None, None), ("2018年9月至11月间", None, "是")],
)
def test_a_later_act_of_no_known_day_leaves_the_rule_open(
    act: str, interval: str | None, adult: str | None
) -> None:
    assert value("再犯间隔", {}, {"act": act}) == interval
    assert value("后罪时成年", {}, {"act": act}) == adult
