"""distance: the nearest place of another list, not farther than so many metres."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import cos, radians
from typing import ClassVar

from shujian.formulas.types import DECIMAL
from shujian.models.algorithms.geodesy import MICRO, Place
from shujian.models.algorithms.tracks import length
from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import operator, param
from shujian.models.schema import Schema, computed
from shujian.models.steps.kinds import ColumnList, Whole
from shujian.models.steps.kinds_local import Spot
from shujian.models.steps.local import Line
from shujian.models.steps.local_aside import refused
from shujian.models.steps.naming import check_new_column
from shujian.models.steps.paired_rows import Paired
from shujian.models.steps.places import check_place, placed_rows

FARTHEST = 100_000
_DEGREE = 110_000
"""Metres of a degree at least, so that the box around a place is never too small."""


@operator
@dataclass(frozen=True)
class Distance(Paired):
    """One row for each place that has another one near, with the nearest."""

    op = "distance"
    title = "距离"
    help = (
        "给左表每个位置找右表中最近的一个，相距不超过 most 米；距离按 WGS-84 椭球（Vincenty 1975）算，"
        "取到 0.1 米；同样近的取内容次序在前的；没有的不留"
    )
    pairs: ClassVar[int] = 5_000_000

    spot: tuple[str, ...] = param(
        "at", Spot(), "左表的经度列、纬度列，或一个经纬度列", required=True
    )
    to: tuple[str, ...] = param("to", Spot(), "右表的经度列、纬度列，或一个经纬度列", required=True)
    most: int | None = param("most", Whole(), "最多多少米，不超过 100000", required=True)
    names: tuple[str, ...] = param("as", ColumnList(1), "新列：距离（米）", required=True)

    def bind(self, check: Check) -> Schema:
        """Left and taken columns and the metres."""
        schema, _ = self.sides(check, ())
        held = check_place(check, check.schema(self.left), self.spot, self.into("at"))
        held += check_place(check, check.schema(self.other), self.to, self.into("to"))
        if (self.most or 0) > FARTHEST:
            self.into("most").error("too_far", f"最多 {FARTHEST} 米", "请改小")
        for name in self.names:
            check_new_column(self, name, schema, "as")
            schema[name] = computed(DECIMAL(1), held, ())
        return schema

    def compute(self, build: Build, sides: Mapping[str, Sequence[Line]]) -> list[Line]:
        """Measure what lies in a box around each place."""
        from shujian.models.algorithms.polygons import near  # loads much

        within, most = self.other == self.left, self.most or 0
        one, two = self.lone(build.bound, False), self.lone(build.bound, True)
        rows, places, lost = placed_rows(sides[self.left], self.spot, one)
        others, targets, unread = placed_rows(sides[self.other], self.to, two)
        candidates = near(places, targets, [_reach(p, most) for p in places])
        if len(candidates) > self.pairs:
            raise refused(self, f"要比对的超过 {self.pairs} 对", "请减小 most，或按地区分批")
        best: dict[int, tuple[Decimal, int]] = {}
        for i, j in candidates:
            if within and rows[i] is others[j]:
                continue
            metres = length(places[i], targets[j])
            if metres <= most and (i not in best or (metres, j) < best[i]):
                best[i] = (metres, j)
        found = [self.joined(rows[i], others[j], {self.names[0]: m}) for i, (m, j) in best.items()]
        return [*found, *lost, *([] if within and self.to == self.spot else unread)]

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """Only by the left row: which other place is nearest depends on all of them."""
        return {} if column in self.take else super().back(bound, column)

    def sentence(self, bound: Bound) -> str:
        """距离."""
        return f"给“{self.left}”的每个位置找“{self.other}”中 {self.most} 米以内最近的一个"


def _reach(place: Place, most: int) -> tuple[float, float]:
    """Half the sides of a box that holds every place so near, in millionths of a degree."""
    high = most / _DEGREE * MICRO + 1
    edge = min(89.0, (abs(place[1]) + high) / MICRO)
    return high / cos(radians(edge)) + 1, high
