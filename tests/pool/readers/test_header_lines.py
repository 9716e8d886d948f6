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


def test_a_line_of_letters_above_names_of_any_words_is_no_header(one) -> None:
    """案号, 罪名 and 主刑 end as no other names do; the row below them is data, they are not."""
    rows = [
        "WSID,AH,ZM,ZX,PJRQ",
        "文书编号,案号,罪名,主刑,判决日期",
        "W1,（2024）虚9901刑初1号,盗窃罪,有期徒刑,2024-03-01",
        "W2,（2024）虚9901刑初2号,诈骗罪,拘役,2024-03-02",
    ]
    found = one("\n".join(rows))
    assert found.part.header == ["文书编号", "案号", "罪名", "主刑", "判决日期"]
    assert len(found.cells) == 2


def test_a_line_of_codes_may_hold_names_where_there_is_no_code(one) -> None:
    rows = ["AAC002,AAC003,AAE140,认证方式", "身份证号,姓名,险种,认证方式"]
    rows += [f"99010119900307001{n},虚构甲,城乡居民,人脸" for n in range(3)]
    found = one("\n".join(rows))
    assert (found.part.header, len(found.cells)) == (["身份证号", "姓名", "险种", "认证方式"], 3)


def test_words_in_letters_above_a_list_of_words_are_its_header(one) -> None:
    found = one("NAME,KIND,PLACE\n虚构甲,缓刑,幻影镇\n虚构乙,管制,幻影镇\n虚构丙,假释,幻影镇\n")
    assert found.part.header == ["NAME", "KIND", "PLACE"]
    assert len(found.cells) == 3
