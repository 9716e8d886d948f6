"""Coordinates of maps in China: WGS-84, GCJ-02 (国测局) and BD-09 (百度), in decimal degrees.

The shift from WGS-84 to GCJ-02 follows the published approximation over the ellipsoid of
Krasovsky 1940; the ways back repeat the way there until it meets the point (under a millimetre).
"""

from __future__ import annotations

from collections.abc import Callable
from math import atan2, cos, hypot, pi, sin, sqrt

Point = tuple[float, float]
"""Longitude, latitude."""
SYSTEMS = ("WGS-84", "GCJ-02", "BD-09")
_AXIS, _ECCENTRICITY = 6378245.0, 0.00669342162296594323
_BAIDU = pi * 3000.0 / 180.0
_CLOSE, _ROUNDS = 1e-9, 30


def _in_china(point: Point) -> bool:
    """The box outside which nothing is shifted."""
    return 72.004 <= point[0] <= 137.8347 and 0.8293 <= point[1] <= 55.8271


def _waves(x: float, y: float, along: float) -> float:
    """What both shifts have in common; ``along``: the coordinate of the second series."""
    fast = (20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0 / 3.0
    slow = (20.0 * sin(along * pi) + 40.0 * sin(along / 3.0 * pi)) * 2.0 / 3.0
    return fast + slow + 0.1 * x * y


def to_gcj(point: Point) -> Point:
    """WGS-84 → GCJ-02."""
    if not _in_china(point):
        return point
    x, y = point[0] - 105.0, point[1] - 35.0
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.2 * sqrt(abs(x)) + _waves(x, y, y)
    north += (160.0 * sin(y / 12.0 * pi) + 320.0 * sin(y * pi / 30.0)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * sqrt(abs(x)) + _waves(x, y, x)
    east += (150.0 * sin(x / 12.0 * pi) + 300.0 * sin(x / 30.0 * pi)) * 2.0 / 3.0
    radians = point[1] / 180.0 * pi
    magic = 1 - _ECCENTRICITY * sin(radians) ** 2
    meridian = (_AXIS * (1 - _ECCENTRICITY)) / (magic * sqrt(magic)) * pi
    parallel = _AXIS / sqrt(magic) * cos(radians) * pi
    return point[0] + east * 180.0 / parallel, point[1] + north * 180.0 / meridian


def gcj_to_bd(point: Point) -> Point:
    """GCJ-02 → BD-09."""
    x, y = point
    length = hypot(x, y) + 0.00002 * sin(y * _BAIDU)
    angle = atan2(y, x) + 0.000003 * cos(x * _BAIDU)
    return length * cos(angle) + 0.0065, length * sin(angle) + 0.006


def _back(forth: Callable[[Point], Point], point: Point) -> Point:
    """The point that ``forth`` takes to this one."""
    found = point
    for _ in range(_ROUNDS):
        made = forth(found)
        east, north = point[0] - made[0], point[1] - made[1]
        found = found[0] + east, found[1] + north
        if abs(east) < _CLOSE and abs(north) < _CLOSE:
            break
    return found


def from_gcj(point: Point) -> Point:
    """GCJ-02 → WGS-84."""
    return _back(to_gcj, point) if _in_china(point) else point


def bd_to_gcj(point: Point) -> Point:
    """BD-09 → GCJ-02."""
    return _back(gcj_to_bd, point)


def convert(point: Point, source: str, target: str) -> Point:
    """A point of one system in another.

    Args:
        point: longitude and latitude in degrees.
        source: one of ``SYSTEMS``.
        target: one of ``SYSTEMS``.

    Raises:
        ValueError: a system that is not known.
    """
    start, end = SYSTEMS.index(source), SYSTEMS.index(target)
    for step in range(start, end):
        point = (to_gcj, gcj_to_bd)[step](point)
    for step in range(start, end, -1):
        point = (from_gcj, bd_to_gcj)[step - 1](point)
    return point
