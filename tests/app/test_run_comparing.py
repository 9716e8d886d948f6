"""Two runs beside each other say in Chinese what differs, and where nothing does."""

from __future__ import annotations

from typing import Any

import pytest

from shujian.app.run_comparing import _differing

CLUE = {"values": {"金额": "3000.00"}, "title": "甲某", "grade": "A", "same": 1, "score": 1}


@pytest.mark.parametrize(
    ("later", "told"),
    [
        ({}, ()),
        ({"score": 2}, ()),
        ({"same": 2}, ("同样的行数",)),
        ({"title": "甲某某", "grade": "B"}, ("标题", "等级")),
        ({"values": {"金额": "1.00"}, "title": "乙"}, ("金额",)),
        ({"values": {"金额": "3000.00", "月数": 2}}, ("月数",)),
    ],
)
def test_what_differs_of_a_clue(later: dict[str, Any], told: tuple[str, ...]) -> None:
    assert _differing(CLUE, {**CLUE, **later}) == told
