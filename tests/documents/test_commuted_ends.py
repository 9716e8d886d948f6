"""Rulings on those who serve a sentence: the end after 减刑, offences that bar parole."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shujian.core.dates import add_months
from shujian.documents.judgments.facts import Row
from shujian.documents.judgments.reading import read_judgment

_FORM = """虚省虚州市中级人民法院
刑事裁定书
（2019）虚99刑更12号
罪犯白某，男，1978年6月3日出生，汉族，初中文化，现在虚省虚州监狱服刑。
虚江县人民法院于2013年4月16日以（2013）虚江刑初字第101号刑事判决，认定白某犯{crime}，判处{term}。{served}2013年5月20日交付执行。{later}执行机关提出建议，报送本院审理。本院依法组成合议庭进行了审理。现已审理终结。
执行机关提出，罪犯白某2017年2月至2018年11月获得表扬五次，建议减去有期徒刑九个月。
本院认为，罪犯白某确有悔改表现。依照《中华人民共和国刑法》第七十八条、第七十九条之规定，裁定如下：
{ruling}
本裁定送达后即发生法律效力。
审判长张某
审判员李某
审判员王某
二〇一九年六月五日
书记员赵某
"""
_SERVED = "刑期自2012年10月8日起至2024年10月7日止。"


def _result(ruling: str, **words: str) -> Row:
    told = {"crime": "诈骗罪", "term": "有期徒刑十二年", "served": _SERVED, "later": "", **words}
    (row,) = read_judgment(_FORM.format(ruling=ruling, **told)).rows.of("判决结果")
    return row


def test_the_end_after_commutation_follows_from_the_one_before() -> None:
    row = _result("对罪犯白某减去有期徒刑八个月（刑期至2024年1月7日止）。")
    assert row.day("减前止日") == dt.date(2024, 10, 7)
    assert row.day("减后应止日期") == dt.date(2024, 2, 7)
    assert row.number("减后相差天数") == -31


@pytest.mark.parametrize(
    "later",
    [
        "2016年6月28日裁定减去有期徒刑一年。",
        "其间经裁定减刑二次。",
        "2016年6月28日裁定减为有期徒刑十年。",
        "服刑期间减刑一年六个月。",
        "服刑期间，曾减去有期徒刑九个月。",
    ],
)
def test_no_end_is_computed_where_the_term_was_shortened_after_the_one_told(later: str) -> None:
    row = _result("对罪犯白某减去有期徒刑八个月（刑期至2022年2月7日止）。", later=later)
    assert "减前止日" not in row.cells
    assert "减后相差天数" not in row.cells


def test_an_end_told_after_an_earlier_commutation_counts() -> None:
    later = "2016年6月28日裁定减去有期徒刑一年，刑期至2023年10月7日止。"
    row = _result("对罪犯白某减去有期徒刑八个月（刑期至2023年2月7日止）。", later=later)
    assert row.day("减前止日") == dt.date(2023, 10, 7)
    assert row.number("减后相差天数") == 0


@given(st.dates(dt.date(2022, 1, 1), dt.date(2035, 12, 31)), st.integers(1, 11))
@settings(max_examples=20, deadline=None)
def test_months_taken_off_move_the_end_back_by_as_many(end: dt.date, months: int) -> None:
    served = f"刑期至{end.year}年{end.month}月{end.day}日止。"
    due = add_months(end, -months)
    numeral = "一二三四五六七八九十"[months - 1] if months <= 10 else "十一"
    ruling = (
        f"对罪犯白某减去有期徒刑{numeral}个月（刑期至{due.year}年{due.month}月{due.day}日止）。"
    )
    assert _result(ruling, served=served).number("减后相差天数") == 0


@pytest.mark.parametrize(
    ("crime", "term", "barred"),
    [
        ("绑架罪", "有期徒刑十二年", "绑架罪有期徒刑12年"),
        ("抢劫罪", "有期徒刑十年", "抢劫罪有期徒刑10年"),
        ("抢劫罪", "有期徒刑九年六个月", ""),
        ("诈骗罪", "有期徒刑十二年", ""),
        ("故意杀人罪", "无期徒刑，剥夺政治权利终身", "故意杀人罪无期徒刑"),
    ],
)
def test_a_grave_violent_offence_bars_parole(crime: str, term: str, barred: str) -> None:
    row = _result("对罪犯白某予以假释。", crime=crime, term=term)
    assert row.text("不得假释") == barred


def test_what_bars_parole_is_told_only_where_parole_is_granted() -> None:
    row = _result("对罪犯白某减去有期徒刑八个月。", crime="绑架罪")
    assert "不得假释" not in row.cells
