"""Polygons: what is refused and why, boundaries, and areas that add up."""

from __future__ import annotations

import json
import random
from decimal import Decimal
from itertools import pairwise

import pytest

from shujian.models.algorithms.geodesy import MICRO
from shujian.models.algorithms.polygons import (
    PolygonError,
    area,
    holding,
    near,
    overlaps,
    polygon,
)

SQUARE = "POLYGON((10 10,10.01 10,10.01 10.01,10 10.01,10 10))"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("POLYGON((0 0,1 1,1 0,0 1,0 0))", "自相交"),
        ("POLYGON((0 0,1 0,1 1,0 1))", "没有闭合"),
        ('{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}', "没有闭合"),
        ("POLYGON((0 0,1 0,0 0))", "点数太少"),
        ("POLYGON((0 0,4 0,4 4,0 0),(5 5,6 5,6 6,5 5))", "内环在外环之外"),
        ("MULTIPOLYGON(((0 0,9 0,9 9,0 0)),((3 1,4 1,4 2,3 1)))", "重叠"),
        ("POINT(1 1)", "不是多边形"),
        ("POLYGON EMPTY", "没有范围"),
        ("POLYGON((500000 1,500001 1,500001 2,500000 1))", "平面坐标"),
        ("POLYGON((-179 0,179 0,179 1,-179 0))", "180 度"),
        ("随便写的", "不是 WKT"),
        ("[1]", "不是 WKT"),
        ('{"type":"Polygon","coordinates":"x"}', "不是 WKT"),
        ("{", "不是 WKT"),
        ('{"type":"Feature","geometry":null}', "不是 WKT"),
    ],
)
def test_what_is_no_valid_polygon_says_why(text: str, why: str) -> None:
    with pytest.raises(PolygonError, match=why):
        polygon(text)


def test_wkt_geojson_and_a_feature_say_the_same() -> None:
    ring = [[10, 10], [10.01, 10], [10.01, 10.01], [10, 10.01], [10, 10]]
    shape = {"type": "Polygon", "coordinates": [ring]}
    same = [SQUARE, json.dumps(shape), json.dumps({"type": "Feature", "geometry": shape})]
    assert len({polygon(text).wkt for text in same}) == 1


def test_every_place_on_a_boundary_is_inside() -> None:
    """Edges run through whole millionths, so that each of these places is exactly on one."""
    shape = polygon("POLYGON((10 10,10.003 10.001,10.001 10.004,10 10))")
    corners = [(10_000_000, 10_000_000), (10_003_000, 10_001_000), (10_001_000, 10_004_000)]
    on = [(10_000_000 + 3 * k, 10_000_000 + k) for k in range(0, 1001, 50)]
    off = [(x + 1, y - 1) for x, y in on]
    places = [*corners, *on, *off]
    assert [i for i, _ in holding(places, [shape])] == list(range(len(corners) + len(on)))


@pytest.mark.parametrize("seed", range(5))
def test_places_are_inside_as_counting_crossings_says(seed: int) -> None:
    chance = random.Random(seed)
    ring = [(0, 0), (50, 10), (90, 0), (70, 60), (100, 90), (40, 70), (10, 95), (0, 0)]
    text = ",".join(f"{x / MICRO:.6f} {y / MICRO:.6f}" for x, y in ring)
    places = [(chance.randrange(100), chance.randrange(100)) for _ in range(200)]
    found = {i for i, _ in holding(places, [polygon(f"POLYGON(({text}))")])}
    assert found == {i for i, p in enumerate(places) if _inside(p, ring)}


def _inside(place: tuple[int, int], ring: list[tuple[int, int]]) -> bool:
    x, y = place
    odd = False
    for (ax, ay), (bx, by) in pairwise(ring):
        cross = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
        if cross == 0 and min(ax, bx) <= x <= max(ax, bx) and min(ay, by) <= y <= max(ay, by):
            return True
        if (ay > y) != (by > y) and (cross > 0) == (by > ay):
            odd = not odd
    return odd


def test_a_hole_is_no_area_and_parts_add_up() -> None:
    hole = "(10.002 10.002,10.004 10.002,10.004 10.004,10.002 10.004,10.002 10.002)"
    pierced = polygon(SQUARE[:-1] + "," + hole + ")")
    assert area(pierced) + area(polygon(f"POLYGON({hole})")) == pytest.approx(
        area(polygon(SQUARE)), abs=Decimal("0.02")
    )


def test_shares_of_neighbours_add_up_and_touching_is_no_overlap() -> None:
    left = polygon("POLYGON((10 10,10.004 10,10.004 10.01,10 10.01,10 10))")
    right = polygon("POLYGON((10.004 10,10.01 10,10.01 10.01,10.004 10.01,10.004 10))")
    whole = polygon(SQUARE)
    assert list(overlaps([left], [right])) == []
    parts = list(overlaps([left, right], [whole]))
    assert [(i, j) for i, j, _ in parts] == [(0, 0), (1, 0)]
    assert sum(m for _, _, m in parts) == pytest.approx(area(whole), abs=Decimal("0.02"))


def test_boxes_around_places_lose_nothing_near() -> None:
    chance = random.Random(7)
    left = [(chance.randrange(1000), chance.randrange(1000)) for _ in range(60)]
    right = [(chance.randrange(1000), chance.randrange(1000)) for _ in range(60)]
    wanted = [
        (i, j)
        for i, (a, b) in enumerate(left)
        for j, (x, y) in enumerate(right)
        if abs(a - x) <= 90 and abs(b - y) <= 40
    ]
    assert near(left, right, [(90.0, 40.0)] * 60) == wanted


def test_nothing_has_nothing_near() -> None:
    assert list(holding([], [])) == list(overlaps([], [])) == near([], [(0, 0)], []) == []
