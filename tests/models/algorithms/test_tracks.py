"""Stays and speeds: as the words of the rule say, tried on drawn tracks."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from itertools import pairwise

import pytest

from shujian.models.algorithms.tracks import Point, length, speed, stays

START = dt.datetime(2025, 1, 1, 23, 0)


def point(minute: int, x: int, index: int = 0) -> Point:
    return Point(START + dt.timedelta(minutes=minute), (x, 0), index)


@pytest.mark.parametrize("seed", range(20))
def test_stays_keep_to_the_rule_and_none_is_left_out(seed: int) -> None:
    chance = random.Random(seed)
    points, minute, x = [], 0, 0
    for index in range(60):
        minute += chance.choice([1, 5, 10, 70])
        x += chance.choice([0, 0, 100, 2000])
        points.append(point(minute, x, index))
    found = list(stays(points, 50, 15, 60))
    used = {p.index for run in found for p in run}
    assert len(used) == sum(map(len, found))
    for run in found:
        assert [p.index for p in run] == list(range(run[0].index, run[-1].index + 1))
        assert all(length(run[0].place, p.place) <= 50 for p in run)
        assert run[-1].when - run[0].when >= dt.timedelta(minutes=15)
        gaps = [b.when - a.when for a, b in pairwise(run)]
        assert all(gap <= dt.timedelta(minutes=60) for gap in gaps)
    for first in points:
        if first.index not in used:
            assert not _could_stay(points[first.index :], used)


def _could_stay(points: list[Point], used: set[int]) -> bool:
    """Whether a run from the first one, over readings that no other stay took, is long enough."""
    last = points[0]
    for after in points[1:]:
        far = length(points[0].place, after.place) > 50
        if far or after.index in used or after.when - last.when > dt.timedelta(minutes=60):
            break
        last = after
    return last.when - points[0].when >= dt.timedelta(minutes=15)


def test_the_bounds_themselves_count() -> None:
    near, far = point(30, 449), point(30, 450)
    assert length((0, 0), near.place) == Decimal("50.0")
    assert length((0, 0), far.place) == Decimal("50.1")
    assert len(list(stays([point(0, 0), near], 50, 30, 30))) == 1
    assert list(stays([point(0, 0), far], 50, 30, 30)) == []
    assert list(stays([point(0, 0), near], 50, 31, 30)) == []
    assert list(stays([point(0, 0), near], 50, 30, 29)) == []


def test_speed_is_length_by_time_and_has_no_value_at_one_moment() -> None:
    assert speed(point(0, 0), point(60, 1_000_000)) == Decimal("111.3")
    assert speed(point(0, 0), point(0, 1_000_000)) is None
