"""Drafting a table from a file: elements by heading and cells, units, and the key."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from shujian.core.errors import ShujianError
from shujian.pool import importing
from shujian.pool.proposals.newtable import new_table_from
from shujian.pool.tables import Tables, draft_table
from shujian.schema.tables import StandardTable

IDS = ["990101195001010010", "990101195102020023", "990101195203030036", "990101195304040049"]
HEADER = ["姓名", "身份证号", "月份", "金额"]


def _drafted(pool: Any, header: list[str], rows: list[list[str]]) -> tuple[StandardTable, str]:
    made = draft_table(pool.ctx, pool.home, pool.write(rows, header), "新表")
    return Tables.load(pool.home).get("新表"), "\n".join(made.notes)


@pytest.mark.parametrize(
    ("header", "cells", "element"),
    [
        ("身份证号", IDS[:2], "公民身份号码"),
        ("公民身份号码", IDS[:1], "公民身份号码"),
        ("户主身份证号码", IDS[:2], "公民身份号码"),
        ("申领日期", ["2025-01-02", "2025年3月4日"], "日期"),
        ("补贴金额", ["300", "1,200.50"], "金额"),
        ("发放月份", ["2025-01", "202502"], "月份"),
        ("裁判案号", ["(2025)虚9901刑初1号", "(2025)虚9901刑初2号"], "案号"),
        ("联系电话", ["13900000000"], "手机号"),
        ("领取人", ["赵一一", "钱二二"], "姓名"),
        ("收款人", ["赵一一", "钱二二", "欧阳三三"], "姓名"),
        ("户主", ["赵一", "阿虚·构尔"], "姓名"),
        ("申请人（签字）", ["赵 一", "钱二二", "孙三三"], "姓名"),
        ("收款人", ["虚构市某服务有限公司", "虚构县民政局"], "文本"),
        ("权利人", ["民政局", "财政局", "赵一一"], "文本"),
        ("权利人", ["", ""], "文本"),
        ("申请人类别", ["本市居民", "外市居民"], "文本"),
        ("项目编号", ["A-1", "A-2"], "编号"),
        ("出监日期", ["", ""], "日期"),
        ("身份证号", ["E12345", "不是号码"], "编号"),
        ("出生年月", ["某年", "某月"], "文本"),
        ("月份", ["一", "二"], "文本"),
        ("备注", ["无", "甲"], "文本"),
        ("说明", ["2025-01-02", "2025-01-03"], "文本"),
        ("姓名", IDS, "公民身份号码"),
        ("序号", ["1", "2", "3"], "编号"),
        ("等级", ["1", "2", "3"], "文本"),
        ("身份证号", [*IDS * 4, "990101195001010011"], "公民身份号码"),
    ],
)
def test_the_heading_decides_unless_the_cells_contradict(
    pool: Any, header: str, cells: list[str], element: str
) -> None:
    rows = [[f"行{i}", cell] for i, cell in enumerate(cells)]
    table, _ = _drafted(pool, ["甲", header], rows)
    assert table.columns[1].element == element


def test_a_file_of_too_few_rows_is_called_that(pool: Any) -> None:
    rows = [["赵一一", IDS[0], "2025-01", "300"], ["钱二二", IDS[1], "2025-01", "300"]]
    table, notes = _drafted(pool, HEADER, rows)
    assert [c.element for c in table.columns] == ["姓名", "公民身份号码", "月份", "金额"]
    assert "只有 2 行" in notes
    assert "逐列核对" in notes


def test_enough_rows_are_not_called_too_few(pool: Any) -> None:
    rows = [["赵一一", n, "2025-01", "300"] for n in IDS]
    assert "太少" not in _drafted(pool, HEADER, rows)[1]


def test_the_unit_in_a_heading_is_the_unit_in_which_the_column_is_kept(pool: Any) -> None:
    table, notes = _drafted(pool, ["编号", "合同价款（万元）"], [["A1", "3.5"], ["A2", "4"]])
    column = table.columns[1]
    assert (column.element, column.unit) == ("金额", "万元")
    assert "金额（万元）" in notes


@pytest.mark.parametrize(
    ("header", "rows", "said"),
    [
        (["序号", "姓名"], [["1", "赵一一"], ["2", "钱二二"]], "“序号”只是行的次序"),
        (["户内序号", "姓名"], [["7", "赵一一"], ["5", "钱二二"]], "“户内序号”只是行的次序"),
        (["编号", "姓名"], [["1", "赵一"], ["2", "钱二"], ["3", "孙三"]], "“编号”只是行的次序"),
        (["NO.", "身份证号"], [["1", IDS[0]], ["2", ""]], "“身份证号”有未填或读不出的"),
        (["身份证号", "金额"], [[IDS[0], "1"], [IDS[0], "2"]], "“身份证号”不同的行会相同"),
        (["姓名", "金额"], [["赵一一", "1"], ["钱二二", "2"]], "没有编号、号码一类的列"),
    ],
)
def test_the_reason_for_having_no_key_is_true_of_the_columns_it_names(
    pool: Any, header: list[str], rows: list[list[str]], said: str
) -> None:
    table, notes = _drafted(pool, header, rows)
    assert table.key == ()
    assert said in notes


@pytest.mark.parametrize(
    ("header", "rows", "key"),
    [
        (HEADER, [["赵一一", n, "2025-01", "1"] for n in IDS], ("身份证号", "月份")),
        (HEADER, [["赵一一", IDS[0], f"2025-0{m}", "1"] for m in (1, 2, 3)], ("身份证号", "月份")),
        (
            ["身份证号", "月份", "开户日期"],
            [[n, "2025-01", "2024-01-01"] for n in IDS],
            ("身份证号", "月份"),
        ),
        (["姓名", "案件编号"], [["赵一一", "A1"], ["钱二二", "A2"]], ("案件编号",)),
        (["姓名", "身份证号"], [["赵一一", IDS[0]], ["钱二二", IDS[1]]], ("身份证号",)),
        (["姓名", "金额"], [["赵一一", "1"], ["钱二二", "2"], ["孙三三", "3"]], ()),
        (["序号", "姓名"], [["1", "赵一一"], ["2", "钱二二"], ["3", "孙三三"]], ()),
        (["姓名", "身份证号"], [["赵一一", IDS[0]], ["钱二二", ""], ["孙三三", IDS[2]]], ()),
    ],
)
def test_the_key_is_made_of_identifiers_never_of_a_name(
    pool: Any, header: list[str], rows: list[list[str]], key: tuple[str, ...]
) -> None:
    table, notes = _drafted(pool, header, rows)
    assert table.key == key
    assert ("整行作主键" in notes) == (not key)


def test_a_table_without_key_takes_rows_but_refuses_corrections(pool: Any) -> None:
    from shujian.core.errors import ShujianError

    path = pool.write([["赵一一", ""], ["钱二二", "2"]], ["姓名", "金额"])
    draft_table(pool.ctx, pool.home, path, "新表")
    pool.table = "新表"
    result = pool.add(path)
    assert (result.rows_kept, result.rows_quarantined) == (2, 0)
    more = pool.write([["赵一一", "5"]], ["姓名", "金额"])
    with pytest.raises(ShujianError, match="没有主键"):
        pool.add(more, mode="correct")


def test_a_list_with_a_column_a_month_may_be_drafted_with_a_row_a_month(pool: Any) -> None:
    header = ["姓名", "身份证号", "2025年1月", "2025年2月", "2025年3月"]
    rows = [[f"虚构{w}", n, "100", "100", "120"] for w, n in zip("甲乙丙丁", IDS, strict=True)]
    path = pool.write(rows, header)
    draft_table(pool.ctx, pool.home, path, "新表", year="")
    table = Tables.load(pool.home).get("新表")
    assert table.monthly == ("月份", "金额")
    assert [c.name for c in table.columns] == ["姓名", "身份证号", "月份", "金额"]
    pool.table = "新表"
    done = pool.add(path)
    assert (done.rows_in, done.rows_kept) == (12, 12)
    assert len(set(pool.rows("身份证号, 月份::VARCHAR"))) == 12


def test_it_is_drafted_as_it_stands_where_nobody_says_so(pool: Any) -> None:
    header = ["姓名", "身份证号", "2025年1月", "2025年2月"]
    table, _ = _drafted(pool, header, [["虚构甲", IDS[0], "100", "100"]])
    assert [c.name for c in table.columns] == header


@pytest.mark.parametrize(
    ("header", "year", "made"),
    [
        (["姓名", "身份证号", "1月", "2月", "3月"], "2025", True),
        (["姓名", "身份证号", "1月", "2月", "3月"], "", False),
        (["姓名", "身份证号", "甲", "乙", "丙"], "2025", False),
    ],
)
def test_months_are_drafted_only_where_their_year_is_known(
    pool: Any, header: list[str], year: str, made: bool
) -> None:
    path = pool.write([["虚构甲", IDS[0], "100", "100", "120"]], header)
    if made:
        assert draft_table(pool.ctx, pool.home, path, "新表", year=year).name == "新表"
        return
    with pytest.raises(ShujianError) as caught:
        draft_table(pool.ctx, pool.home, path, "新表", year=year)
    assert caught.value.code == "pool.no_months"


@pytest.mark.parametrize(
    ("sheet", "name"),
    [("2024", "排污量_2024"), ("Sheet1", "排污量"), ("", "排污量"), ("一季度", "一季度")],
)
def test_the_name_of_a_drafted_table_says_what_the_list_is(
    pool: Any, sheet: str, name: str
) -> None:
    path = pool.write([["甲", "1"]], ["名称", "数目"])
    path = path.rename(path.with_name("排污量.xlsx"))
    with importing.propose(pool.ctx, pool.home, path) as proposal:
        part = replace(proposal.parts[0].raw, sheet=sheet)
        made = new_table_from(part)
    assert made.name == name


@pytest.mark.parametrize("name", ["2024", "yes", "null", "1e5", "2024_01"])
def test_a_name_that_looks_like_a_number_or_a_yes_stays_a_name(pool: Any, name: str) -> None:
    path = pool.write([["甲", "1"], ["乙", "2"]], ["名称", "ON"])
    draft_table(pool.ctx, pool.home, path, name)
    made = Tables.load(pool.home).get(name)
    assert (made.name, [c.name for c in made.columns]) == (name, ["名称", "ON"])
