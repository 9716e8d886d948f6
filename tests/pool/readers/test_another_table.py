"""What is laid out so that its rows mean something else is never read as if it were one table."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from tests.pool.readers.conftest import load

FIRST = [["身份证号", "姓名", "入监日期", "类别"]] + [
    [f"9901011990030700{n}1", f"虚构{n}", f"2023-01-0{n}", "监狱服刑"] for n in range(1, 5)
]
DEATHS = [["身份证号", "死者姓名", "死亡日期", "数据来源", "户籍地"]] + [
    [f"9901011990030700{n}2", f"虚构{n}", f"2024-02-0{n}", "公安", "990101"] for n in range(5, 8)
]
PROJECTS = [["项目编号", "项目名称", "缴存日期", "金额"]] + [
    [f"XM{n:03}", "虚构工程", f"2024-02-0{n}", f"{n}000"] for n in range(5, 8)
]


def csv(*tables: list[list[str]]) -> str:
    return "\n".join(",".join(row) for table in tables for row in table) + "\n"


@pytest.mark.parametrize(
    ("between", "other", "skipped"),
    [
        ([[""], ["死亡人员名单"]], DEATHS, ["表头以上的标题", "表头"]),
        ([[""]], DEATHS, ["表头"]),
        ([[""]], PROJECTS, ["表头"]),
        ([], DEATHS, ["表头"]),
    ],
    ids=["blank and title", "blank", "no name in common", "first name in common"],
)
def test_another_list_below_in_a_text_file_is_a_part_of_its_own(
    read, between, other, skipped
) -> None:
    first, second = map(load, read(csv(FIRST, between, other)).parts)
    assert (first.cells, second.cells) == (FIRST[1:], other[1:])
    assert second.part.header == other[0]
    assert not any([*first.broken, *second.broken])
    at = len(FIRST) + len(between) + 2
    assert second.lines == [at, at + 1, at + 2]
    assert [why for _, why in second.part.skipped] == skipped


def test_rows_of_a_list_below_keep_cells_that_the_list_above_has_no_column_for(read) -> None:
    wide = [[*row, f"备注{n}", "甲"] for n, row in enumerate(DEATHS)]
    wide[0][-2:] = ["备注", "来源单位"]
    short = [row[:3] for row in FIRST]
    first, second = map(load, read(csv(short, [""], wide)).parts)
    assert first.cells == short[1:]
    assert second.cells == wide[1:]
    assert not any(second.broken)


def test_lines_broken_in_a_list_below_are_told_there(read) -> None:
    text = csv(FIRST, [[""]], DEATHS) + "990101199003070012\n"
    first, second = map(load, read(text).parts)
    assert [first.part.broken, second.part.broken] == [0, 1]
    assert second.broken[-1] is not None


def test_the_rows_below_a_header_that_a_person_pointed_at_are_not_taken_apart(one) -> None:
    from shujian.pool.readers import ReadOptions

    found = one(csv(FIRST, [[""]], DEATHS), options=ReadOptions(header_line={"*": 1}))
    assert [bool(why) for why in found.broken] == [False] * 4 + [True] * 3
    assert "单独存成一个工作表" in found.broken[-1]


def test_the_first_header_again_ends_the_other_table(read) -> None:
    parts = [load(p) for p in read(csv(FIRST, [[""]], DEATHS, [[""]], FIRST)).parts]
    assert [p.cells for p in parts] == [FIRST[1:], DEATHS[1:], FIRST[1:]]


def test_blank_lines_and_words_among_the_rows_begin_no_other_table(one) -> None:
    words = [["无号", "虚构某", "不详", "监狱服刑"], ["待查", "虚构氏", "未填写", "看守所服刑"]]
    found = one(csv(FIRST, [[""]], words, FIRST[1:], [[""], [""]], FIRST[1:]))
    assert len(found.cells) == 4 + 2 + 4 + 4
    assert not any(found.broken)


def test_tables_side_by_side_are_said_to_be_so(read) -> None:
    twice = [[*row[:3], *row[:3]] for row in FIRST]
    (part,) = read(csv(twice)).parts
    assert any("并排出现 2 次" in note for note in part.notes)


def test_a_list_that_goes_on_beside_itself_with_numbered_rows_is_read_in_two_parts(read) -> None:
    rows = [["序号", *FIRST[0][:3]], *([str(n), *row[:3]] for n, row in enumerate(FIRST[1:], 1))]
    left, right = map(load, read(csv([[*row, *row] for row in rows])).parts)
    assert left.cells == right.cells == rows[1:]
    assert [left.part.sheet, right.part.sheet] == ["第 1 栏", "第 2 栏"]
    assert any("左右并排 2 张表" in note for note in right.part.notes)


def sheet(*rows: list[str]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append([cell or None for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_lists_on_both_sides_of_a_blank_column_have_each_its_names_and_the_title(read) -> None:
    title = ["2024年2月名单", *[""] * 7]
    dead = [["身份证号", "姓名", "死亡日期"], *(row[:3] for row in DEATHS[1:])]
    pairs = zip([*FIRST[:3], [""] * 4], dead, strict=True)
    rows = [title, *([*left, "", *right] for left, right in pairs)]
    left, right = map(load, read(sheet(*rows), "表.xlsx").parts)
    assert (left.part.header, left.cells) == (FIRST[0], FIRST[1:3])
    assert (right.part.header, right.cells) == (dead[0], dead[1:])
    assert left.part.titles == right.part.titles == ["2024年2月名单"]
    assert [left.part.part_no, right.part.part_no] == [1, 2]
    assert (left.lines, right.lines) == ([3, 4], [3, 4, 5])


@pytest.mark.parametrize("gap", [[], [""]])
def test_one_row_of_two_people_under_their_groups_is_not_torn_apart(read, gap) -> None:
    groups = ["户主", "", "", *gap, "配偶", "", ""]
    rows = [[*row[:3], *gap, *row[:3]] for row in FIRST]
    (part,) = read(sheet(groups, *rows), "表.xlsx").parts
    assert part.sheet == "Sheet"


def test_a_word_between_two_lists_breaks_its_row(read) -> None:
    rows = [[*row, "", *row] for row in [FIRST[0], *FIRST[1:] * 20]]
    left, right = map(load, read(sheet(*rows, [*FIRST[1], "迁出", *FIRST[1]]), "表.xlsx").parts)
    assert left.broken[:-1] == right.broken[:-1] == [None] * 80
    assert "空列里有内容" in left.broken[-1]
    assert left.broken[-1] == right.broken[-1]


@pytest.mark.parametrize("title", [["死亡人员名单"], []])
def test_another_list_below_on_a_worksheet_is_a_part_of_its_own(read, title) -> None:
    above = [["在押名单"], *FIRST, [""]]
    first, second = map(
        load, read(sheet(*above, *([title] if title else []), *DEATHS), "表.xlsx").parts
    )
    assert [cells[:4] for cells in first.cells] == FIRST[1:]
    assert (second.cells, second.part.header) == (DEATHS[1:], DEATHS[0])
    assert second.part.titles == title
    assert second.lines == list(range(len(above) + len(title) + 2, len(above) + len(title) + 5))
    assert not any([*first.broken, *second.broken])
    assert first.part.skipped_rows + first.part.rows == len(above)


def test_the_first_list_may_go_on_below_another_one(read) -> None:
    parts = read(sheet(*FIRST, [""], *DEATHS, [""], *FIRST), "表.xlsx").parts
    assert [part.rows for part in parts] == [4, 3, 4]
    assert [part.part_no for part in parts] == [1, 2, 3]


def test_a_table_on_its_side_is_said_to_be_so(read) -> None:
    turned = [list(row) for row in zip(*FIRST, strict=True)]
    (part,) = read(csv(turned)).parts
    assert any("转置" in note for note in part.notes)


def test_a_plain_list_without_a_header_is_not_called_odd(read) -> None:
    (part,) = read(csv(FIRST[1:])).parts
    assert not any("转置" in note or "并排" in note for note in part.notes)


def test_the_name_of_a_district_above_the_header_again_is_a_title(one) -> None:
    found = one(csv([["虚构一区"]], FIRST, [["虚构二区"]], FIRST))
    assert len(found.cells) == 8
    assert not any(found.broken)
    assert dict(found.part.skipped)[7] == "表头以上的标题"
