"""Which column is asked about: only where without it no rule of any model can decide."""

from __future__ import annotations

from functools import cache

import pytest

from shujian.app.shelf import Shelf
from shujian.app.shelves import Kept
from shujian.app.stuck_columns import StuckColumns

NONE: frozenset[str] = frozenset()


@cache
def stuck() -> StuckColumns:
    return StuckColumns.of(Kept(Shelf(), frozenset()).entries())


def asked(table: str, *lacking: str, spoken: tuple[str, ...] = ()) -> set[str]:
    return set(stuck()(table, frozenset(lacking), frozenset(spoken)))


@pytest.mark.parametrize("lacking", [("吊销日期", "申请日期", "准驾车型"), ("状态",), ()])
def test_nobody_is_asked_while_one_rule_can_decide(lacking: tuple[str, ...]) -> None:
    assert asked("驾驶证", *lacking) == set()


def test_the_column_that_frees_most_rules_is_asked_about() -> None:
    assert asked("驾驶证", "状态", "吊销日期", "申请日期") == {"状态"}
    assert asked("酒驾处罚", "违法行为", "车辆类型") == {"违法行为"}


def test_what_a_person_gave_up_is_not_asked_again_nor_what_hangs_on_it() -> None:
    lacking = ("状态", "吊销日期", "申请日期")
    assert asked("驾驶证", *lacking, spoken=("状态",)) == {"吊销日期", "申请日期"}
    assert asked("驾驶证", *lacking, spoken=lacking) == set()


def test_a_list_that_another_model_can_use_asks_nothing() -> None:
    assert asked("刑事裁判", "罪名") == set()


def test_it_tells_the_model_and_what_else_it_takes() -> None:
    told = stuck()("不起诉决定", frozenset(["罪名", "不起诉种类"]), NONE)
    assert "驾驶证" in told["罪名"]
    assert "另外还要“不起诉种类”" in told["罪名"]
    assert "没有一条规则判得了这份表" in told["罪名"]


@pytest.mark.parametrize(
    ("table", "place", "rules"),
    [("高龄津贴发放", "发放地区划", 4), ("在建项目", "项目地区划", 3)],
)
def test_the_place_is_asked_about_where_half_of_the_rules_want_it(
    table: str, place: str, rules: int
) -> None:
    told = stuck()(table, frozenset([place]), NONE)
    assert f"{rules} 条规则要知道地区才判得了" in told[place]
    assert asked(table, place, spoken=(place,)) == set()


@pytest.mark.parametrize(
    ("table", "place"), [("驾驶证", "发证地区划"), ("养老金发放", "发放地区划")]
)
def test_a_place_that_few_rules_want_is_not_asked_about(table: str, place: str) -> None:
    assert asked(table, place) == set()


def test_a_table_that_no_model_reads_asks_nothing() -> None:
    assert asked("没有的表", "甲") == set()
