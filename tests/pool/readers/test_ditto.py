"""同上 stands for the cell above it, where that row is right above."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from shujian.pool.readers import ReadOptions

One = Callable[..., Any]
HEAD = "姓名,编号,罪名,日期"


def csv(*lines: str) -> str:
    return "\n".join([HEAD, *lines, ""])


def crimes(result: Any) -> list[str]:
    return [cells[2] for cells in result.cells]


def test_a_cell_that_points_upwards_is_read_as_the_one_above(one: One):
    rows = ["虚构甲,A1,盗窃罪,2024-01-01", "虚构乙,A2,同上,〃", "虚构丙,A3, 〃 ,2024-01-03"]
    result = one(csv(*rows, "虚构丁,A4,诈骗罪,同上"))
    assert crimes(result) == ["盗窃罪", "盗窃罪", "盗窃罪", "诈骗罪"]
    assert [cells[3][-1] for cells in result.cells] == ["1", "1", "3", "3"]
    assert any("有 4 格写着“同上”一类（首处第 3 行）" in note for note in result.part.notes)


@pytest.mark.parametrize(
    "between", ["合计,,,", "一、甲类,,,", ",,,", HEAD, "注：略,,,", "虚构乙,A2,,2024-01-02"]
)
def test_below_anything_but_a_row_with_that_cell_it_stays_as_it_is(one: One, between: str):
    result = one(csv("虚构甲,A1,盗窃罪,2024-01-01", between, "虚构丙,A3,同上,2024-01-03"))
    assert crimes(result)[-1] == "同上"


def test_the_first_row_has_nothing_above_it(one: One):
    assert (
        crimes(one(csv("虚构甲,A1,同上,2024-01-01", "虚构乙,A2,同上,2024-01-02"))) == ["同上"] * 2
    )


@pytest.mark.parametrize("cell", ["同上一案", '""', "”", "上", '""""'])
def test_other_words_and_stray_quotes_are_no_pointers(one: One, cell: str):
    rows = ["虚构甲\tA1\t盗窃罪\t2024-01-01", f"虚构乙\tA2\t{cell}\t2024-01-02"]
    options = ReadOptions(delimiter="\t")
    text = "\n".join([HEAD.replace(",", "\t"), *rows, ""])
    assert "盗窃罪" not in crimes(one(text, options=options))[1]


def test_it_reaches_over_the_blocks_of_a_long_file(one: One):
    count = 30000
    rows = [f"虚构甲,A{n},{'盗窃罪' if n == 0 else '同上'},2024-01-01" for n in range(count)]
    assert set(crimes(one(csv(*rows)))) == {"盗窃罪"}
