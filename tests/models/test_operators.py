"""Each operator over small tables, with blank, unread and absent cells."""

from __future__ import annotations

import pytest

from shujian.engines.base import Coverage
from tests.models.support import Rows, asides, citizen, go, go_without, model_of, shown

ONE, TWO, THREE = citizen(1), citizen(2), citizen(3)
EVERYWHERE = {"乙": (Coverage(),)}


def people() -> Rows:
    return [
        {
            "编号": "A1",
            "号码": ONE,
            "姓名": "甲一",
            "地区": "990101",
            "起日": "2025-01-01",
            "金额": "100",
        },
        {"编号": "A2", "号码": TWO, "姓名": "甲二", "地区": "990101", "起日": "", "金额": ""},
        {
            "编号": "A3",
            "号码": "坏",
            "姓名": "甲三",
            "地区": "990102",
            "起日": "去年",
            "金额": "三百左右",
        },
    ]


def test_filter_sends_each_state_to_its_stream() -> None:
    model = model_of("- {id: 大额, op: filter, from: 甲, where: '=[金额]>=50'}")
    result = go(model, {"甲": people()})
    assert shown(result, "编号") == ["A1"]
    assert asides(result) == ["待核 大额 “金额”未填", "待核 大额 “金额”不可读"]
    counts = {c.step: c for c in result.counts}
    assert (counts["大额"].passed, counts["大额"].review, counts["大额"].dropped) == (1, 2, 0)


def test_filter_over_a_column_nobody_supplied_is_unchecked() -> None:
    model = model_of("- {id: 满期, op: filter, from: 甲, where: '=[止日]<DATE(2025,1,1)'}")
    result = go(model, {"甲": people()})
    assert [a.stream for a in result.unchecked] == ["未检查"] * 3
    assert {a.reason for a in result.unchecked} == {"“止日”未提供"}


def test_false_part_decides_whatever_stands_beside_it() -> None:
    model = model_of("- {id: 大额, op: filter, from: 甲, where: '=AND([编号]=\"A9\", [金额]>0)'}")
    result = go(model, {"甲": people()})
    assert not result.clues
    assert not asides(result)


def test_filter_exceptions_go_where_they_say() -> None:
    step = """
- id: 大额
  op: filter
  from: 甲
  where: '=LEFT([编号],1)="A"'
  review: [{when: '=ISBLANK([金额])', reason: 金额未填须调取账目}]
  unchecked: [{when: '=[地区]="990101"', reason: 该地不在范围}]
"""
    result = go(model_of(step), {"甲": people()})
    assert not result.clues
    assert asides(result) == [
        "待核 大额 金额未填须调取账目",
        "待核 大额 “金额”不可读，不能排除“金额未填须调取账目”",
        "未检查 大额 该地不在范围",
    ]


def test_derive_uses_earlier_new_columns() -> None:
    step = "- {id: 新, op: derive, from: 甲, columns: {双倍: '=[金额]*2', 四倍: '=[双倍]*2'}}"
    assert shown(go(model_of(step), {"甲": people()}), "编号", "四倍") == [
        "A1,400.00",
        "A2,不可读",
        "A3,不可读",
    ]


def test_select_renames() -> None:
    step = "- {id: 新, op: select, from: 甲, columns: {编号: 编号, 数: 金额}}"
    assert shown(go(model_of(step), {"甲": people()}), "编号", "数")[0] == "A1,100.00"


JOIN = "- {id: 并, op: join, left: 甲, right: 乙, on: [号码], agree: [姓名]}"


def test_join_keeps_the_same_number_under_another_name_aside() -> None:
    rows = {
        "甲": people(),
        "乙": [
            {"号码": ONE, "姓名": "别人", "数额": "1"},
            {"号码": ONE, "姓名": "甲一", "数额": "2"},
        ],
    }
    result = go(model_of(JOIN), rows)
    assert shown(result, "编号", "数额") == ["A1,2.00"]
    assert asides(result) == [
        "待核 并 号码相同但“姓名”不同（同号不同名）",
        "待核 并 “号码”不可读，无法比对",
    ]


