"""Codes that another sheet of the workbook explains stand as words beside themselves."""

from __future__ import annotations

import pytest

from shujian.pool.readers.codebook import CODED
from tests.pool.books import book
from tests.pool.readers.conftest import load

PEOPLE = [["姓名", "矫正类别", "性别代码"]] + [
    [f"虚构{n}", f"0{n % 3 + 1}", str(n % 2 + 1)] for n in range(6)
]
KINDS = [["代码", "名称"], ["01", "缓刑"], ["02", "假释"], ["03", "管制"]]
ALL = [
    ["字段", "代码", "含义"],
    ["矫正类别", "1", "缓刑"], ["", "2", "假释"], ["", "3", "管制"],
    ["性别", "1", "男"], ["", "2", "女"],
]  # fmt: skip


def test_a_column_is_given_the_words_of_the_sheet_that_is_called_like_it(read) -> None:
    found = load(read(book(名单=PEOPLE, 矫正类别代码表=KINDS), "表.xlsx").parts[0])
    assert found.part.header == ["姓名", CODED.format("矫正类别"), "性别代码", "矫正类别"]
    assert [row[3] for row in found.cells] == ["缓刑", "假释", "管制"] * 2
    assert [row[1] for row in found.cells] == ["01", "02", "03"] * 2
    assert any("矫正类别代码表" in note for note in found.part.notes)


def test_a_sheet_may_explain_several_columns_each_named_once(read) -> None:
    found = load(read(book(数据字典=ALL, 名单=PEOPLE), "表.xlsx").parts[1])
    assert found.part.header[3:] == ["矫正类别", "性别"]
    assert [row[3:] for row in found.cells[:3]] == [["缓刑", "男"], ["假释", "女"], ["管制", "男"]]


def test_a_code_that_is_not_explained_stays_as_it_is(read) -> None:
    rows = [*PEOPLE, ["虚构七", "09", "1"]]
    found = load(read(book(名单=rows, 矫正类别=KINDS), "表.xlsx").parts[0])
    assert found.cells[-1] == ["虚构七", "09", "1", "09"]


@pytest.mark.parametrize(
    "codes",
    [
        [["代码", "名称"], ["11", "缓刑"], ["12", "假释"]],
        [["代码", "名称"], ["1", "缓刑"], ["01", "假释"], ["2", "管制"], ["3", "剥权"]],
        [["名称", "备注"], ["缓刑", "1"], ["假释", "2"]],
    ],
    ids=["codes of something else", "one code twice", "no codes"],
)
def test_what_does_not_explain_the_cells_adds_nothing(read, codes) -> None:
    found = load(read(book(名单=PEOPLE, 矫正类别代码表=codes), "表.xlsx").parts[0])
    assert (found.part.header, found.cells) == (PEOPLE[0], PEOPLE[1:])


def test_codes_of_a_sheet_that_names_no_column_are_taken_for_none(read) -> None:
    found = load(read(book(名单=PEOPLE, 字典=KINDS), "表.xlsx").parts[0])
    assert found.part.header == PEOPLE[0]


def test_a_list_of_words_keeps_its_column(read) -> None:
    rows = [PEOPLE[0], *([n, "缓刑", s] for n, _, s in PEOPLE[1:])]
    found = load(read(book(名单=rows, 矫正类别代码表=KINDS), "表.xlsx").parts[0])
    assert found.part.header == PEOPLE[0]
