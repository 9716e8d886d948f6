"""Lengths and areas: published values, numerical integration, and what no formula may break."""

from __future__ import annotations

from math import cos, hypot, pi, radians, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shujian.models.algorithms.geodesy import FLATTENING, MAJOR, MICRO, metres, ring_area

E2 = FLATTENING * (2 - FLATTENING)
PLACES = st.tuples(st.integers(-179_000_000, 179_000_000), st.integers(-85_000_000, 85_000_000))


def dms(sign: int, degrees: int, minutes: int, seconds: float) -> int:
    return round(sign * (degrees + minutes / 60 + seconds / 3600) * MICRO)


def test_the_line_of_the_geodetic_manuals() -> None:
    """Flinders Peak to Buninyong: 54 972.271 m (GDA technical manual); places are to 0.1 m."""
    flinders = (dms(1, 144, 25, 29.52440), dms(-1, 37, 57, 3.72030))
    buninyong = (dms(1, 143, 55, 35.38390), dms(-1, 37, 39, 10.15610))
    assert metres(flinders, buninyong) == pytest.approx(54_972.271, abs=0.15)


def test_the_quarter_of_a_meridian_and_of_the_equator() -> None:
    assert metres((0, 0), (0, 90 * MICRO)) == pytest.approx(10_001_965.729, abs=0.001)
    assert metres((0, 0), (90 * MICRO, 0)) == pytest.approx(MAJOR * pi / 2, abs=0.001)


@given(PLACES, st.integers(-3000, 3000), st.integers(-3000, 3000))
def test_short_lines_are_those_of_the_tangent_plane(
    one: tuple[int, int], east: int, north: int
) -> None:
    two = (one[0] + east, one[1] + north)
    y = radians((one[1] + two[1]) / 2 / MICRO)
    w = sqrt(1 - E2 * sin(y) ** 2)
    along = radians(east / MICRO) * cos(y) * MAJOR / w
    up = radians(north / MICRO) * MAJOR * (1 - E2) / w**3
    assert metres(one, two) == pytest.approx(hypot(along, up), rel=1e-5, abs=0.001)


@given(PLACES, PLACES)
def test_there_and_back_are_equally_far(one: tuple[int, int], two: tuple[int, int]) -> None:
    assert metres(one, two) == pytest.approx(metres(two, one), rel=1e-9, abs=1e-6)
    assert 0 <= metres(one, two) <= 20_040_000
    assert metres(one, one) == 0


def test_places_opposite_each_other_have_a_length_too() -> None:
    assert metres((0, 0), (179_900_000, 300_000)) == pytest.approx(19_970_000, rel=0.01)


def box(west: float, south: float, east: float, north: float) -> list[tuple[float, float]]:
    corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return [(x * MICRO, y * MICRO) for x, y in corners]


def test_the_whole_globe_has_its_published_area() -> None:
    assert ring_area(box(-180, -90, 180, 90)) == pytest.approx(510_065_621_724_088.5, rel=1e-12)


@pytest.mark.parametrize(("south", "north"), [(0, 1), (30, 30.01), (-45, -44), (80, 85)])
def test_a_cell_of_the_grid_is_what_integration_gives(south: float, north: float) -> None:
    steps = 2000
    height = radians(north - south) / steps
    total = 0.0
    for step in range(steps):
        y = radians(south) + (step + 0.5) * height
        total += MAJOR**2 * (1 - E2) * cos(y) / (1 - E2 * sin(y) ** 2) ** 2 * height
    assert ring_area(box(10, south, 11, north)) == pytest.approx(total * radians(1), rel=1e-7)


@given(st.floats(-60, 60), st.floats(0, 360))
def test_a_small_parcel_is_what_the_tangent_plane_says(latitude: float, turned: float) -> None:
    y, turn = radians(latitude), radians(turned)
    w = sqrt(1 - E2 * sin(y) ** 2)
    x_scale, y_scale = cos(y) * MAJOR / w, MAJOR * (1 - E2) / w**3
    ring = []
    for corner in (0, 1, 2, 3, 0):
        angle = turn + corner * pi / 2
        east, north = 100 * cos(angle), 100 * sin(angle)
        ring.append(
            (
                (100 + east / x_scale * 180 / pi) * MICRO,
                (latitude + north / y_scale * 180 / pi) * MICRO,
            )
        )
    assert ring_area(ring) == pytest.approx(20_000, rel=1e-4)
    assert ring_area(ring[::-1]) == pytest.approx(ring_area(ring), rel=1e-11)
