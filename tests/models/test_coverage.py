"""“Not found” means “not there” only where the right table covers place and time."""

from __future__ import annotations

import datetime as dt

import pytest

from shujian.engines.base import Coverage
from shujian.models.steps.coverage import merged
from tests.models.support import Rows, asides, citizen, go, go_without, model_of, shown

ONE, TWO = citizen(1), citizen(2)
STEP = (
    "- {id: 无, op: not_exists, left: 甲, right: 乙, on: [号码], agree: [姓名], "
    "coverage: {place: '=[地区]', from: '=[起日]', to: '=[止日]'}}"
)
LEFT = [
    {
        "编号": "A1",
        "号码": ONE,
        "姓名": "甲一",
        "地区": "990101",
        "起日": "2025-01-01",
        "止日": "2025-03-31",
    }
]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def cover(place: str = "9901", start: str = "2025-01-01", end: str = "2025-06-30") -> Coverage:
    return Coverage(place, "", day(start), day(end))


@pytest.mark.parametrize(
    ("statements", "right", "clues", "aside"),
    [
        ((cover(),), [], ["A1"], ""),
        (
            (cover("9902"),),
            [],
            [],
            "未检查 无 未覆盖：“乙”没有声明990101 自2025-01-01 至2025-03-31 的数据完整",
        ),
        ((), [], [], "未检查 无 未覆盖：“乙”没有覆盖声明"),
        ((cover(start="2025-02-01"),), [], [], "未检查 无 未覆盖"),
        ((cover(end="2025-03-30"),), [], [], "未检查 无 未覆盖"),
        ((cover(end="2025-02-01"), cover(start="2025-02-02")), [], ["A1"], ""),
        ((cover(end="2025-02-01"), cover(start="2025-02-03")), [], [], "未检查 无 未覆盖"),
        ((cover(),), [{"号码": ONE, "姓名": "甲一"}], [], ""),
        ((cover(),), [{"号码": ONE, "姓名": "别人"}], [], "待核 无 有号码相同的记录，但“姓名”不同"),
        ((cover(),), [{"号码": TWO, "姓名": "甲一"}], ["A1"], ""),
        # a quarantined row: its number cannot be read
        (
            (cover(),),
            [{"号码": "坏", "姓名": "甲一", "地区": "990101"}],
            [],
            "待核 无 可能在未能读出的行中",
        ),
        (
            (cover(),),
            [{"号码": "坏", "姓名": "", "地区": "990101"}],
            [],
            "待核 无 可能在未能读出的行中",
        ),
        ((cover(),), [{"号码": "坏", "姓名": "别人", "地区": "990101"}], ["A1"], ""),
        ((cover(),), [{"号码": "坏", "姓名": "甲一", "地区": "990202"}], ["A1"], ""),
        (
            (cover(),),
            [{"号码": "坏", "姓名": "甲一", "地区": "不知"}],
            [],
            "待核 无 可能在未能读出的行中",
        ),
    ],
)
def test_not_exists(
    statements: tuple[Coverage, ...], right: Rows, clues: list[str], aside: str
) -> None:
    result = go(model_of(STEP), {"甲": LEFT, "乙": right}, {"乙": statements})
    assert shown(result, "编号") == clues
    found = asides(result)
    assert len(found) == (1 if aside else 0)
    assert not aside or found[0].startswith(aside)


def test_key_kept_as_unknown_counts_like_a_quarantined_row() -> None:
    step = "- {id: 无, op: not_exists, left: 甲, right: 丙, on: [号码], agree: [姓名], coverage: {complete: 同一系统}}"
    rows = {"甲": LEFT, "丙": [{"登记号": "1", "号码": "坏", "姓名": "甲一"}]}
    result = go(model_of(step), rows)
    assert asides(result) == ["待核 无 可能在未能读出的行中"]
    rows["丙"][0]["姓名"] = "别人"
    assert shown(go(model_of(step), rows), "编号") == ["A1"]


