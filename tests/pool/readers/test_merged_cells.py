"""Cells merged downwards hold for each of their rows; amounts are not counted again."""

from __future__ import annotations

import io

import openpyxl
import pytest


def book(rows, *merged):
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    for span in merged:
        made.active.merge_cells(span)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


HEAD = ["单位", "姓名", "补贴合计", "月份", "金额"]
ROWS = [
    HEAD,
    ["某甲院", "张一", 300, "2024-01", 100],
    ["", "", "", "2024-02", 200],
    ["", "张二", "", "2024-01", 50],
    ["", "小计", "", "", 350],
    [],
    ["某乙院", "张三", 70, "2024-01", 70],
]


@pytest.mark.parametrize("more", [0, 80, 9_000])
def test_words_are_filled_down_and_numbers_are_not(one, more):
    tail = [["某丙院", f"张{i}", "", "2024-03", i] for i in range(more)]
    data = book([*ROWS, *tail], "A2:A6", "B2:B3", "C2:C4")
    result = one(data, "表.xlsx")
    assert result.cells[:4] == [
        ["某甲院", "张一", "300", "2024-01", "100"],
        ["某甲院", "张一", "", "2024-02", "200"],
        ["某甲院", "张二", "", "2024-01", "50"],
        ["某乙院", "张三", "70", "2024-01", "70"],
    ]
    assert {5: "合计行", 6: "空行"}.items() <= dict(result.part.skipped).items()
    assert len(result.cells) == 4 + more
    assert any("3 处纵向合并" in n and "第 2 行" in n for n in result.part.notes)


def test_a_range_over_the_end_of_a_batch_is_filled_whole(one):
    rows = [HEAD, *([None, f"张{i}", "", "2024-03", i] for i in range(9_000))]
    rows[100][0] = "某甲院"
    result = one(book(rows, "A101:A8901"), "表.xlsx")
    assert [row[0] for row in result.cells] == [""] * 99 + ["某甲院"] * 8801 + [""] * 100


def test_merged_titles_and_headers_are_not_filled(one):
    rows = [
        ["某县发放表"],
        ["单位", "发放", "", ""],
        ["", "月份", "金额", "备注"],
        ["甲", "2024-01", 5, ""],
    ]
    result = one(book(rows, "A1:D1", "A2:A3", "B2:D2"), "表.xlsx")
    assert result.part.header == ["单位", "发放-月份", "发放-金额", "发放-备注"]
    assert result.cells == [["甲", "2024-01", "5", ""]]
    assert not any("纵向合并" in note for note in result.part.notes)


@pytest.mark.parametrize("before", [0, 7_000])
def test_rows_of_a_web_page_that_share_a_cell(one, before):
    plain = "".join(f"<tr><td>某丙院<td>张{i}<td>{i}</tr>" for i in range(before))
    page = (
        f"<table><tr><td>单位<td>姓名<td>金额</tr>{plain}<tr><td rowspan=3>某甲院<td>张一<td>5</tr>"
        "<tr><td>张二<td>6</tr><tr><td rowspan=1>张三<td>7</tr><tr><td>某乙院<td>张四<td>8</tr></table>"
    )
    result = one(page, "表.xls")
    assert result.cells[before:] == [
        ["某甲院", "张一", "5"], ["某甲院", "张二", "6"], ["某甲院", "张三", "7"], ["某乙院", "张四", "8"],
    ]  # fmt: skip


def test_a_merged_code_holds_for_all_rows_and_a_merged_amount_for_one(one):
    rows = [["执行地区划", "批次号", "姓名", "救助金额"], ["990101", 202401, "张一", 3000],
            ["", "", "张二", ""], ["", "", "张三", ""]]  # fmt: skip
    found = one(book(rows, "A2:A4", "B2:B4", "D2:D4"), "表.xlsx")
    assert [row[:2] for row in found.cells] == [["990101", "202401"]] * 3
    assert [row[3] for row in found.cells] == ["3000", "", ""]
