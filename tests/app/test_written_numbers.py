"""Numbers of persons are covered however a text writes them; dates and amounts are not."""

from __future__ import annotations

import time

import pytest

from shujian.app.clue_masks import hidden
from shujian.app.judgments.masks import snippet_covered, words_covered
from shujian.trust import Context

CTX = Context("test")
NUMBER = "99010119850312123X"
_WIDE = {ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789X"}


@pytest.mark.parametrize(
    "written",
    [
        NUMBER,
        NUMBER.translate(_WIDE),
        "990101 19850312 123X",
        "990101-19850312-123X",
        "990101　1985　0312　123x",
        "9901011985\n0312123X",
        "99010119850 3\n\n12123X",
        f"ID{NUMBER}",
    ],
)
def test_an_identity_number_is_covered_however_it_is_parted(written: str) -> None:
    text = f"其本人{written}，经查属实"
    told, short = words_covered(CTX, text), hidden(CTX, text)
    assert (len(told), len(short)) == (len(text), len(text))
    assert not any(sign.isdigit() for sign in told)
    assert sum(sign.isdigit() for sign in short) <= 10
    assert short.count("*") == 8


@pytest.mark.parametrize(
    "written", ["13800138001", "138 0013 8001", "138-0013-8001", "6222 0200 1234 5678 901"]
)
def test_telephones_and_cards_are_covered_in_groups(written: str) -> None:
    told = words_covered(CTX, f"电话{written}。")
    assert not any(sign.isdigit() for sign in told)


@pytest.mark.parametrize(
    "plain",
    [
        "2023-01-05 2023-02-06 12 次",
        "2023.1.3-2023.9.4，共 120000 元、130000 元",
        "120000\n130000\n140000\n150000",
        "1. 2023年1月5日 2. 2023年2月6日",
        "（2023）虚0101刑初19号",
    ],
)
def test_dates_amounts_and_case_numbers_stay(plain: str) -> None:
    assert words_covered(CTX, plain) == hidden(CTX, plain) == plain


def test_a_number_that_the_edge_of_a_snippet_cuts_does_not_show_its_rest() -> None:
    assert "12" not in snippet_covered(CTX, "…0312 123X，被告人")
    assert "1985" not in snippet_covered(CTX, "其本人 990101 1985…")


@pytest.mark.parametrize("sign", ["1", "1 ", "19", "1-", "\n", "1980"])
def test_a_long_text_is_read_in_a_moment(sign: str) -> None:
    began = time.perf_counter()
    words_covered(CTX, sign * 100_000)
    assert time.perf_counter() - began < 5
