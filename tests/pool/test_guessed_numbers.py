"""Drafting a table: plain numbers are no days and no places, whatever else could read them."""

from __future__ import annotations

import pytest

from shujian.pool.proposals.guessing import Vocabulary, guess
from shujian.pool.proposals.sample import Sample


def element_of(header: str, *cells: str) -> str:
    return guess(Sample([header], [list(cells)]), 0, Vocabulary()).element


@pytest.mark.parametrize(
    ("header", "cells", "element"),
    [
        ("余额", ["99999.00", "45356.00", "40000.50", "38000.00"], "金额"),
        ("欠税余额(元)", ["1,000.55", "2,000.55", "3,000.55", "4,000.55"], "金额"),
        ("护理补贴", ["1200", "45000", "45001", "45002"], "金额"),
    ],
)
def test_money_that_could_be_days_or_places_is_money(
    header: str, cells: list[str], element: str
) -> None:
    assert element_of(header, *cells) == element


def test_plain_numbers_without_a_telling_heading_are_no_days() -> None:
    assert element_of("指标", "45356", "45357.5", "45358", "45359") not in ("日期", "经纬度")
    assert element_of("甲乙", "1,000.55", "2,000.55", "30,000.55") != "经纬度"


def test_days_and_places_are_still_known_by_their_cells() -> None:
    assert element_of("甲", "2024-03-01", "2024-03-02", "2024-04-15") == "日期"
    assert element_of("甲", "113.5,22.1", "113.62,22.7", "113.7,22.9") == "经纬度"


@pytest.mark.parametrize(
    ("header", "cells", "element"),
    [
        ("排放量", ["1012.7", "992.8", "15"], "数量"),
        ("占地面积", ["1263", "105", "88"], "数量"),
        ("指标值", ["0.5", "12.25", "3.1"], "数量"),
        ("月租金", ["350", "410.5", "1,200"], "金额"),
        ("面积", ["1263", "105平方米", "不详"], "文本"),
        ("班级", ["1", "2", "3"], "文本"),
        ("档案编号", ["1.1", "1.2", "2.1"], "编号"),
        ("站点", ["001.5", "002.5", "003.5"], "文本"),
    ],
)
def test_numbers_that_can_be_added_are_drafted_as_numbers(
    header: str, cells: list[str], element: str
) -> None:
    assert element_of(header, *cells) == element
