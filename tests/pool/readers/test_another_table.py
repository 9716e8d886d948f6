"""What is laid out so that its rows mean something else is never read as if it were one table."""

from __future__ import annotations

import pytest

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
        ([[""], ["死亡人员名单"]], DEATHS, ["空行", "表头以上的标题", "另一份表头"]),
        ([[""]], DEATHS, ["空行", "另一份表头"]),
        ([[""]], PROJECTS, ["空行", "另一份表头"]),
        ([], DEATHS, ["另一份表头"]),
    ],
    ids=["blank and title", "blank", "no name in common", "first name in common"],
)
def test_rows_of_another_table_below_are_broken_whatever_it_is(
    one, between, other, skipped
) -> None:
    found = one(csv(FIRST, between, other))
    assert len(found.cells) == 4 + 3
    assert [bool(why) for why in found.broken] == [False] * 4 + [True] * 3
    assert "单独存成一个工作表" in found.broken[-1]
    assert [why for _, why in found.part.skipped][1:] == skipped


def test_the_first_header_again_ends_the_other_table(one) -> None:
    found = one(csv(FIRST, [[""]], DEATHS, [[""]], FIRST))
    assert [bool(why) for why in found.broken] == [False] * 4 + [True] * 3 + [False] * 4


def test_blank_lines_and_words_among_the_rows_begin_no_other_table(one) -> None:
    words = [["无号", "虚构某", "不详", "监狱服刑"], ["待查", "虚构氏", "未填写", "看守所服刑"]]
    found = one(csv(FIRST, [[""]], words, FIRST[1:], [[""], [""]], FIRST[1:]))
    assert len(found.cells) == 4 + 2 + 4 + 4
    assert not any(found.broken)


def test_tables_side_by_side_are_said_to_be_so(read) -> None:
    twice = [[*row[:3], *row[:3]] for row in FIRST]
    (part,) = read(csv(twice)).parts
    assert any("并排出现 2 次" in note for note in part.notes)


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
