"""Rows whose cells do not stand under the names above them are broken, never read as they lie."""

from __future__ import annotations

import pytest

from tests.pool.readers.conftest import load

HEAD = "姓名,编号,金额\n"


@pytest.mark.parametrize(
    ("head", "row", "sound"),
    [
        (HEAD, "张{i},A{i},1,230.00", False),
        (HEAD, "张{i},A{i},-1,230", False),
        (HEAD, "张{i},A{i},(1,230.00)", False),
        (HEAD, "张{i},A{i},￥1,230.00元", False),
        (HEAD, '张{i},A{i},"1,230.00"', True),
        (HEAD, "张{i},A{i},230.00,无名备注", True),
        ("姓名,编号,金额,备注,电话\n", "张{i},A{i},1,230.00,,", False),
        ("姓名,编号,月数,金额,,\n", "张{i},A{i},3,500,,", True),
        ("姓名,编号,月数,金额\n", "张{i},A{i},3,500", True),
    ],
)
@pytest.mark.parametrize("count", [1, 9, 300])
def test_a_number_cut_at_its_comma_is_never_read(one, head, row, sound, count):
    result = one(head + "".join(row.format(i=i) + "\n" for i in range(count)))
    assert len(result.cells) == count
    if sound:
        assert count == 1 or result.broken == [None] * count
    else:
        assert all(why and "千位逗号" in why for why in result.broken)


def test_only_rows_with_a_cut_number_are_broken(one):
    rows = [f"张{i},A{i},{'1,230.00' if i % 2 else '230.00'}" for i in range(40)]
    result = one(HEAD + "\n".join(rows) + "\n")
    assert result.part.header == ["姓名", "编号", "金额"]
    assert [why is not None for why in result.broken] == [i % 2 == 1 for i in range(40)]
    assert [row[2] for row in result.cells][::2] == ["230.00"] * 20


def test_some_longer_rows_do_not_widen_the_table(one):
    rows = [f"张{i},A{i}号{',东侧' if i % 2 else ''},230.00" for i in range(40)]
    result = one(HEAD + "\n".join(rows) + "\n")
    assert result.part.header == ["姓名", "编号", "金额"]
    assert sum("多出 1 个" in (why or "") for why in result.broken) == 20


def test_a_column_without_a_name_is_noted_where_every_row_has_it(one):
    result = one(HEAD + "张三,A1,5,备注\n" * 9)
    assert result.part.header[-1] == "列4"
    assert any("没加引号的逗号" in note for note in result.part.notes)


def test_under_another_header_rows_are_a_list_of_their_own(read):
    text = (
        "姓名,编号,应发,实发\n张一,A1,9,8\n退休人员,,,\n姓名,编号,实发,应发\n张二,A2,8,9\n张三,A3,8,9\n"
        "姓名,编号,应发,实发\n张四,A4,9,8\n编号,姓名,应发,补发\nA5,张五,9,8\n"
    )
    parts = [load(part) for part in read(text).parts]
    assert [part.part.header for part in parts] == [
        ["姓名", "编号", "应发", "实发"],
        ["姓名", "编号", "实发", "应发"],
        ["姓名", "编号", "应发", "实发"],
        ["编号", "姓名", "应发", "补发"],
    ]
    assert [part.lines for part in parts] == [[2], [5, 6], [8], [10]]
    assert parts[1].part.titles == ["退休人员"]
    assert parts[1].cells == [["张二", "A2", "8", "9"], ["张三", "A3", "8", "9"]]
    assert not any(why for part in parts for why in part.broken)


def test_another_header_far_down_holds_for_all_blocks_below(read):
    rows = [f"张{i},A{i},9,8" for i in range(20_000)]
    rows[300] = "姓名,编号,实发,应发"
    first, second = map(load, read("姓名,编号,应发,实发\n" + "\n".join(rows) + "\n").parts)
    assert (len(first.cells), len(second.cells)) == (300, 19_699)
    assert (second.part.header, second.lines[-1]) == (["姓名", "编号", "实发", "应发"], 20_001)
    assert not any([*first.broken, *second.broken])


@pytest.mark.parametrize("row", ["姓名,A1,5", "张三,编号,金额合计", "金额,A2,7"])
def test_a_row_with_a_word_of_the_header_stays(one, row):
    result = one(HEAD + "张三,A1,5\n" + row + "\n李四,A3,6\n")
    assert len(result.cells) == 3
    assert result.broken == [None] * 3


@pytest.mark.parametrize("delimiter", ["\t", ";", ","])
def test_a_stray_delimiter_breaks_its_row_only(one, delimiter):
    rows = [
        ["张一", "A1", "5"],
        ["张二", "A2", "", "6"],
        ["张三", "A3", "7", ""],
        ["张四", "", "A4", "8"],
    ]
    text = "\n".join(delimiter.join(row) for row in [["姓名", "编号", "金额"], *rows])
    result = one(text + "\n", "a.txt")
    assert result.part.header == ["姓名", "编号", "金额"]
    assert ["多出" in (why or "") for why in result.broken] == [False, True, False, True]


def test_a_column_that_the_header_leaves_without_name_may_be_filled_seldom(one):
    rows = [f"张{i},A{i},5,{'备注' if i == 3 else ''}" for i in range(9)]
    result = one("姓名,编号,金额,\n" + "\n".join(rows) + "\n")
    assert result.broken == [None] * 9
