"""Headers with a line of codes, with years as names, and delimiters seldom seen."""

from __future__ import annotations

import pytest

ROWS = "张三,A1,5\n李四,A2,6\n王五,A3,7\n"


@pytest.mark.parametrize(
    ("head", "names", "line"),
    [
        ("XM,AAC002,JE\n姓名,证件号码,金额\n", ["姓名", "证件号码", "金额"], 2),
        ("姓名,证件号码,金额\nXM,AAC002,JE\n", ["姓名", "证件号码", "金额"], 2),
        ("某县发放表\nXM,AAC002,JE\n姓名,证件号码,金额\n", ["姓名", "证件号码", "金额"], 3),
        ("XM,SFZH,JE\n", ["XM", "SFZH", "JE"], 1),
        ("单位,2022,2023\n", ["单位", "2022", "2023"], 1),
        ("单位,2024,2023\n", ["单位", "2024", "2023"], 1),
    ],
)
def test_the_names_are_taken_and_no_row_of_data(one, head, names, line):
    result = one(head + ROWS)
    assert (result.part.header, result.part.header_line) == (names, line)
    assert [row[0] for row in result.cells] == ["张三", "李四", "王五"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("XM,XB,MZ\n张三,男,汉族\n李四,女,回族\n", 2),
        ("姓名,等级,类型\nLI,AB,XY\nWANG,AC,XZ\n", 2),
        ("姓名,等级,类型\nLI,AB,XY\n", 1),
        ("XM,DW,DH\n某甲,某单位,某电话\n", 1),
    ],
)
def test_words_and_codes_that_are_data_stay(one, text, count):
    assert len(one(text).cells) == count


@pytest.mark.parametrize("delimiter", ["^", "\x01", "、"])
def test_delimiters_of_old_programs(one, delimiter):
    rows = [["姓名", "住址", "金额"], *([f"张{i}", "某街1号", "3.5"] for i in range(5))]
    result = one("\n".join(delimiter.join(row) for row in rows) + "\n", "a.txt")
    assert (result.part.delimiter, result.cells) == (delimiter, rows[1:])


def test_names_in_a_list_are_no_cells(one):
    result = one("姓名\n" + "张三、李四\n王五\n" * 5, "a.txt")
    assert result.cells[0] == ["张三、李四"]


def test_quotes_of_sql_are_undone_and_others_stay(one):
    result = one("姓名,备注,编号\n'张三','见'注'二','0123'\n李四,''甲'',5\n")
    assert result.cells[0] == ["张三", "'见'注'二'", "0123"]
    assert result.cells[1][1] == "''甲''"
