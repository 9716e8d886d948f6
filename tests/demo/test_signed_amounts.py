"""Amounts taken back bear their sign before the whole amount, in every way of writing."""

from __future__ import annotations

import pytest

from shujian.demo.spelling_kinds import ways, yuan


@pytest.mark.parametrize(
    ("fen", "text"),
    [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (-4_050, "-40.50"), (-123_456, "-1234.56"),
     (300_000, "3000.00"), (-300_000, "-3000.00")],
)  # fmt: skip
def test_an_amount_in_yuan(fen: int, text: str) -> None:
    assert yuan(fen) == text


def test_every_way_of_writing_an_amount_keeps_its_sign() -> None:
    written = [write(-123_456) for write in ways("money", "iso", False)]  # type: ignore[arg-type]
    assert written == ["-1234.56", "-1,234.56", "－１２３４．５６", "-1234.56元", " -1234.56"]
    assert [write(-123_456) for write in ways("money", "万元", False)] == ["-0.123456"]  # type: ignore[arg-type]
