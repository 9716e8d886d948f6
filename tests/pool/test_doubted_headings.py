"""Headings and cells that speak for a column but may well mean something else."""

from __future__ import annotations

import pytest

from shujian.pool.proposals.mapping import match_columns
from shujian.pool.proposals.proposal import Match
from shujian.pool.proposals.sample import Sample
from shujian.pool.tables import Tables
from tests.pool.conftest import id_number

TABLES = Tables.load()
DAYS = [f"2024-03-{day:02d}" for day in range(1, 9)]


def _found(table: str, **columns: list[str]) -> dict[str, Match]:
    sample = Sample(list(columns), list(columns.values()))
    return {m.column: m for m in match_columns(sample, TABLES.get(table)).matches}


@pytest.mark.parametrize(
    ("table", "heading", "column"),
    [
        ("刑事裁判", "送达时间", "最后送达日期"),
        ("在押人员", "刑满时间", "出监日期"),
        ("供养人员", "任现职时间", "起始日期"),
        ("供养人员", "人员身份", "人员类别"),
        ("在建项目", "合同开工日期", "开工日期"),
        ("在建项目", "合同开工时间", "开工日期"),
        ("在建项目", "合同竣工日期", "完工日期"),
        ("待遇追回", "应退金额", "金额"),
        ("工资保证金", "保函到期日", "返还日期"),
    ],
)
def test_a_time_is_doubted_as_its_day_is(table: str, heading: str, column: str) -> None:
    found = _found(table, **{heading: ["100"] * 8 if heading.endswith("金额") else DAYS})
    assert list(found) == [column]
    assert found[column].doubted
    assert found[column].reason.startswith(TABLES.get(table).column(column).doubt)


def test_a_doubted_heading_is_no_rival_to_a_sure_one() -> None:
    found = _found("戒毒决定", 决定时间=DAYS, 送达时间=DAYS)
    assert (found["送达日期"].header, found["送达日期"].sure) == ("送达时间", True)


@pytest.mark.parametrize("table", ["在建项目", "工资保证金", "支付担保", "工资专户"])
def test_a_building_permit_stands_for_a_project_only_where_a_person_says_so(table: str) -> None:
    permits = [f"99022620260310150{n}" for n in range(8)]
    alone = _found(table, 施工许可证编号=permits)["项目编号"]
    assert (alone.header, alone.doubted, alone.sure) == ("施工许可证编号", True, False)
    beside = _found(table, 施工许可证号=permits, 项目编码=permits)["项目编号"]
    assert (beside.header, beside.sure) == ("项目编码", True)


@pytest.mark.parametrize(
    ("heading", "sure", "doubted"),
    [
        ("合同工期（日历天）", None, None),
        ("工期（天）", None, None),
        ("合同工期", False, True),
        ("工期（月）", True, False),
        ("计划工期月数", True, False),
    ],
)
def test_days_are_no_months(heading: str, sure: bool | None, doubted: bool | None) -> None:
    found = _found("在建项目", **{heading: ["540", "365", "400", "90", "180", "720"]})
    match = found.get("计划工期月数")
    assert (match and match.sure, match and match.doubted) == (sure, doubted)


@pytest.mark.parametrize(
    ("cells", "doubted"),
    [
        (["A", "A", "B", "AM", "J", "A"], True),
        (["01", "02", "01", "01"], True),
        (["1", "2", "1", "1"], True),
        (["正常", "吊销", "A", "注销"], False),
        (["正常"] * 5, False),
        (["A", ""], False),
    ],
)
def test_codes_where_words_are_asked_for_are_doubted(cells: list[str], doubted: bool) -> None:
    match = _found("驾驶证", 驾驶证状态=cells)["状态"]
    assert match.doubted is doubted
    assert ("代码" in match.reason) is doubted


SUMS = ["1800", "2400", "1,950.50", "2100"]


def test_sums_are_no_words() -> None:
    grouped = {"工资项目-岗位工资": SUMS, "工资项目-薪级工资": SUMS[::-1], "实发数": SUMS}
    assert list(_found("工资发放", **grouped)) == ["金额"]
    items = ["岗位工资", "薪级工资", "补发", "奖金"]
    assert "工资项目" in _found("工资发放", **{"工资项目名称": items})


def test_sums_under_the_very_name_of_a_column_of_words_are_asked_about() -> None:
    match = _found("工资发放", 工资项目=SUMS)["工资项目"]
    assert match.doubted
    assert "1800" in match.reason
    assert not _found("工资发放", 工资项目=["工资", "1800", "补发", "奖金"])["工资项目"].doubted


def test_a_name_of_a_code_goes_before_the_code() -> None:
    found = _found("社区矫正对象", jzlb=["02"] * 5, jzlbmc=["缓刑"] * 5)
    assert found["矫正类别"].header == "jzlbmc"


def test_the_dead_is_the_one_that_the_row_is_about() -> None:
    numbers = [id_number(n) for n in range(1, 9)]
    columns = {"申请人姓名": ["虚构乙"] * 8, "亡者姓名": ["虚构甲"] * 8, "亡者身份证号": numbers}
    found = _found("死亡登记", **columns, 亡故日期=DAYS, 火化日期=DAYS)
    assert {c: (m.header, m.sure) for c, m in found.items()} == {
        "姓名": ("亡者姓名", True),
        "公民身份号码": ("亡者身份证号", True),
        "死亡日期": ("亡故日期", True),
    }


@pytest.mark.parametrize(
    ("table", "heading", "cells", "column", "word"),
    [
        ("在建项目", "拟竣工时间", DAYS, "完工日期", "拟"),
        ("工资保证金", "应缴金额", ["300000"] * 6, "金额", "应"),
        ("人工费拨付", "应拨金额", ["300000"] * 6, "应拨金额", ""),
        ("假释裁定", "拟假释日期", DAYS, "假释日期", "拟"),
    ],
)
def test_what_is_planned_or_owed_is_doubted(
    table: str, heading: str, cells: list[str], column: str, word: str
) -> None:
    match = _found(table, **{heading: cells})[column]
    assert match.doubted is bool(word)
    assert (f"“{word}”" in match.reason) is bool(word)


def test_two_aliases_are_rivals_however_their_days_are_called() -> None:
    sample = Sample(["恢复时间", "暂停时间"], [[*DAYS[:3], "", "", "", "", ""], DAYS])
    mapped = match_columns(sample, TABLES.get("养老金停复"))
    assert set(mapped.rivals["日期"]) == {0, 1}