def test_join_with_an_unread_name_is_to_verify_and_an_absent_one_unchecked() -> None:
    result = go(model_of(JOIN), {"甲": people()[:2], "乙": [{"号码": ONE, "姓名": ""}]})
    assert asides(result) == ["待核 并 “姓名”未填，无法确认是否同一对象"]
    result = go(model_of(JOIN), {"甲": people()[:2], "乙": [{"号码": ONE}]})
    assert asides(result) == ["未检查 并 “姓名”未提供，无法确认是否同一对象"]


def test_join_condition_over_both_sides() -> None:
    step = "- {id: 并, op: join, left: 甲, right: 乙, on: [号码], where: '=[右.数额]>[金额]', take: {右额: 数额}}"
    rows = {"甲": people()[:2], "乙": [{"号码": ONE, "数额": "1"}, {"号码": ONE, "数额": "200"}]}
    assert shown(go(model_of(step), rows), "编号", "右额") == ["A1,200.00"]


@pytest.mark.parametrize(
    ("coverage", "expected"),
    [
        ("complete: 同一份文件", ["A1,5.00,是", "A2,未填,否"]),
        ("place: '=[地区]'", ["A1,5.00,是", "A2,未提供,未提供"]),
    ],
)
def test_left_join_says_how_the_right_side_is_missing(coverage: str, expected: list[str]) -> None:
    step = f"- {{id: 并, op: join, how: left, left: 甲, right: 乙, on: [号码], coverage: {{{coverage}}}, flag: 有}}"
    result = go(model_of(step), {"甲": people()[:2], "乙": [{"号码": ONE, "数额": "5"}]})
    assert shown(result, "编号", "数额", "有") == expected


def test_left_join_without_coverage_answers_absent() -> None:
    step = "- {id: 并, op: join, how: left, left: 甲, right: 乙, on: [号码]}"
    result = go(model_of(step), {"甲": people(), "乙": [{"号码": ONE, "数额": "5"}]}, EVERYWHERE)
    assert shown(result, "编号", "数额") == ["A1,5.00", "A2,未提供", "A3,不可读"]


def test_exists_keeps_found_rows_once_and_doubtful_ones_aside() -> None:
    step = "- {id: 有, op: exists, left: 甲, right: 乙, on: [号码], agree: [姓名]}"
    rows = {
        "甲": people(),
        "乙": [
            {"号码": ONE, "姓名": "甲一"},
            {"号码": ONE, "姓名": "别人"},
            {"号码": TWO, "姓名": "别人"},
        ],
    }
    result = go(model_of(step), rows)
    assert shown(result, "编号") == ["A1"]
    assert sorted(a.reason[:12] for a in result.reviews) == [
        "“号码”不可读，无法比对",
        "有号码相同的记录，但“姓",
    ]


def test_exists_flag_marks_every_row() -> None:
    step = "- {id: 有, op: exists, left: 甲, right: 乙, on: [号码], flag: 在, coverage: {place: '=[地区]'}}"
    result = go(model_of(step), {"甲": people(), "乙": [{"号码": ONE}]}, EVERYWHERE)
    assert shown(result, "编号", "在") == ["A1,是", "A2,否", "A3,不可读"]


def test_union_with_tags() -> None:
    steps = """
- {id: 甲号, op: select, from: 甲, columns: [号码, 姓名]}
- {id: 乙号, op: select, from: 乙, columns: [号码, 姓名]}
- {id: 全部, op: union, from: [甲号, 乙号], tag: {来源: {甲号: 甲系统, 乙号: 乙系统}}}
"""
    output = "output: {subject: 号码, identity: [号码, 来源], title: '{号码}'}\n"
    rows = {"甲": people()[:1], "乙": [{"号码": ONE, "姓名": "甲一"}]}
    assert shown(go(model_of(steps, output), rows), "来源") == ["乙系统", "甲系统"]


