"""Columns of two types in on or agree: the error says where, what and what to do."""

from __future__ import annotations

import pytest

from shujian.core.errors import ShujianError
from tests.models.support import model_of


def _error(steps: str) -> str:
    with pytest.raises(ShujianError) as caught:
        model_of(steps)
    assert caught.value.code == "models.key_type"
    return str(caught.value)


def test_both_tables_and_types_are_named_and_a_table_drafted_wrong_can_be_mended() -> None:
    text = _error("- {id: 同, op: join, left: 甲, right: 乙, on: [{left: 编号, right: 月份}]}")
    assert "表“甲”的“编号”是文本（数据元“编号”），表“乙”的“月份”是月份" in text
    assert "shujian pool redefine 甲" in text
    assert "TEXT([月份])" in text


@pytest.mark.parametrize(
    ("pair", "formula"),
    [
        ("{left: 起日, right: 月份}", "from: 甲, columns: {新列: '=当月([起日])'}"),
        ("{left: 金额, right: 姓名}", "from: 甲, columns: {新列: '=TEXT([金额])'}"),
        ("{left: 姓名, right: 数额}", "from: 乙, columns: {新列: '=TEXT([数额])'}"),
    ],
)
def test_a_formula_that_brings_the_sides_together_is_offered(pair: str, formula: str) -> None:
    assert formula in _error(f"- {{id: 同, op: exists, left: 甲, right: 乙, on: [{pair}]}}")


def test_the_offered_formula_works() -> None:
    steps = """
- {id: 新, op: derive, from: 甲, columns: {新列: '=当月([起日])'}}
- {id: 同, op: join, left: 新, right: 乙, on: [{left: 新列, right: 月份}]}
"""
    assert "新列" in model_of(steps).steps["同"].schema


def test_a_computed_column_is_named_by_its_step() -> None:
    steps = """
- {id: 新, op: derive, from: 甲, columns: {新列: '=[金额]*2'}}
- {id: 同, op: exists, left: 新, right: 乙, on: [{left: 新列, right: 姓名}]}
"""
    assert "步骤“新”的“新列”" in _error(steps)
