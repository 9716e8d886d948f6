"""overlay: which areas of two layers overlap, and how much of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from shujian.core.money import rounded
from shujian.formulas.types import DECIMAL
from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import operator, param
from shujian.models.schema import Schema, computed
from shujian.models.steps.kinds import ColumnList, Whole
from shujian.models.steps.kinds_local import OnePair
from shujian.models.steps.local import Line
from shujian.models.steps.naming import check_new_column
from shujian.models.steps.paired_rows import Paired
from shujian.models.steps.places import check_polygon, shaped_rows


@operator
@dataclass(frozen=True)
class Overlay(Paired):
    """One row for each two areas that share some."""

    op = "overlay"
    title = "图斑叠加"
    help = (
        "求两层图斑的重叠面积（平方米）和各占多少；范围是 WKT 或 GeoJSON 文字（度，同一坐标系）；"
        "面积按 WGS-84 椭球等积投影（Snyder 1987）算，边长一公里以内的误差约百万分之一；"
        "小于 least 平方米的（多为边界误差）不列"
    )
    limit: ClassVar[int] = 50_000

    shape: tuple[tuple[str, str], ...] = param("shape", OnePair(), "范围的列", required=True)
    least: int | None = param("least", Whole(), "重叠多少平方米以上才列出，默认 1")
    names: tuple[str, ...] = param("as", ColumnList(3), "新列：重叠面积、占左、占右", required=True)

    def bind(self, check: Check) -> Schema:
        """Left and taken columns, the shared area and its shares."""
        schema, held = self.sides(check, ())
        for step, name in zip((self.left, self.other), *self.shape[:1] or [("", "")], strict=True):
            held += check_polygon(check, check.schema(step), name, self.into("shape"))
        for name, scale in zip(self.names, (2, 4, 4), strict=False):
            check_new_column(self, name, schema, "as")
            schema[name] = computed(DECIMAL(scale), held, ())
        return schema

    def compute(self, build: Build, sides: Mapping[str, Sequence[Line]]) -> list[Line]:
        """Intersect what touches."""
        from shujian.models.algorithms.polygons import area, overlaps  # loads much

        within = self.other == self.left
        column, other = self.shape[0]
        one, two = self.lone(build.bound, False), self.lone(build.bound, True)
        rows, shapes, lost = shaped_rows(sides[self.left], column, one)
        others, held, unread = (
            (rows, shapes, []) if within else shaped_rows(sides[self.other], other, two)
        )
        found: list[Line] = []
        for i, j, shared in overlaps(shapes, held):
            if shared >= (self.least or 1) and not (within and i >= j):
                made = (shared, _share(shared, area(shapes[i])), _share(shared, area(held[j])))
                found.append(
                    self.joined(rows[i], others[j], dict(zip(self.names, made, strict=True)))
                )
        return [*found, *lost, *unread]

    def sentence(self, bound: Bound) -> str:
        """图斑叠加."""
        what = "内部的图斑" if self.other == self.left else f"与“{self.other}”的图斑"
        return f"“{self.left}”{what}重叠 {self.least or 1} 平方米以上的，求重叠面积和各占多少"


def _share(shared: Decimal, whole: Decimal) -> Decimal:
    return min(rounded(shared / whole, 4), Decimal("1.0000"))