def test_row_set_aside_before_counts_as_perhaps_there() -> None:
    steps = """
- {id: 大额, op: filter, from: 丙, where: '=[数额]>100'}
- {id: 无, op: not_exists, left: 甲, right: 大额, on: [号码], coverage: {complete: 同一系统}}
"""
    rows = {"甲": LEFT, "丙": [{"登记号": "1", "号码": ONE, "姓名": "甲一", "数额": "坏"}]}
    assert "待核 无 可能在未能读出的行中" in asides(go(model_of(steps), rows))
    rows["丙"][0]["数额"] = "1"
    assert shown(go(model_of(steps), rows), "编号") == ["A1"]


def test_right_column_nobody_supplied_is_not_covered() -> None:
    step = "- {id: 无, op: not_exists, left: 甲, right: 丙, on: [号码], coverage: {complete: 同一系统}}"
    result = go(model_of(step), {"甲": LEFT, "丙": [{"登记号": "1"}]})
    assert asides(result) == ["未检查 无 未覆盖：“丙”未提供“号码”"]


def test_left_key_unread_is_to_verify() -> None:
    rows = {"甲": [{**LEFT[0], "号码": "坏"}], "乙": []}
    result = go(model_of(STEP), rows, {"乙": (cover(),)})
    assert asides(result) == ["待核 无 “号码”不可读，无法比对"]


def test_flag_of_not_exists_has_all_states() -> None:
    step = STEP.replace("op: not_exists", "op: not_exists, flag: 没有")
    rows = {
        "甲": [
            LEFT[0],
            {**LEFT[0], "编号": "A2", "号码": TWO},
            {**LEFT[0], "编号": "A3", "号码": citizen(3), "地区": "990201"},
            {**LEFT[0], "编号": "A4", "号码": "坏"},
        ],
        "乙": [{"号码": ONE, "姓名": "甲一"}],
    }
    result = go(model_of(step), rows, {"乙": (cover(),)})
    assert shown(result, "编号", "没有") == ["A1,否", "A2,是", "A3,未提供", "A4,不可读"]


def test_condition_with_unread_cells_on_the_right() -> None:
    step = STEP.replace("agree: [姓名], ", "where: '=[右.数额]>0', ")
    rows: dict[str, Rows] = {"甲": LEFT, "乙": [{"号码": ONE, "数额": "坏"}]}
    result = go(model_of(step), rows, {"乙": (cover(),)})
    assert [a.stream for a in result.reviews] == ["待核"]
    rows["乙"] = [{"号码": ONE, "数额": "0"}]
    assert shown(go(model_of(step), rows, {"乙": (cover(),)}), "编号") == ["A1"]
    rows["乙"] = [{"号码": ONE}]
    assert [a.stream for a in go(model_of(step), rows, {"乙": (cover(),)}).unchecked] == ["未检查"]


def test_month_is_covered_only_as_a_whole() -> None:
    step = (
        "- {id: 无, op: not_exists, left: 甲, right: 乙, on: [号码], "
        "coverage: {from: '=当月([起日])', to: '=当月([止日])'}}"
    )
    rows: dict[str, Rows] = {"甲": LEFT, "乙": []}
    good = {"乙": (cover("", end="2025-03-31"),)}
    assert shown(go(model_of(step), rows, good), "编号") == ["A1"]
    short = {"乙": (cover("", end="2025-03-30"),)}
    assert not go(model_of(step), rows, short).clues


def test_statements_are_merged() -> None:
    parts = [cover(end="2025-02-01"), cover(start="2025-02-02"), cover("99")]
    assert merged(parts) == (cover("99"), cover())


def test_a_list_nobody_supplied_is_empty_also_behind_steps_that_narrow_it() -> None:
    steps = """
- {id: 涉及, op: exists, left: 丙, right: 甲, on: [号码], agree: [姓名]}
- {id: 大额, op: filter, from: 涉及, where: '=[数额]>0'}
- {id: 标, op: exists, left: 甲, right: 大额, on: [号码], coverage: {complete: 只用来发现}, flag: 有}
"""
    result = go_without(model_of(steps), {"甲": LEFT}, "丙")
    assert shown(result, "编号", "有") == ["A1,否"]
