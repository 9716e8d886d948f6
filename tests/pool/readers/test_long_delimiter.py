"""Marks of several signs between the cells."""

from __future__ import annotations

import pytest

from shujian.pool.readers.delimiter import find_long_delimiter


@pytest.mark.parametrize("mark", ["|@|", "||", "##", "~~", "|#|", "@@@"])
def test_a_mark_of_several_signs_is_found(mark: str) -> None:
    lines = [mark.join(["姓名", "号码", "金额"]), mark.join(["虚构甲", "1", "2"])]
    assert find_long_delimiter("\n".join(lines)) == mark


@pytest.mark.parametrize(
    "text",
    [
        "姓名|号码||备注\n虚构甲|1||2\n",
        "姓名,**号码**\n虚构甲,33**********12\n",
        "姓名||号码||金额\n虚构甲||1\n",
        "姓名||号码||金额\n",
        "",
    ],
)
def test_other_texts_have_none(text: str) -> None:
    assert find_long_delimiter(text) == ""


def test_tabs_behind_numbers_and_notes_over_several_lines_do_not_part_cells() -> None:
    from shujian.pool.readers.delimiter import find_delimiter

    rows = ["编号,身份证号,日期,备注,"]
    for n in range(9):
        note = '"另案，\n""处理"", 见附件"' if n % 2 else ""
        rows.append(f"{n},99010119900307001{n}\t,2024-01-0{n},{note},")
    assert find_delimiter("\n".join(rows)) == ","
    assert find_delimiter("\n".join(row.replace(",", "\t") for row in rows[::2])) == "\t"
