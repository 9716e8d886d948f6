"""points_within: which places lie in which areas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import operator, param
from shujian.models.schema import Schema
from shujian.models.steps.kinds import ColumnName, StepName
from shujian.models.steps.kinds_local import Spot
from shujian.models.steps.local import Line
from shujian.models.steps.paired_rows import Paired
from shujian.models.steps.places import check_place, check_polygon, placed_rows, shaped_rows


@operator
@dataclass(frozen=True)
class PointsWithin(Paired):
    """One row for each place and each area that it lies in."""

    op = "points_within"
    title = "落入区域"
    help = (
        "找出经纬度落在哪些区域之内，在边界上也算；区域是一列 WKT 或 GeoJSON 文字（度，与点同一坐标系），"
        "坐标取到百万分之一度（约 0.1 米）；边界自相交等不能用的区域转入待核"
    )

    right: str = param("right", StepName(), "区域所在的步骤", required=True)
    spot: tuple[str, ...] = param(
        "at", Spot(), "左表的经度列、纬度列，或一个经纬度列", required=True
    )
    area: str = param("area", ColumnName(), "右表中区域范围的列", required=True)
    names: tuple[str, ...] = ()

    def bind(self, check: Check) -> Schema:
        """Left and taken columns."""
        schema, _ = self.sides(check, ())
        check_place(check, check.schema(self.left), self.spot, self.into("at"))
        check_polygon(check, check.schema(self.right), self.area, self.into("area"))
        return schema

    def compute(self, build: Build, sides: Mapping[str, Sequence[Line]]) -> list[Line]:
        """Look each place up among the areas."""
        from shujian.models.algorithms.polygons import holding  # loads much

        one, two = self.lone(build.bound, False), self.lone(build.bound, True)
        rows, places, lost = placed_rows(sides[self.left], self.spot, one)
        areas, shapes, unread = shaped_rows(sides[self.right], self.area, two)
        found = [self.joined(rows[i], areas[j], {}) for i, j in holding(places, shapes)]
        return [*found, *lost, *unread]

    def sentence(self, bound: Bound) -> str:
        """落入区域."""
        return f"“{self.left}”的位置落在“{self.right}”的“{self.area}”之内（含边界）"
