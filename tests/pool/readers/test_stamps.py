"""Milliseconds since 1970 in the days they stand for; no sum and no telephone is taken for one."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shujian.pool.readers.stamps import _day

EIGHT = dt.timedelta(hours=8)


def stamp(moment: dt.datetime, zone: dt.timedelta = EIGHT) -> int:
    return round((moment - zone - dt.datetime(1970, 1, 1)).total_seconds() * 1000)


def read_column(one, name: str, values: list[object]):
    return one(json.dumps([{"编号": f"A{i}", name: v} for i, v in enumerate(values)]), "a.json")


def test_days_and_times_are_those_of_beijing_and_blanks_stay_blank(one) -> None:
    days = [dt.datetime(1969, 3, 1), dt.datetime(2020, 2, 29), dt.datetime(2024, 1, 1)]
    found = read_column(one, "csrq", [*map(stamp, days), None])
    assert [row[1] for row in found.cells] == ["1969-03-01", "2020-02-29", "2024-01-01", ""]
    assert any("毫秒数" in note for note in found.part.notes)
    times = [dt.datetime(2024, 1, n, 9, 30, n) for n in (1, 2, 3)]
    found = read_column(one, "createTime", [*map(stamp, times)])
    assert [row[1] for row in found.cells] == [str(time) for time in times]


def test_a_birth_in_a_summer_whose_clock_was_ahead_keeps_its_day(one) -> None:
    days = [dt.datetime(1980, 7, 1), dt.datetime(1990, 7, 1), dt.datetime(1988, 12, 1)]
    zones = [EIGHT, EIGHT + dt.timedelta(hours=1), EIGHT]
    found = read_column(one, "birthDate", [stamp(d, z) for d, z in zip(days, zones, strict=True)])
    assert [row[1] for row in found.cells] == ["1980-07-01", "1990-07-01", "1988-12-01"]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("合同价款", [1_200_000_000, 3_500_000_000, 2_000_000_000]),
        ("电话", [13800001000, 13800002111, 13900003000]),
        ("csrq", [1704067200000, 1704067200001, 1704153600000]),
        ("csrq", [1704067200000, "2024-01-01", 1704153600000]),
        ("csrq", [1704067200000, 1704153600000]),
    ],
    ids=["sums", "telephones", "a stray thousandth", "a day in words", "too few"],
)
def test_other_numbers_stay_as_they_are(one, name: str, values: list[object]) -> None:
    found = read_column(one, name, values)
    assert [row[1] for row in found.cells] == [str(v) for v in values]


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_comes_back(day: dt.date) -> None:
    moment = dt.datetime(day.year, day.month, day.day)
    assert _day(str(stamp(moment)), True) == day.isoformat()
