from __future__ import annotations

import pytest

HEAD = "姓名,身份证号,金额,备注\n"


@pytest.mark.parametrize(
    ("encoding", "mark", "found"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8-sig", b"", "utf-8"),
        ("gb18030", b"", "gb18030"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("utf-8", b"\xef\xbb\xbf" * 2, "utf-8"),
        ("utf-16-le", b"\xff\xfe" * 2, "utf-16-le"),
    ],
)
def test_encodings_are_told_by_content(one, encoding, mark, found):
    text = HEAD + "张三,110,1.5,甲\n李四,120,2,乙\n" * 3
    result = one(mark + text.encode(encoding))
    assert result.part.encoding == found
    assert result.part.header == ["姓名", "身份证号", "金额", "备注"]
    assert result.cells[0] == ["张三", "110", "1.5", "甲"]
    assert len(result.cells) == 6


def test_an_encoding_error_far_behind_the_first_block_is_found(one):
    ascii_part = "name,no,amount,note\n" + "a,1,2,b\n" * 700_000
    result = one(ascii_part.encode() + "张三,1,2,李四\n".encode("gb18030"))
    assert result.part.encoding == "gb18030"
    assert result.cells[-1] == ["张三", "1", "2", "李四"]
    assert result.lines[-1] == 700_002


@pytest.mark.parametrize(("main", "other"), [("utf-8", "gb18030"), ("gb18030", "utf-8")])
def test_lines_in_another_encoding_are_read_and_noted(one, main, other):
    rows = [f"张三丰,{i},1.5,某某街道办事处".encode(main) for i in range(20)]
    rows[7] = "欧阳修,7,1.5,另外编码的一行".encode(other)
    result = one(HEAD.encode(main) + b"\n".join(rows) + b"\n")
    assert result.part.encoding == main
    assert result.cells[7] == ["欧阳修", "7", "1.5", "另外编码的一行"]
    assert result.broken == [None] * 20
    assert any("另有 1 行" in note for note in result.part.notes)


def test_a_line_in_no_encoding_is_kept_and_broken(one):
    good = "张三,1,2,甲乙丙丁\n".encode()
    result = one(HEAD.encode() + good * 5 + b"\xff\xfe\xff,2,3,x\n" + good)
    assert len(result.cells) == 7
    assert "无法解码" in result.broken[5]
    assert result.cells[5][1:] == ["2", "3", "x"]


def test_nul_bytes_are_removed_with_a_note(one):
    result = one(HEAD.encode() + "张三\0,1,2,甲\n".encode() * 3)
    assert result.cells[0][0] == "张三"
    assert any("NUL" in note for note in result.part.notes)


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|", "，"])
def test_delimiters(one, delimiter):
    rows = [["姓名", "地址", "金额"], *([f"张{i}", "某街1号", "3.5"] for i in range(5))]
    result = one("\n".join(delimiter.join(row) for row in rows) + "\n", "a.txt")
    assert result.part.delimiter == delimiter
    assert result.cells == rows[1:]


def test_full_width_commas_in_cells_are_punctuation(one):
    result = one("姓名,地址\n" + "张三,某区，某街，1号\n" * 5)
    assert result.cells[0] == ["张三", "某区，某街，1号"]


CASES = {
    "quoted comma": ('张三,1,2,"甲,乙"\n', [(["张三", "1", "2", "甲,乙"], None)]),
    "doubled quote": ('张三,1,2,"甲""乙"\n', [(["张三", "1", "2", '甲"乙'], None)]),
    "quote inside": ('张三,1,2,甲"乙"丙\n', [(["张三", "1", "2", '甲"乙"丙'], None)]),
    "text after a quote": ('"张"三,1,2,甲\n', [(['"张"三', "1", "2", "甲"], None)]),
    "two lines": ('张三,1,2,"甲\n乙"\n李四,1,2,\n', [
        (["张三", "1", "2", "甲\n乙"], None), (["李四", "1", "2", ""], None)]),
    "two lines in the first cell": ('"张\n三",1,2,甲\n', [(["张\n三", "1", "2", "甲"], None)]),
    "unclosed": ('张三,"1,2,甲\n李四,1,2,乙\n', [
        (["张三", '"1', "2", "甲"], "引号未闭合"), (["李四", "1", "2", "乙"], None)]),
    "unclosed, then a quote": ('张三,"1,2,甲\n李四,"1",2,乙\n', [
        (["张三", '"1', "2", "甲"], "引号未闭合"), (["李四", "1", "2", "乙"], None)]),
    "two unclosed quotes must not pair": ('张三,1,2,"甲\n李四,1,2,乙\n王五,1,2",丙\n', [
        (["张三", "1", "2", '"甲'], "引号未闭合"), (["李四", "1", "2", "乙"], None),
        (["王五", "1", '2"', "丙"], None)]),
    "short by an empty cell": ("张三,1,2\n", [(["张三", "1", "2", ""], None)]),
    "far too short": ("张三,1\n", [(["张三", "1", "", ""], "只有 2 个")]),
    "extra empty cells": ("张三,1,2,甲,,\n", [(["张三", "1", "2", "甲"], None)]),
    "too many": ("张三,1,2,甲,乙\n", [(["张三", "1", "2", "甲"], "多出 1 个")]),
    "a record cut by a line break": ("张三,1,甲\n乙,丙\n", [
        (["张三", "1", "甲", ""], "拆成"), (["乙", "丙", "", ""], "拆成")]),
    "excel tricks": ("张三,=\"0123\",'45,甲\n", [(["张三", "0123", "45", "甲"], None)]),
    "lone CR": ("张三,1,2,甲\r李四,1,2,乙\r\n", [
        (["张三", "1", "2", "甲"], None), (["李四", "1", "2", "乙"], None)]),
    "cut off": ("张三,1,2,甲\n李四,1,2", [
        (["张三", "1", "2", "甲"], None), (["李四", "1", "2", ""], "中断")]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_rows_as_departments_send_them(one, case):
    text, expected = CASES[case]
    result = one(HEAD + text)
    assert result.cells == [cells for cells, _ in expected]
    for found, (_, why) in zip(result.broken, expected, strict=True):
        assert (found is None) if why is None else (found is not None and why in found)


def test_surplus_cells_are_kept(one):
    assert one(HEAD + "张三,1,2,甲,乙,丙\n").extra == ['["乙", "丙"]']


def test_an_unclosed_quote_in_a_large_file_costs_one_row(one):
    rows = [f"张三,{i},2,甲" for i in range(3000)]
    rows[1500] = '张三,1500,2,"甲'
    result = one(HEAD + "\n".join(rows) + "\n")
    assert [row[1] for row in result.cells] == [str(i) for i in range(3000)]
    assert [i for i, why in enumerate(result.broken) if why] == [1500]
    assert result.lines == list(range(2, 3002))


def test_totals_notes_blank_lines_and_pasted_headers_are_skipped_with_reason(one):
    text = (
        "某某局发放明细表\n填报单位：某某局,,,单位：元\n" + HEAD + "1,2,3,4\n张三,1,2,甲\n,,,\n"
        "小计,,2,\n姓名,身份证号,金额,备注\n李四,1,3,乙\n合 计,,5,\n制表人：王某,,,审核人：李某\n"
    )
    result = one(text)
    assert [row[0] for row in result.cells] == ["张三", "李四"]
    assert result.part.header_line == 3
    whys = dict(result.part.skipped)
    assert whys[1] == whys[2] == "表头以上的标题"
    assert {
        4: "列序号行",
        6: "空行",
        7: "合计行",
        8: "重复的表头",
        10: "合计行",
    }.items() <= whys.items()
    assert whys[11] == "表尾说明"
    assert result.part.skipped_rows == 9


def test_names_that_look_like_totals_stay(one):
    rows = ["总计明,1,2,甲", "审核通过,1,2,乙", "单小计,1,2,丙", "制表,1,2,丁"]
    assert len(one(HEAD + "\n".join(rows) + "\n").cells) == 4


def test_a_million_trailing_blank_lines_are_one_entry(one):
    result = one(HEAD + "张三,1,2,甲\n" + ",,,\n" * 50_000)
    assert result.part.rows == 1
    assert result.part.skipped_rows == 50_001
    assert len(result.part.skipped) == 2


HEADERS = {
    "duplicates": ("姓名,金额,金额\n张三,1,2\n", ["姓名", "金额", "金额_2"], 1),
    "unnamed": ("姓名,,金额\n张三,x,2\n", ["姓名", "列2", "金额"], 1),
    "none": ("张三,110,1.5\n李四,120,2.5\n", ["列1", "列2", "列3"], 0),
    "none, words only": ("张三,男,是\n李四,男,是\n王五,男,是\n", ["列1", "列2", "列3"], 0),
    "two rows": (
        "姓名,发放,,备注\n,月份,金额,\n张三,2024-01,5,x\n",
        ["姓名", "发放-月份", "发放-金额", "备注"],
        2,
    ),
    "line breaks": ('"姓\n名",金 额\n张三,5\n', ["姓名", "金额"], 1),
    "one column": ("姓名\n张三\n李四\n", ["姓名"], 1),
    "only a header": ("姓名,金额\n", ["姓名", "金额"], 1),
}


@pytest.mark.parametrize("case", HEADERS)
def test_headers(one, case):
    text, names, line = HEADERS[case]
    result = one(text)
    assert result.part.header == names
    assert result.part.header_line == line


def test_a_persons_choice_of_header_encoding_and_delimiter_holds(one):
    from shujian.pool.readers import ReadOptions

    text = "说明,x\n甲,乙\n1,2\n".encode("gb18030")
    chosen = one(text, options=ReadOptions(header_line={"": 2}, encoding="gb18030"))
    assert chosen.part.header == ["甲", "乙"]
    assert one(text, options=ReadOptions(header_line={"*": 0})).part.rows == 3
    assert one("a;b,c\n1;2,3\n", options=ReadOptions(delimiter=";")).part.header == ["a", "b,c"]
