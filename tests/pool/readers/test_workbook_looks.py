"""What a workbook shows otherwise than it keeps: leading zeros, hidden rows and columns."""

from __future__ import annotations

import io

import pytest
import xlsxwriter


def book(fill):
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = made.add_worksheet("数据")
    sheet.write_row(0, 0, ["姓名", "编号", "金额"])
    fill(made, sheet)
    made.close()
    return out.getvalue()


@pytest.mark.parametrize(
    ("shown", "value", "text"),
    [
        ("000000", 123, "000123"),
        ("000000", 1234567, "1234567"),
        ("000000;@", 0, "000000"),
        ("0", 123, "123"),
        ("0.00", 123, "123"),
        ("000.00", 1.5, "1.5"),
        ("000000", "12", "12"),
        ("000000", 12.5, "12.5"),
    ],
)
@pytest.mark.parametrize("count", [1, 9_000])
def test_codes_keep_the_zeros_that_are_shown(one, shown, value, text, count):
    def fill(made, sheet):
        style = made.add_format({"num_format": shown})
        for line in range(1, count + 1):
            sheet.write(line, 0, "张三")
            sheet.write(line, 1, value, style)
            sheet.write(line, 2, 5)

    result = one(book(fill), "表.xlsx")
    assert result.cells == [["张三", text, "5"]] * count


def test_hidden_rows_and_columns_are_read_and_told(one):
    def fill(made, sheet):
        for line in range(1, 6):
            sheet.write_row(line, 0, ["张三", f"A{line}", line])
        sheet.set_column(1, 1, None, None, {"hidden": True})
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_row(3, None, None, {"hidden": True})

    result = one(book(fill), "表.xlsx")
    assert [row[1] for row in result.cells] == ["A1", "A2", "A3", "A4", "A5"]
    assert "工作表中隐藏（或被筛选掉）的 2 行、1 列已一并读取" in result.part.notes


def test_nothing_hidden_is_not_told(one):
    result = one(book(lambda made, sheet: sheet.write_row(1, 0, ["张三", "A1", 5])), "表.xlsx")
    assert not any("隐藏" in note for note in result.part.notes)
