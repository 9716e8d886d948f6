from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
import xlsxwriter
import xlwt

from shujian.core.errors import ShujianError
from shujian.pool.readers.values import number_text


def xlsx(fill: Callable[[Any, Any], None], **options: Any) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, **options})
    fill(book, book.add_worksheet("数据"))
    book.close()
    return out.getvalue()


def rows(*data: list[Any]) -> Callable[[Any, Any], None]:
    def fill(book: Any, sheet: Any) -> None:
        for i, row in enumerate(data):
            sheet.write_row(i, 0, row)

    return fill


def renamed(data: bytes, member: str, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info.filename, change(content) if info.filename == member else content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12.0, "12"),
        (-3.5, "-3.5"),
        (0.1, "0.1"),
        (1e-7, "0.0000001"),
        (999999999999999.0, "999999999999999"),
        (1e15, "1E+15"),
        (6222021234567890.0, "6.22202123456789E+15"),
        (110101199001011234.0, "1.1010119900101123E+17"),
        (-1e15, "-1E+15"),
        (1234567890123456, "1.234567890123456E+15"),
        (float("inf"), "#NUM!"),
    ],
)
def test_numbers_as_text(value, text):
    assert number_text(value) == text


def test_cells_of_every_kind(one):
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["姓名", "号码", "日期", "时间", "是否", "错误", "公式", "大数"])
        day = book.add_format({"num_format": "yyyy年m月d日"})
        time = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for i in range(1, 4):
            sheet.write_string(i, 0, "张三")
            sheet.write_string(i, 1, "007")
            sheet.write_datetime(i, 2, dt.datetime(2024, 2, 29), day)
            sheet.write_datetime(i, 3, dt.datetime(2024, 2, 29, 8, 30), time)
            sheet.write_boolean(i, 4, True)
            sheet.write_formula(i, 5, "=NA()", None, "#N/A")
            sheet.write_formula(i, 6, "=1+1", None, 2)
            sheet.write_number(i, 7, 110101199001011234)

    result = one(xlsx(fill), "a.xlsx")
    assert result.cells[2] == [
        "张三", "007", "2024-02-29", "2024-02-29 08:30:00", "TRUE", "#N/A", "2",
        "1.101011990010112E+17",
    ]  # fmt: skip
    assert result.lines == [2, 3, 4]


def test_the_1904_date_system(one):
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["姓名", "日期"])
        sheet.write_string(1, 0, "张三")
        style = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_datetime(1, 1, dt.datetime(2024, 2, 29), style)

    assert one(xlsx(fill, date_1904=True), "a.xlsx").cells == [["张三", "2024-02-29"]]


def test_bare_numbers_under_a_heading_of_days_count_from_1904_too(one):
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["姓名", "死亡日期", "金额"])
        sheet.write_row(1, 0, ["张三", 43889, 43889])
        sheet.write_row(2, 0, ["李四", "43890", "43890"])

    found = one(xlsx(fill, date_1904=True), "a.xlsx")
    assert [row[1:] for row in found.cells] == [["2024-02-29", "43889"], ["2024-03-01", "43890"]]
    assert any("1904" in note for note in found.part.notes)
    plain = one(xlsx(fill), "b.xlsx")
    assert [row[1] for row in plain.cells] == ["43889", "43890"]


def test_a_formula_without_a_stored_value_is_not_blank(one):
    book = openpyxl.Workbook()
    for row in (["姓名", "金额"], ["张三", "=1+1"], ["李四", 5]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    result = one(out.getvalue(), "a.xlsx")
    assert result.cells == [["张三", "#无缓存值"], ["李四", "5"]]
    assert any("没有保存计算结果" in note and "第 2 行" in note for note in result.part.notes)


def test_titles_merged_headers_totals_and_notes(one):
    def fill(book: Any, sheet: Any) -> None:
        sheet.merge_range(0, 0, 0, 3, "某某市养老金发放表")
        sheet.merge_range(1, 0, 2, 0, "姓名")
        sheet.merge_range(1, 1, 1, 2, "发放")
        sheet.merge_range(1, 3, 2, 3, "备注")
        sheet.write_row(2, 1, ["月份", "金额"])
        sheet.write_row(3, 0, ["张三", "202401", 100.5, ""])
        sheet.write_row(4, 0, ["李四", "202401", 200, ""])
        sheet.write_row(6, 0, ["合计", "", 300.5])
        sheet.write_row(7, 0, ["制表人：王某"])

    result = one(xlsx(fill), "a.xlsx")
    assert result.part.header == ["姓名", "发放-月份", "发放-金额", "备注"]
    assert result.part.header_line == 3
    assert result.cells == [["张三", "202401", "100.5", ""], ["李四", "202401", "200", ""]]
    assert [line for line, _ in result.part.skipped] == [1, 2, 3, 6, 7, 8]
    assert any("某某市养老金发放表" in note for note in result.part.notes)


def test_several_sheets_hidden_and_empty_ones(read):
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["姓名", "金额"])
        sheet.write_row(1, 0, ["张三", 1])
        hidden = book.add_worksheet("隐")
        hidden.hide()
        hidden.write_row(0, 0, ["甲", "乙"])
        book.add_worksheet("空")

    from shujian.pool.readers import ReadOptions

    result = read(xlsx(fill), "a.xlsx")
    assert [(p.part_no, p.sheet, p.hidden, p.rows) for p in result.parts] == [
        (1, "数据", False, 1),
        (2, "隐", True, 0),
    ]
    assert [(e.code, e.where.sheet) for e in result.refused] == [("pool.empty_sheet", "空")]
    chosen = read(xlsx(fill), "a.xlsx", options=ReadOptions(sheets=("隐",)))
    assert [(p.part_no, p.sheet) for p in chosen.parts] == [(2, "隐")]


