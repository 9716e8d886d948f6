"""speed: moves that are too fast to be true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from shujian.formulas.types import DECIMAL, INT, TEXT
from shujian.models.algorithms.tracks import length, speed
from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import operator, param
from shujian.models.schema import Schema, computed
from shujian.models.steps.kinds import ColumnList, Whole
from shujian.models.steps.local import Line, merged
from shujian.models.steps.local_aside import put
from shujian.models.steps.naming import check_new_column
from shujian.models.steps.track_steps import Tracks

SAME = 100
"""Metres that two readings of one moment may lie apart."""


@operator
@dataclass(frozen=True)
class Speed(Tracks):
    """One row for each reading that was reached too fast from the one before."""

    op = "speed"
    title = "轨迹速度"
    help = (
        "找出车辆、船舶等相邻两点之间快得不可能的：时速超过 most 公里（如一牌两车、定位作假）；"
        "同一时刻相距 100 米以上的两点无法算时速，转入待核。"
        "不得用于羁押、取保、社区矫正等人员的行踪"
    )

    most: int | None = param("most", Whole(), "时速超过多少公里", required=True)
    names: tuple[str, ...] = param(
        "as", ColumnList(4), "新列：上一点时间、相距（米）、相隔（秒）、时速（公里）", required=True
    )

    def bind(self, check: Check) -> Schema:
        """The source's columns, and the move."""
        schema, held = self.checked(check)
        kinds = (TEXT, DECIMAL(1), INT, DECIMAL(1))
        for name, kind in zip(self.names, kinds, strict=False):
            check_new_column(self, name, schema, "as")
            schema[name] = computed(kind, held, held if kind == TEXT else ())
        return schema

    def compute(self, build: Build, sides: Mapping[str, Sequence[Line]]) -> list[Line]:
        """Measure each move."""
        lines = sides[self.source]
        tracks, found = self.tracks(lines, self.names)
        for points in tracks.values():
            for one, two in pairwise(points):
                line, metres = lines[two.index], length(one.place, two.place)
                rows = merged([lines[one.index], line])
                fast = speed(one, two)
                if fast is None and metres > SAME:
                    why = f"同一时刻（{two.when:%Y-%m-%d %H:%M:%S}）有相距 {metres} 米的两点"
                    found.append(put(Line(line.cells, rows), why, self.names))
                elif fast is not None and fast > (self.most or 0):
                    seconds = int((two.when - one.when).total_seconds())
                    made = (f"{one.when:%Y-%m-%d %H:%M:%S}", metres, seconds, fast)
                    cells = {**line.cells, **dict(zip(self.names, made, strict=True))}
                    found.append(Line(cells, rows))
        return found

    def sentence(self, bound: Bound) -> str:
        """轨迹速度."""
        return (
            f"“{self.source}”中同一“{self.subject}”相邻两点之间时速超过 {self.most} 公里的"
            f"（数据：{self.basis}）"
        )
