"""Columns of two names in on or agree: the error offers the pair, and the pair works."""

from __future__ import annotations

import re

import pytest

from shujian.core.errors import ShujianError
from tests.models.support import model_of

CASES = [
    # left, right, key and name as written, the pair that is offered
    ("甲", "丙", "on: [编号]", "on: [{left: 编号, right: 登记号}]"),
    ("甲", "丙", "on: [登记号]", "on: [{left: 编号, right: 登记号}]"),
    ("丙", "甲", "on: [登记号]", "on: [{left: 登记号, right: 编号}]"),
    ("甲", "丙", "on: [号码], agree: [金额]", "agree: [{left: 金额, right: 数额}]"),
]


def _step(left: str, right: str, pair: str) -> str:
    return f"- {{id: 同, op: exists, left: {left}, right: {right}, {pair}}}"


def _faults(steps: str) -> str:
    try:
        model_of(steps)
    except ShujianError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(("left", "right", "written", "offered"), CASES)
def test_the_pair_that_was_probably_meant_is_offered_and_can_be_loaded(
    left: str, right: str, written: str, offered: str
) -> None:
    faults = _faults(_step(left, right, written))
    key = offered.partition(":")[0]
    assert f"步骤“同” › {key}" in faults
    assert offered in faults
    mended = re.sub(rf"{key}: \[[^\]]*\]", offered, written)
    assert f"步骤“同” › {key}" not in _faults(_step(left, right, mended))


def test_without_a_likely_partner_the_form_and_the_columns_are_named() -> None:
    text = _faults(_step("乙", "丙", "on: [月份]"))
    assert "右表“丙”没有列“月份”" in text
    assert "on: [{left: 月份, right: 另一表的列名}]" in text
    assert "登记号" in text


def test_a_name_that_neither_side_has_is_corrected_on_both() -> None:
    assert "是否想写“号码”" in _faults(_step("甲", "丙", "on: [号吗]"))
