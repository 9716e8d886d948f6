"""A row set aside names its wrong cell, and says by which cells it is told from others."""

from __future__ import annotations

from shujian.pool.quarantine.pointing import telling, wrong
from shujian.pool.tables import Tables
from shujian.store.home import Home

MAPPED = {"公民身份号码": 2, "姓名": 1, "入监日期": 3, "羁押场所": 4}


def test_the_reason_points_at_the_cells_of_the_file(home: Home) -> None:
    table = Tables.load(home).get("在押人员")
    why = "必需列“公民身份号码”的内容“1”不能读出：位数不对；必需列“入监日期”为空。请核对"
    assert set(wrong(table, MAPPED, why)) == {2, 3}
    assert wrong(table, MAPPED, "与第 3 行完全相同，只保留第 3 行。") == ()


def test_names_and_numbers_come_before_the_rest_of_the_key(home: Home) -> None:
    table = Tables.load(home).get("在押人员")
    shown = telling(table, MAPPED)
    assert set(shown[:2]) == {1, 2}
    assert 3 in shown


def test_a_column_that_the_file_does_not_have_is_not_pointed_at(home: Home) -> None:
    table = Tables.load(home).get("在押人员")
    assert wrong(table, {"姓名": 0}, "必需列“公民身份号码”为空。请核对") == ()
    assert telling(table, {"姓名": 0}) == (0,)