def test_a_table_that_does_not_begin_in_a1_keeps_its_lines(one):
    def fill(book: Any, sheet: Any) -> None:
        for i, row in enumerate([["姓名", "金额"], ["张三", 1], ["李四", 2]]):
            sheet.write_row(i + 4, 3, row)

    result = one(xlsx(fill), "a.xlsx")
    assert result.cells == [["张三", "1"], ["李四", "2"]]
    assert result.lines == [6, 7]


def test_a_huge_declared_dimension_costs_nothing(one):
    data = renamed(
        xlsx(rows(["姓名", "金额"], ["张三", 1])),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"'),
    )
    assert one(data, "a.xlsx").cells == [["张三", "1"]]


@pytest.mark.parametrize(
    ("cell", "code"),
    [((3, 3000), "pool.too_many_columns"), ((1_048_575, 300), "pool.sheet_too_large")],
)
def test_far_cells_are_refused_before_they_fill_the_memory(read, cell, code):
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["姓名", "金额"])
        sheet.write(*cell, 1)

    with pytest.raises(ShujianError) as caught:
        read(xlsx(fill), "a.xlsx")
    assert caught.value.code == code


def test_old_workbooks_with_errors_and_dates(one):
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for i, row in enumerate([["姓名", "日期", "金额"], ["张三", dt.date(2024, 1, 2), 1.5]]):
        for j, value in enumerate(row):
            sheet.write(i, j, value, day) if isinstance(value, dt.date) else sheet.write(
                i, j, value
            )
    sheet.write(2, 0, "李四")
    sheet.row(2).set_cell_error(2, 0x2A)
    out = io.BytesIO()
    book.save(out)
    result = one(out.getvalue(), "a.xls")
    assert result.part.format == "xls"
    assert result.cells == [["张三", "2024-01-02", "1.5"], ["李四", "", "#N/A"]]


@pytest.mark.parametrize(("worked_out", "cell"), [(False, "#无缓存值"), (True, "")])
def test_an_old_workbook_whose_formulas_were_never_worked_out_is_not_blank(one, worked_out, cell):
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    for i, row in enumerate([["姓名", "移交日期"], ["张三"], ["李四", "2024-01-02"]]):
        for j, value in enumerate(row):
            sheet.write(i, j, value)
    sheet.write(1, 1, xlwt.Formula('"2024-"&"03-01"'))
    if worked_out:
        sheet.write(3, 1, xlwt.Formula("1+1"))
    out = io.BytesIO()
    book.save(out)
    data = out.getvalue()
    if worked_out:  # the result 2 in the second formula
        at = data.rindex(b"\x03\0\0\0\0\0\xff\xff")
        data = data[:at] + struct.pack("<d", 2.0) + data[at + 8 :]
    assert one(data, "a.xls").cells[0] == ["张三", cell]


def test_a_wrong_ending_is_noted_and_content_decides(read, table):
    (part,) = read(xlsx(rows(["姓名", "金额"], ["张三", 1])), "a.csv").parts
    assert part.format == "xlsx"
    assert any("扩展名" in note for note in part.notes)
    assert table(part).cells == [["张三", "1"]]


def test_a_damaged_workbook_is_refused(read):
    data = xlsx(rows(["姓名", "金额"], ["张三", 1]))
    with pytest.raises(ShujianError):
        read(data[: len(data) // 2], "a.xlsx")
