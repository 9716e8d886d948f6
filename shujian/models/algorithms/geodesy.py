"""Lengths and areas on the ellipsoid of WGS-84.

Lengths: inverse solution of T. Vincenty, Survey Review XXIII/176 (1975), accurate to less than
a millimetre where it converges; points nearly opposite each other on the globe, where it does
not, get the great circle (within 0.6 %).

Areas: the equal-area cylinder on the ellipsoid, J. P. Snyder, Map Projections – A Working Manual
(USGS Professional Paper 1395, 1987), formulas 3-12 and 10-14, 10-15.  What it maps keeps its area
exactly; edges are straight between their ends in the map, so a parcel with edges up to a
kilometre is accurate to about a millionth, a county with edges of 10 km to a few 100,000ths.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, atan, atan2, atanh, cos, fsum, radians, sin, sqrt, tan

MAJOR = 6_378_137.0
FLATTENING = 1 / 298.257223563
MICRO = 1_000_000
"""Places are whole millionths of a degree (about 0.1 m), so that equal input is equal."""
_MINOR = MAJOR * (1 - FLATTENING)
_SQUARED = FLATTENING * (2 - FLATTENING)
_ECCENTRIC = sqrt(_SQUARED)
_MEAN = 6_371_008.8
_ROUNDS = 60
Place = tuple[int, int]
"""Millionths of a degree east and north."""


def metres(one: Place, two: Place) -> float:
    """The length of the shortest line between two places."""
    if one == two:
        return 0.0
    (x1, y1), (x2, y2) = [(radians(x / MICRO), radians(y / MICRO)) for x, y in (one, two)]
    u1, u2 = atan((1 - FLATTENING) * tan(y1)), atan((1 - FLATTENING) * tan(y2))
    found = _vincenty(x2 - x1, sin(u1), cos(u1), sin(u2), cos(u2))
    return _circle(x1, y1, x2, y2) if found is None else found


def _vincenty(span: float, su1: float, cu1: float, su2: float, cu2: float) -> float | None:
    lam = span
    for _ in range(_ROUNDS):
        sl, cl = sin(lam), cos(lam)
        ss = sqrt((cu2 * sl) ** 2 + (cu1 * su2 - su1 * cu2 * cl) ** 2)
        if ss == 0:
            return 0.0
        cs = su1 * su2 + cu1 * cu2 * cl
        sigma = atan2(ss, cs)
        sa = cu1 * cu2 * sl / ss
        ca2 = 1 - sa * sa
        c2m = cs - 2 * su1 * su2 / ca2 if ca2 > 1e-15 else 0.0
        c = FLATTENING / 16 * ca2 * (4 + FLATTENING * (4 - 3 * ca2))
        before = lam
        inner = c2m + c * cs * (2 * c2m * c2m - 1)
        lam = span + (1 - c) * FLATTENING * sa * (sigma + c * ss * inner)
        if abs(lam - before) < 1e-12:
            usq = ca2 * (MAJOR**2 - _MINOR**2) / _MINOR**2
            a = 1 + usq / 16384 * (4096 + usq * (-768 + usq * (320 - 175 * usq)))
            b = usq / 1024 * (256 + usq * (-128 + usq * (74 - 47 * usq)))
            last = b / 6 * c2m * (4 * ss * ss - 3) * (4 * c2m * c2m - 3)
            return _MINOR * a * (sigma - b * ss * (c2m + b / 4 * (cs * (2 * c2m * c2m - 1) - last)))
    return None


def _circle(x1: float, y1: float, x2: float, y2: float) -> float:
    half = sin((y2 - y1) / 2) ** 2 + cos(y1) * cos(y2) * sin((x2 - x1) / 2) ** 2
    return 2 * _MEAN * asin(min(1.0, sqrt(half)))


def ring_area(ring: Sequence[tuple[float, float]]) -> float:
    """The area that a ring encloses, m², whichever way it runs.

    Args:
        ring: places in millionths of a degree, the last being the first.
    """
    heights = [_height(radians(y / MICRO)) for _, y in ring]
    across = [radians((x - ring[0][0]) / MICRO) for x, _ in ring]
    twice = fsum(
        (across[i + 1] - across[i]) * (heights[i + 1] + heights[i] - 2 * heights[0])
        for i in range(len(ring) - 1)
    )
    return abs(twice) / 2 * MAJOR * MAJOR / 2


def _height(latitude: float) -> float:
    """q of formula 3-12: the height on the equal-area cylinder."""
    s = sin(latitude)
    inside = s / (1 - _SQUARED * s * s) + atanh(_ECCENTRIC * s) / _ECCENTRIC
    return (1 - _SQUARED) * inside
