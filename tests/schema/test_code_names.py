"""Headings in letters: what they may stand for, and where they may stand for several things."""

from __future__ import annotations

import pytest

from shujian.schema.code_names import also_means, means, of_another
from shujian.schema.initials import initials


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        ("死亡日期", {"swrq"}),
        ("统一社会信用代码", {"tyshxydm", "tyskxydm"}),
        ("开户银行", {"khyh", "khyx"}),
        ("A级账号2", {"ajzh2"}),
        ("亍", set()),
        ("", set()),
    ],
)
def test_initials(words: str, letters: set[str]) -> None:
    assert initials(words) == letters


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("swrq", "死亡日期"),
        ("swsj", "死亡日期"),
        ("sfzhm", "身份证号"),
        ("ffny", "发放月份"),
        ("id_card_no", "公民身份号码"),
        ("xm", ""),
    ],
)
def test_a_code_stands_for_a_heading(code: str, word: str) -> None:
    assert means(code, ("死亡日期", "身份证号", "发放月份", "公民身份号码")) == word


def test_a_code_may_stand_for_something_else() -> None:
    assert {"出生日期", "出所日期"} <= set(also_means("csrq"))
    assert also_means("sfzh") == ()
    assert also_means("name") == ()


def test_a_heading_of_another_person() -> None:
    assert of_another("监护人姓名", "姓名")
    assert not of_another("监护人姓名", "监护人姓名")
    assert not of_another("罪犯姓名", "姓名")
