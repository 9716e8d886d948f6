"""A column of codes is proposed for a code, not the column of names beside it."""

from __future__ import annotations

import pytest

from shujian.pool.proposals.mapping import match_columns
from shujian.pool.proposals.proposal import SURE
from shujian.pool.proposals.sample import Sample
from shujian.pool.tables import Tables
from shujian.store.home import Home

NAMES = [f"虚构{x}大桥工程" for x in "甲乙丙丁戊己庚辛"]
CODES = [f"XM-2024-{n:03}" for n in range(8)]
ISSUED = [f"虚构免字〔2024〕{n}号" for n in range(8)]


def matched(home: Home, header: list[str], *columns: list[str]) -> dict[str, tuple[str, int]]:
    table = Tables.load(home).get("在建项目")
    found = match_columns(Sample(header, list(columns)), table)
    return {m.column: (m.header, m.score) for m in found.matches}


def test_codes_beat_names_whatever_their_order(home: Home) -> None:
    for header, columns in (
        (["项目编", "项目号"], (NAMES, CODES)),
        (["项目号", "项目编"], (CODES, NAMES)),
    ):
        assert matched(home, header, *columns)["项目编号"][0] == "项目号"


def test_a_heading_of_the_very_name_over_names_is_left_to_a_person(home: Home) -> None:
    header, score = matched(home, ["项目编号"], NAMES)["项目编号"]
    assert header == "项目编号"
    assert score < SURE


@pytest.mark.parametrize("cells", [CODES, ISSUED])
def test_codes_under_their_own_heading_stay_sure(home: Home, cells: list[str]) -> None:
    assert matched(home, ["项目编号"], cells)["项目编号"][1] >= SURE


def test_numbers_of_rows_are_no_code(home: Home) -> None:
    rows = [str(n) for n in range(1, 9)]
    header, score = matched(home, ["项目编号", "项目编码"], rows, CODES)["项目编号"]
    assert (header, score >= SURE) == ("项目编码", True)
    assert matched(home, ["项目编号"], rows)["项目编号"][1] < SURE
    assert matched(home, ["项目编号"], rows[::-1])["项目编号"][1] >= SURE
