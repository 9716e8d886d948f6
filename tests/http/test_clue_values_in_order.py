"""The values of a clue are read from the person to the figures, the first month before the last."""

from __future__ import annotations

from shujian.app.http.clues.in_order import in_order


def test_who_it_is_comes_first_and_a_first_month_before_its_last() -> None:
    levels = {"月数": 1, "末月": 1, "姓名": 3, "制度类型": 1, "公民身份号码": 4, "首月": 1}
    told = in_order([{"column": c, "level": level} for c, level in levels.items()])
    names = [value["column"] for value in told]
    assert names == ["姓名", "公民身份号码", "月数", "首月", "末月", "制度类型"]