def test_dedupe_and_rank_leave_groups_of_unread_order_aside() -> None:
    rows = [
        {"编号": "B1", "姓名": "甲一", "金额": "10"},
        {"编号": "B2", "姓名": "甲一", "金额": "30"},
        {"编号": "B3", "姓名": "乙二", "金额": "坏"},
        {"编号": "B4", "姓名": "乙二", "金额": "20"},
        {"编号": "B5", "姓名": "丙三", "金额": "坏"},
    ]
    order = "order: [{by: 金额, desc: true}]"
    first = go(model_of(f"- {{id: 首, op: dedupe, from: 甲, by: [姓名], {order}}}"), {"甲": rows})
    assert shown(first, "编号") == ["B2", "B5"]
    assert len(first.reviews) == 2
    ranked = go(
        model_of(f"- {{id: 名, op: rank, from: 甲, by: [姓名], {order}, as: 名次}}"), {"甲": rows}
    )
    assert shown(ranked, "编号", "名次") == ["B1,2", "B2,1", "B5,1"]
    top = go(
        model_of(f"- {{id: 名, op: rank, from: 甲, by: [姓名], {order}, as: 名次, top: 1}}"),
        {"甲": rows},
    )
    assert shown(top, "编号") == ["B2", "B5"]


def test_aggregate_groups_blank_with_blank_and_puts_unread_groups_aside() -> None:
    rows = [
        {"编号": "C1", "地区": "990101", "金额": "1"},
        {"编号": "C2", "地区": "", "金额": "2"},
        {"编号": "C3", "地区": "", "金额": ""},
        {"编号": "C4", "地区": "不知道", "金额": "4"},
        {"编号": "C5", "地区": "990101", "金额": "坏"},
    ]
    step = "- {id: 计, op: aggregate, from: 甲, by: [地区], measures: {行: '=COUNT([编号])', 额: '=SUM([金额])'}}"
    output = "output: {subject: 地区, identity: [地区], title: '{行}'}\n"
    result = go(model_of(step, output), {"甲": rows})
    assert shown(result, "地区", "行", "额") == ["990101,2,不可读", "未填,2,2.00"]
    assert asides(result) == ["待核 计 “地区”不可读"]


def test_aggregate_over_a_table_nobody_supplied_has_no_group() -> None:
    steps = """
- {id: 计, op: aggregate, from: 丙, by: [号码, 姓名], measures: {额: '=SUM([数额])'}}
- {id: 并, op: join, left: 甲, right: 计, on: [号码], how: left, take: [额], coverage: {complete: 登记}}
"""
    result = go_without(model_of(steps), {"甲": people()[:1]}, "丙")
    assert shown(result, "编号", "额") == ["A1,未填"]
    assert not result.unkeyed


def overlap(left: tuple[str, str], right: tuple[str, str]) -> tuple[list[str], list[str]]:
    step = (
        "- {id: 叠, op: overlap, left: 甲, right: 乙, on: [号码], left_interval: [起日, 止日], "
        "right_interval: [起日, 止日], as: [叠起, 叠止]}"
    )
    rows = {
        "甲": [{"编号": "D1", "号码": ONE, "起日": left[0], "止日": left[1]}],
        "乙": [{"号码": ONE, "起日": right[0], "止日": right[1]}],
    }
    result = go(model_of(step), rows)
    return shown(result, "叠起", "叠止"), asides(result)


@pytest.mark.parametrize(
    ("left", "right", "clues", "aside"),
    [
        (("2025-01-01", "2025-01-31"), ("2025-01-31", "2025-03-01"), ["2025-01-31,2025-01-31"], []),
        (("2025-01-01", "2025-01-31"), ("2025-02-01", "2025-03-01"), [], []),
        (("2025-01-01", ""), ("2025-02-01", ""), ["2025-02-01,未填"], []),
        (("2025-01-01", ""), ("2025-02-01", "2025-03-01"), ["2025-02-01,2025-03-01"], []),
        (("", "2025-01-31"), ("2025-02-01", "2025-03-01"), [], []),
        (("", "2025-03-31"), ("2025-02-01", "2025-03-01"), [], ["待核 叠 “起日”未填"]),
        (("2025-01-01", "坏"), ("2025-02-01", ""), [], ["待核 叠 “止日”不可读；“右.止日”未填"]),
        (("2025-05-01", "2025-01-01"), ("2024-02-01", ""), [], ["待核 叠 左表的止日早于起日"]),
    ],
)
def test_overlap_of_intervals(
    left: tuple[str, str], right: tuple[str, str], clues: list[str], aside: list[str]
) -> None:
    assert overlap(left, right) == (clues, aside)


