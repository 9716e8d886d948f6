"""A file that ends too early gives its rows, and is told to be cut."""

from __future__ import annotations

import json

import pytest

HEAD = "身份证号,姓名,金额,日期\n"
FULL = "".join(f"99010119900307{n:04d},虚构甲,1{n},2024-03-{n + 10}\n" for n in range(8))
LAST = "990101199003070999,虚构乙,120.50,2024-04-01"


def codes(result):
    return [error.code for error in result.refused]


@pytest.mark.parametrize(
    "tail",
    [
        "990101199003070999,虚构乙,12",
        "990101199003070999,虚构",
        "99010119900",
        "990101199003070999,虚构乙,120.50,2024-0",
        '990101199003070999,"虚构',
        '990101199003070999,虚构乙,"120',
    ],
    ids=["third cell", "second cell", "first cell", "last cell", "open quote", "open number"],
)
def test_a_last_line_that_was_cut_gives_a_broken_row_and_is_refused(read, table, tail) -> None:
    result = read(HEAD + FULL + tail)
    assert codes(result) == ["pool.cut_off"]
    assert "第 10 行没有写完" in result.refused[0].why
    found = table(result.parts[0])
    assert len(found.cells) == 9
    assert [index for index, why in enumerate(found.broken) if why] == [8]


def test_a_file_cut_within_a_character_is_refused(read, table) -> None:
    whole = (HEAD + FULL + "990101199003070999,虚构乙").encode("gb18030")
    result = read(whole[:-1])
    assert codes(result) == ["pool.cut_off"]
    assert table(result.parts[0]).broken[-1]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + FULL + LAST,
        HEAD + FULL + LAST + "\n",
        HEAD + FULL + "990101199003070999,虚构乙,120.50,",
        HEAD + FULL + "合计,,1000",
        HEAD + FULL + "制表人：虚构甲,审核人：虚构乙",
        HEAD + FULL + "以上数据由虚构系统导出",
        HEAD + FULL + "总计：60000人   操作员：虚构甲   打印时间：2024-06-20 09:00",
        HEAD + FULL + "990101199003070999,虚构\n",
        HEAD + "990101199003070999,虚构甲,1,无",
        HEAD + '990101199003070999,"虚构甲,1,无\n' + FULL,
        "编号,姓名\n" + "\n".join(f"{n},虚构{'甲' * (n % 3 + 1)}" for n in range(9)),
    ],
    ids=["whole without line end", "whole", "blank last cell", "total", "signatures", "closing note",
         "total in words",
         "short line within the file", "one row", "stray quote", "names of any length"],
)  # fmt: skip
def test_a_whole_file_is_not_called_cut(read, text) -> None:
    assert codes(read(text)) == []


RECORDS = [{"身份证号": f"99010119900307{n:04d}", "姓名": "虚构甲"} for n in range(5)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (json.dumps({"data": RECORDS, "total": 5})[:-3], 5),
        (json.dumps({"data": RECORDS, "page": {"no": 1, "of": 9}})[:-6], 5),
        (json.dumps({"data": RECORDS})[:-1], 5),
        (json.dumps({"data": RECORDS})[:-20], 5),
        (json.dumps(RECORDS) + json.dumps(RECORDS), 5),
        ("\n".join(json.dumps(record) for record in RECORDS)[:-9], 5),
    ],
    ids=["after the list", "within what follows", "last brace", "within the list", "two lists",
         "lines"],
)  # fmt: skip
def test_json_that_breaks_off_anywhere_is_refused_once(read, table, text, rows) -> None:
    result = read(text, "名单.json")
    assert codes(result) == ["pool.cut_off"]
    (part,) = result.parts
    assert len(table(part).cells) == rows


def test_whole_json_is_not_called_cut(read) -> None:
    for text in (json.dumps({"data": RECORDS, "total": 5}), json.dumps(RECORDS) + "\n",
                 "\n".join(json.dumps(record) for record in RECORDS)):  # fmt: skip
        assert codes(read(text, "名单.json")) == []


def test_a_web_table_cut_within_a_row_gives_a_broken_row_and_is_refused(read, table) -> None:
    rows = "".join(f"<tr><td>{n}</td><td>虚构甲</td><td>{n}0</td></tr>" for n in range(5))
    page = f"<html><table><tr><td>编号</td><td>姓名</td><td>金额</td></tr>{rows}"
    result = read(page + "<tr><td>9</td><td>虚", "名单.xls")
    assert codes(result) == ["pool.cut_off"]
    found = table(result.parts[0])
    assert found.cells[-1] == ["9", "虚", ""]
    assert found.broken[-1]
    assert not any(found.broken[:-1])
    assert codes(read(page + "</table></html>", "名单.xls")) == []
    assert codes(read(page, "名单.xls")) == []
