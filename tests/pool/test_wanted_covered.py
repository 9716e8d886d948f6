"""What a journal keeps of words that were looked for: nobody's whole name or number."""

from __future__ import annotations

import pytest

from shujian.pool.asking.wanted import Wanted


@pytest.mark.parametrize("typed", ["虚构甲", "虚 构 甲", "虚构 甲", "虚　构　甲"])
def test_a_name_is_covered_however_its_letters_are_spaced(typed: str) -> None:
    assert Wanted(typed).covered() == "虚**"


def test_words_that_stand_for_themselves_stay_apart() -> None:
    assert Wanted("虚构甲 虚构乙").covered() == "虚** 虚**"
