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