@pytest.mark.parametrize(
    ("start", "end", "full", "months"),
    [
        ("2025-01-15", "2025-03-15", "false", ["2025-01", "2025-02", "2025-03"]),
        ("2025-01-15", "2025-03-15", "true", ["2025-02"]),
        ("2025-01-01", "2025-02-28", "true", ["2025-01", "2025-02"]),
        ("2025-01-10", "2025-01-20", "true", []),
        ("2025-05-31", "", "false", ["2025-05", "2025-06"]),
    ],
)
def test_expand_unfolds_months(start: str, end: str, full: str, months: list[str]) -> None:
    step = f"- {{id: 月, op: expand, from: 甲, start: 起日, end: 止日, as: 月份, full: {full}}}"
    output = "output: {subject: 编号, identity: [编号, 月份], title: '{月份}'}\n"
    result = go(model_of(step, output), {"甲": [{"编号": "E1", "起日": start, "止日": end}]})
    assert [f.record["title"] for f in result.clues] == months


def test_expand_keeps_unread_and_reversed_intervals_aside() -> None:
    step = "- {id: 月, op: expand, from: 甲, start: 起日, end: 止日, as: 月份}"
    rows = [
        {"编号": "E1", "起日": "坏", "止日": "2025-01-01"},
        {"编号": "E2", "起日": "2025-03-01", "止日": "2025-01-01"},
        {"编号": "E3", "起日": "2025-03-01", "止日": "坏"},
    ]
    assert asides(go(model_of(step), {"甲": rows})) == [
        "待核 月 “起日”不可读，无法按月展开",
        "待核 月 止日早于起日",
        "待核 月 “止日”不可读，无法按月展开",
    ]


def test_clue_with_unread_identity_is_to_verify_and_equal_identities_are_one() -> None:
    rows = [
        {"编号": "F1", "号码": ONE, "金额": "1"},
        {"编号": "F2", "号码": ONE, "金额": "2"},
        {"编号": "F3", "号码": "坏", "金额": "3"},
    ]
    output = (
        "output: {subject: 号码, identity: [号码], title: '{号码}', score: '=[金额]', kind: 提示}\n"
    )
    result = go(
        model_of("- {id: 全, op: filter, from: 甲, where: '=[金额]>0'}", output), {"甲": rows}
    )
    assert [(h.record["same"], h.record["score"]) for h in result.hints] == [(2, "1.00")]
    assert asides(result) == ["待核 线索 “号码”不可读"]


def test_rows_are_counted_where_every_column_that_is_read_was_not_supplied() -> None:
    steps = """
- {id: 有额, op: filter, from: 丙, where: '=[数额]>0'}
- {id: 笔数, op: aggregate, from: 有额, by: [数额], measures: {共: '=COUNT()', 和: '=SUM([数额])'}}
- {id: 多笔, op: filter, from: 笔数, where: '=[共]+[和]>0'}
"""
    output = "output: {subject: 数额, identity: [数额], title: '{共}'}\n"
    model = model_of(steps, output, "inputs: {丙: 丙}\n")
    nothing = go(model, {"丙": [{"登记号": "R1", "号码": ONE, "姓名": "甲一"}]})
    assert shown(nothing, "共") == []
    assert asides(nothing) == ["未检查 有额 “数额”未提供"]
    assert shown(go(model, {"丙": [{"登记号": "R1", "数额": "7"}] * 2}), "共") == ["2"]
