from __future__ import annotations

import re

import pytest

from shujian.schema.case_search import case_pattern

COURT, OFFICE, OLD = "(2024)虚99刑初12号", "虚检刑诉〔2024〕12号", "（2012）虚刑初字第12号"
NEAR = (
    "(2024)虚99刑初112号", "(2023)虚99刑初12号", "(2024)虚1199刑初12号", "(2024)虚99刑初120号",
    "(2024)虚99民初12号",
)  # fmt: skip


@pytest.mark.parametrize(
    "typed",
    [
        "（2024）虚99刑初12号", "(2024)虚99刑初12号", "〔2024〕虚99刑初12号", "[2024] 虚99刑初12号",
        "2024虚99刑初12号", "2024 虚99刑初12", "２０２４虚９９刑初１２号", "2024 99刑初12号",
        "202499刑初12号", "（2024）虚99刑初字第012号", "【2024】虚99刑初12", "虚99刑初12号",
    ],
)  # fmt: skip
def test_a_courts_number_is_found_however_it_is_typed(typed: str) -> None:
    pattern = re.compile(case_pattern(typed) or "never^")
    assert pattern.search(COURT)
    assert pattern.search("某案（2024）虚99刑初12号判决")
    missed = NEAR if "2024" in typed.translate(str.maketrans("０２４", "024")) else NEAR[:1]
    assert [number for number in missed if pattern.search(number)] == []


@pytest.mark.parametrize("typed", ["虚检刑诉2024 12号", "虚检刑诉202412号", "虚检刑诉[2024]12"])
def test_so_is_the_number_of_another_office(typed: str) -> None:
    pattern = re.compile(case_pattern(typed) or "never^")
    assert pattern.search(OFFICE)
    assert not pattern.search("虚检刑诉〔2024〕112号")


def test_older_numbers_with_their_words_are_the_same() -> None:
    assert re.search(case_pattern("2012虚刑初12号") or "never^", OLD)
    assert re.search(case_pattern("2012 刑初字第12号") or "never^", OLD)


@pytest.mark.parametrize(
    "typed",
    [
        "盗窃", "赵某甲", "990101200103040012", "9901012001", "2024年3月5日", "2024-03-05", "2024",
        "12号", "2024 12号", "", "（）", "9" * 90 + "号", "13800000000", "99010 12001 号",
    ],
)  # fmt: skip
def test_other_words_are_none(typed: str) -> None:
    assert case_pattern(typed) is None


def test_no_piece_of_an_identity_number_is_told() -> None:
    title = "赵某甲990101200103040012 服刑期间领取养老金"
    for typed in ("赵某甲990101号", "赵某甲2001 0304号", "2001 赵某甲0304号", "甲9901 2001号"):
        assert not re.search(case_pattern(typed) or "never^", title)
