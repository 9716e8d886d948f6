"""A day in three columns and codes with a legend are read as the header says."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook

from shujian.pool.readers.derived import derived

One = Callable[..., Any]


def csv(*lines: str) -> str:
    return "\n".join([*lines, ""])


def column(result: Any, name: str) -> list[str]:
    at = result.part.header.index(name)
    return [cells[at] for cells in result.cells]


def test_a_day_in_three_columns_under_one_name_becomes_one_column(one: One):
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rows = [["姓名", "编号", "处罚时间", None, None], [None, None, "年", "月", "日"]]
    rows += [["虚构甲", "A1", 2024, 3, 5], ["虚构乙", "A2", 2023, 12, 31], ["虚构丙", "A3"]]
    rows += [["虚构丁", "A4", 2024, 2, None]]
    for row in rows:
        sheet.append(row)
    for span in ("A1:A2", "B1:B2", "C1:E1"):
        sheet.merge_cells(span)
    out = io.BytesIO()
    book.save(out)
    result = one(out.getvalue(), "表.xlsx")
    wanted = ["2024年3月5日", "2023年12月31日", "", "2024年2月"]
    assert column(result, "处罚时间") == wanted
    assert result.cells[0][:5] == ["虚构甲", "A1", "2024", "3", "5"]
    assert any("年、月、日三列" in note for note in result.part.notes)


def test_codes_become_the_words_that_their_heading_gives(one: One):
    head = "编号,姓名,保证方式（1.现金2.保函3.保险）"
    result = one(
        csv(
            head,
            "A1,虚构甲,1",
            "A2,虚构乙,02",
            "A3,虚构丙,3",
            "A4,虚构丁,",
            "A5,虚构戊,9",
            "A6,虚构己,1",
        )
    )
    assert column(result, "保证方式") == ["现金", "保函", "保险", "", "9", "现金"]
    assert column(result, "保证方式（1.现金2.保函3.保险）") == ["1", "02", "3", "", "9", "1"]


@pytest.mark.parametrize(
    "head",
    [
        "编号,生效年,生效月,生效日",
        "编号,生效_年,生效_月,生效_日",
        "编号,生效（年）,生效（月）,生效（日）",
    ],
)
def test_each_way_of_naming_the_parts_of_a_day_is_known(head: str):
    assert [(one.name, one.sources) for one in derived(head.split(","))] == [
        ("生效日期", (1, 2, 3))
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["编号,合同年,合同月,合同日", "A1,三,2,1", "A2,一,6,0"],  # cells are no parts of a day
        ["编号,入监年,出监月,生效日", "A1,2024,2,1", "A2,2024,6,3"],  # of three different things
        ["编号,方式（1现金2保函）,金额", "A1,现金,1", "A2,保函,2"],  # words already
        ["编号,方式（现金、保函）,金额", "A1,1,1", "A2,2,2"],  # no codes
        ["编号,金额（1万元）,日", "A1,1,1", "A2,2,2"],
        ["编号,次数（1季度2季度）", "A1,1", "A2,2"],
    ],
)
def test_nothing_is_made_where_the_header_or_the_cells_do_not_say_so(one: One, lines: list[str]):
    assert one(csv(*lines)).part.header == lines[0].split(",")


def test_a_column_of_that_name_is_left_as_it_is(one: One):
    head = "编号,生效日期,生效年,生效月,生效日"
    result = one(csv(head, "A1,是,2024,1,2", "A2,是,2024,1,3"))
    assert result.part.header == head.split(",")


@pytest.mark.parametrize(
    "days",
    ["24/3/5 23/12/31 24/3/28", "22.3.05 24.12.1 23.7.31", "24年3月5日 24年3月6日 24年3月7日"],
)
def test_days_with_years_of_two_digits_are_written_out_beside_them(one: One, days: str):
    rows = [f"A{n},{day}" for n, day in enumerate(days.split())]
    result = one(csv("编号,送达日期", *rows, "A7,24.3.9", "A8,不详", "A9,"))
    full = column(result, "送达日期（补全年份）")
    assert all(day.startswith("20") and day.endswith("日") for day in full[:4])
    assert full[4:] == ["不详", ""]
    assert column(result, "送达日期")[:3] == days.split()


@pytest.mark.parametrize(
    "days",
    [
        "05/03/24 06/03/24 31/12/23",
        "55/3/5 54/12/31 53/3/28",
        "24/3/5 24/13/5 24/3/28",
        "1.2.3 2.4 3.9",
    ],
)
def test_days_whose_order_or_century_is_open_are_left(one: One, days: str):
    rows = [f"A{n},{day}" for n, day in enumerate(days.split())]
    assert one(csv("编号,送达日期", *rows)).part.header == ["编号", "送达日期"]
