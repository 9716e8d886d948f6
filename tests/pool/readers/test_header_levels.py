"""Headers of several rows: groups with the same names below them, units, groups of groups."""

from __future__ import annotations

import io

import openpyxl
import pytest

DATA = [["张一", "A1", 5, 6, 7, 8], ["张二", "A2", 5, 6, 7, 8], ["张三", "A3", 9, 6, 7, 8]]
CASES = {
    "the same months under two years": (
        [["姓名", "编号", "2024年", "", "2025年", ""], ["", "", "1月", "2月", "1月", "2月"]],
        ["C1:D1", "E1:F1", "A1:A2", "B1:B2"],
        ["姓名", "编号", "2024年-1月", "2024年-2月", "2025年-1月", "2025年-2月"],
    ),
    "groups of groups": (
        [
            ["基本情况", "", "工资", "", "", ""],
            ["姓名", "编号", "应发", "", "扣款", "实发"],
            ["", "", "基本", "津贴", "", ""],
        ],
        ["A1:B1", "C1:F1", "A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3"],
        [
            "基本情况-姓名", "基本情况-编号", "工资-应发-基本", "工资-应发-津贴", "工资-扣款", "工资-实发",
        ],
    ),
    "units in brackets": (
        [["姓名", "编号", "甲", "乙", "丙", "丁"], ["", "", "（元）", "（万元）", "", ""]],
        [],
        ["姓名", "编号", "甲（元）", "乙（万元）", "丙", "丁"],
    ),
    "bare units": (
        [["姓名", "编号", "甲", "乙", "丙", "丁"], ["", "", "元", "万元", "人", "天"]],
        [],
        ["姓名", "编号", "甲（元）", "乙（万元）", "丙（人）", "丁（天）"],
    ),
    "a title and a caption in merged cells": (
        [
            ["某县发放表", "", "", "", "", ""],
            ["填报单位：某局", "", "", "单位：元", "", ""],
            ["姓名", "编号", "甲", "乙", "丙", "丁"],
        ],
        ["A1:F1", "A2:C2", "D2:F2"],
        ["姓名", "编号", "甲", "乙", "丙", "丁"],
    ),
}  # fmt: skip


def book(rows, merged):
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append([cell if cell != "" else None for cell in row])
    for span in merged:
        made.active.merge_cells(span)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("case", CASES)
def test_headers_of_workbooks(one, case):
    head, merged, names = CASES[case]
    result = one(book(head + DATA, merged), "表.xlsx")
    assert result.part.header == names
    assert [row[1] for row in result.cells] == ["A1", "A2", "A3"]


@pytest.mark.parametrize(
    "case", [name for name in CASES if "group" not in name and "title" not in name]
)
def test_headers_of_text_files(one, case):
    head, _, names = CASES[case]
    text = "\n".join(",".join(map(str, row)) for row in head + DATA)
    assert one(text + "\n").part.header == names


def test_a_row_of_words_under_a_header_is_data(one):
    rows = [["姓名", "计量", "备注"], ["张一", "元", "甲"], ["张二", "万元", "乙"]]
    assert len(one(book(rows, []), "表.xlsx").cells) == 2


@pytest.mark.parametrize(
    ("above", "below", "names"),
    [
        ("姓名,编号,刑期,,", ",,起,止,案号", ["姓名", "编号", "刑期-起", "刑期-止", "案号"]),
        (
            "姓名,编号,发放,,",
            ",,日期,金额,批次",
            ["姓名", "编号", "发放-日期", "发放-金额", "发放-批次"],
        ),
    ],
)
def test_a_group_of_a_text_file_ends_before_a_column_with_a_name_of_its_own(
    one, above, below, names
):
    data = "\n".join(",".join(map(str, [*row[:4], "0"])) for row in DATA)
    assert one(f"{above}\n{below}\n{data}\n").part.header == names
