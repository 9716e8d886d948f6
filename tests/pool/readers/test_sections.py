"""Headings inside a list say of what the rows below them are: they become a column."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook

HEAD = "序号,姓名,编号,金额,备注"
One = Callable[..., Any]


def rows(first: int, last: int) -> list[str]:
    return [f"{n},虚构甲,A{n},100,正常" for n in range(first, last + 1)]


def text(*lines: str) -> str:
    return "\n".join([*lines, ""])


def added(result: Any) -> dict[str, list[str]]:
    """The columns that the file itself does not have."""
    own = len(HEAD.split(","))
    return {
        name: [cells[own + i] for cells in result.cells]
        for i, name in enumerate(result.part.header[own:])
    }


def test_a_numbered_heading_holds_for_the_rows_below_it(one: One):
    first, second = "一、现金缴存（3个项目）,,,,", "二、银行保函,,,,"
    result = one(text(HEAD, first, *rows(1, 3), "小计,3,,300,", second, *rows(4, 5)))
    assert added(result) == {"分段标题": ["现金缴存"] * 3 + ["银行保函"] * 2}
    assert dict(result.part.skipped)[2] == dict(result.part.skipped)[7] == "分段标题"
    assert any("“现金缴存”、“银行保函”" in note for note in result.part.notes)


def test_rows_above_the_first_heading_belong_to_none(one: One):
    result = one(text(HEAD, *rows(1, 2), "一、甲类,,,,", *rows(3, 3), "二、乙类,,,,", *rows(4, 4)))
    assert added(result) == {"分段标题": ["", "", "甲类", "乙类"]}


def test_a_heading_of_a_lower_kind_ends_with_the_one_above_it(one: One):
    lines = [HEAD, "一、柳坪镇,,,,", "（一）甲村,,,,", *rows(1, 2), "（二）乙村,,,,", *rows(3, 3)]
    result = one(text(*lines, "二、石桥镇,,,,", *rows(4, 4)))
    assert added(result) == {
        "分段标题": ["柳坪镇"] * 3 + ["石桥镇"],
        "下级分段标题": ["甲村", "甲村", "乙村", ""],
    }


def test_the_figures_of_a_section_may_stand_beside_its_heading(one: One):
    lines = [HEAD, "一、甲类,,,300,", *rows(1, 3), "二、乙类,,,100,", *rows(4, 4)]
    assert added(one(text(*lines))) == {"分段标题": ["甲类"] * 3 + ["乙类"]}


def test_a_place_alone_in_its_row_is_a_heading(one: One):
    lines = [HEAD, "柳坪镇（2人）,,,,", *rows(1, 2), "石桥社区：,,,,", *rows(3, 3)]
    assert added(one(text(*lines))) == {"分段标题": ["柳坪镇", "柳坪镇", "石桥社区"]}


def test_a_unit_named_above_each_block_holds_for_the_block(one: One):
    def block(unit: str, first: int, last: int) -> list[str]:
        return [f"单位：{unit},,,,单位：元", HEAD, *rows(first, last), "合计,,,100,"]

    lines = ["工资发放表（2024年7月）,,,,", *block("虚构县林业局", 1, 2)]
    result = one(text(*lines, *block("虚构县水利局", 3, 4)))
    assert added(result) == {"单位（分段标题）": ["虚构县林业局"] * 2 + ["虚构县水利局"] * 2}


def test_a_unit_alone_above_its_rows_holds_for_them(one: One):
    lines = [HEAD, "单位：虚构县林业局,,,,", *rows(1, 2), "单位：虚构县水利局,,,,", *rows(3, 3)]
    wanted = ["虚构县林业局"] * 2 + ["虚构县水利局"]
    assert added(one(text(*lines))) == {"单位（分段标题）": wanted}


def test_a_unit_that_comes_back_after_another_holds_again(one: One):
    units = ["虚构县林业局", "虚构县水利局", "虚构县林业局"]
    lines = [line for n, u in enumerate(units) for line in (f"单位：{u},,,,", HEAD, *rows(n, n))]
    assert added(one(text(*lines))) == {"单位（分段标题）": units}


def test_a_section_goes_on_over_a_page_with_the_same_title(one: One):
    title = ["花名册,,,,", "填报单位：虚构县司法局,,,,第{}页 共2页", HEAD]
    lines = [line.format(1) for line in title] + ["一、甲类,,,,", *rows(1, 1), "二、乙类,,,,"]
    lines += [*rows(2, 2), *(line.format(2) for line in title), *rows(3, 3)]
    assert added(one(text(*lines))) == {"分段标题": ["甲类", "乙类", "乙类"]}


def test_what_was_said_ends_where_another_title_begins(one: One):
    lines = ["甲地花名册,,,,", HEAD, "一、甲类,,,,", *rows(1, 1), "二、乙类,,,,", *rows(2, 2)]
    result = one(text(*lines, "乙地人员花名册,,,,", HEAD, *rows(3, 3)))
    assert added(result) == {"分段标题": ["甲类", "乙类", ""]}


@pytest.mark.parametrize(
    "lines",
    [
        ["一、甲类,,,,", *rows(1, 3)],  # nothing differs within the list
        [*rows(1, 3), "一、本表由各镇填报,,,,", "二、本表一式三份,,,,"],  # notes below the list
        [*rows(1, 2), "填报单位：甲局,,,,", HEAD, *rows(3, 3), "填报单位：乙局,,,,"],  # at the foot
        [*rows(1, 2), "单位：甲局,,,,", *rows(3, 3), "单位：乙局,,,,"],
        ["单位：元,,,,", HEAD, *rows(1, 1), "单位：万元,,,,", HEAD, *rows(2, 2)],
        ["制表人：甲某,,,,", HEAD, *rows(1, 1), "制表人：乙某,,,,", HEAD, *rows(2, 2)],
    ],
)
def test_no_column_is_made_of_what_does_not_tell_the_rows_apart(one: One, lines: list[str]):
    assert added(one(text(HEAD, *lines))) == {}


@pytest.mark.parametrize(
    "row",
    ["一、二中,1,张三,A1,100", "柳坪镇,,张三,A1,100", "张三,,,,", "一、盗窃,12,30,7,9", "A9,,,,"],
)
def test_a_row_with_more_than_a_heading_stays_a_row(one: One, row: str):
    result = one(text(HEAD, *rows(1, 2), row, *rows(3, 3)))
    assert [cells[0] for cells in result.cells] == ["1", "2", row.split(",")[0], "3"]


def test_a_cell_merged_across_the_list_is_a_heading_whatever_its_words(one: One):
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (HEAD, "在编", *rows(1, 2), "聘用", *rows(3, 3)):
        sheet.append(line.split(","))
    for number in (2, 5):
        sheet.merge_cells(f"A{number}:E{number}")
    out = io.BytesIO()
    book.save(out)
    assert added(one(out.getvalue(), "表.xlsx")) == {"分段标题": ["在编", "在编", "聘用"]}


def test_a_heading_merged_across_a_web_page_is_one_too(one: One):
    def row(line: str) -> str:
        cells = line.split(",")
        if len(cells) == 1:
            return f"<tr><td colspan=5>{line}</td></tr>"
        return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"

    page = "".join(map(row, [HEAD, "在编", *rows(1, 2), "聘用", *rows(3, 3)]))
    result = one(f"<html><body><table>{page}</table></body></html>", "表.xls")
    assert added(result) == {"分段标题": ["在编", "在编", "聘用"]}


def test_a_section_that_repeats_the_header_goes_on_over_the_next_page(one: One):
    title = "保证金情况表,,,,"
    lines = [title, "一、甲类,,,,", HEAD, *rows(1, 1), "二、乙类,,,,", HEAD, *rows(2, 2)]
    result = one(text(*lines, title, HEAD, *rows(3, 3)))
    assert added(result) == {"分段标题": ["甲类", "乙类", "乙类"]}


def test_a_block_that_does_not_say_its_unit_has_not_that_of_the_block_above(one: One):
    lines = ["单位：甲局,,项目编号：7,,", HEAD, *rows(1, 1), "单位：乙局,,,,", HEAD, *rows(2, 2)]
    assert added(one(text(*lines))) == {"单位（分段标题）": ["甲局", "乙局"]}


def test_the_month_that_the_title_of_each_block_names_holds_for_the_block(one: One):
    lines = ["2024年3月养老金发放表,,,,", HEAD, *rows(1, 2), "2024年04月养老金发放表,,,,", HEAD]
    assert added(one(text(*lines, *rows(3, 3)))) == {
        "标题月份": ["2024年3月", "2024年3月", "2024年4月"]
    }


@pytest.mark.parametrize(
    "second",
    ["2024年4月5日发放表", "2024年4-6月发放表", "补发2024年5月、6月表", "制表日期：2024年5月"],
)
def test_a_title_that_names_no_single_month_gives_none(one: One, second: str):
    lines = ["2024年3月养老金发放表,,,,", HEAD, *rows(1, 2), f"{second},,,,", HEAD, *rows(3, 3)]
    assert "标题月份" not in added(one(text(*lines)))


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("二、第2标段", "第2标段"),
        ("二、监区12", "监区12"),
        ("二、柳坪镇12人", "柳坪镇"),
        ("二、乙类（共3户）：", "乙类"),
    ],
)
def test_only_a_count_is_taken_off_a_heading(one: One, heading: str, said: str):
    lines = [HEAD, "一、甲类,,,,", *rows(1, 1), f"{heading},,,,", *rows(2, 2)]
    assert added(one(text(*lines))) == {"分段标题": ["甲类", said]}
