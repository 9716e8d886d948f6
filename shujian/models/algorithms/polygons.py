"""Polygons out of texts (WKT, GeoJSON), checked, in millionths of a degree."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

import numpy as np
import shapely

from shujian.core.money import rounded
from shujian.models.algorithms.geodesy import MICRO, Place, ring_area

LONGEST = 2_000_000
"""Characters of one text."""
_NEITHER = "不是 WKT 或 GeoJSON"
_FAULTS = {
    "Self-intersection": "边界自相交",
    "Ring Self-intersection": "边界自相接",
    "Hole lies outside shell": "内环在外环之外",
    "Holes are nested": "内环套内环",
    "Interior is disconnected": "内部不连通",
    "Nested shells": "几块互相重叠",
    "Duplicate Rings": "有重复的环",
    "Too few points in geometry component": "点数太少",
    "Invalid Coordinate": "坐标不是数",
    "Ring is not closed": "环没有闭合",
}


class PolygonError(ValueError):
    """Why a text is no polygon, Chinese."""


def polygon(text: str) -> Any:
    """A polygon or several, in millionths of a degree.

    Args:
        text: WKT (POLYGON, MULTIPOLYGON) or GeoJSON (also a Feature), degrees east and north.

    Raises:
        PolygonError: it is none, or its rings are not valid.
    """
    if len(text) > LONGEST:
        raise PolygonError("范围的文字太长")
    shape = _read(text.strip())
    if shape is None:
        raise PolygonError(_NEITHER)
    if shape.geom_type not in ("Polygon", "MultiPolygon"):
        raise PolygonError("不是多边形")
    if shape.is_empty:
        raise PolygonError("没有范围")
    points = shapely.get_coordinates(shape)
    if not np.isfinite(points).all() or (np.abs(points) > (180, 90)).any():
        raise PolygonError("坐标不在经纬度范围内，可能是平面坐标")
    if np.ptp(points[:, 0]) > 180:
        raise PolygonError("跨越 180 度经线")
    whole = shapely.transform(shape, lambda held: np.rint(held * MICRO))
    if not shapely.is_valid(whole):
        fault = shapely.is_valid_reason(whole).split("[")[0].strip()
        raise PolygonError(_FAULTS.get(fault, "边界不成立"))
    return whole


def _read(text: str) -> Any:
    try:
        data = json.loads(text) if text.startswith("{") else None
    except ValueError:
        raise PolygonError(_NEITHER) from None
    if data is not None and data.get("type") == "Feature":
        data = data.get("geometry")
    try:
        return shapely.from_wkt(text) if data is None else shapely.from_geojson(json.dumps(data))
    except shapely.errors.GEOSException as error:
        said = str(error)
        fault = "环没有闭合" if "closed" in said else _NEITHER
        raise PolygonError("点数太少" if "at least" in said else fault) from None


def area(shape: Any) -> Decimal:
    """The area in m², to two places; lines and points have none."""
    total = 0.0
    for part in shapely.get_parts(shape):
        if part.geom_type == "GeometryCollection":
            total += float(area(part))
        if part.geom_type == "Polygon":
            rings = [part.exterior, *part.interiors]
            sizes = [ring_area(list(r.coords)) for r in rings]
            total += sizes[0] - sum(sizes[1:])
    return rounded(Decimal(repr(total)), 2)


def holding(points: Sequence[Place], shapes: Sequence[Any]) -> Iterator[tuple[int, int]]:
    """(point, polygon) for every point inside a polygon or on its boundary, in order."""
    if not points or not shapes:
        return
    tree = shapely.STRtree(shapes)
    found = tree.query(shapely.points(np.array(points, float)), predicate="intersects")
    yield from sorted((int(i), int(j)) for i, j in found.T)


def overlaps(left: Sequence[Any], right: Sequence[Any]) -> Iterator[tuple[int, int, Decimal]]:
    """(left, right, m²) for every two polygons that share some area, in order."""
    if not left or not right:
        return
    found = shapely.STRtree(right).query(list(left), predicate="intersects")
    for i, j in sorted((int(i), int(j)) for i, j in found.T):
        shared = area(shapely.intersection(left[i], right[j]))
        if shared > 0:
            yield i, j, shared


def near(
    left: Sequence[Place], right: Sequence[Place], reach: Iterable[tuple[float, float]]
) -> list[tuple[int, int]]:
    """(left, right) of places that lie in a box around one another, in order.

    Args:
        left: places.
        right: places.
        reach: half width and height of each left place's box, millionths of a degree.
    """
    if not left or not right:
        return []
    centre, half = np.array(left, float), np.array(list(reach), float)
    boxes = shapely.box(*(centre - half).T, *(centre + half).T)
    tree = shapely.STRtree(shapely.points(np.array(right, float)))
    return sorted((int(i), int(j)) for i, j in tree.query(boxes).T)
