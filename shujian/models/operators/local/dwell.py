"""dwell: where and when something stayed for a while."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from shujian.formulas.types import DATE, INT, TEXT
from shujian.models.algorithms.tracks import stays
from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import operator, param
from shujian.models.schema import Schema, computed
from shujian.models.steps.kinds import ColumnList, Whole
from shujian.models.steps.local import Line, merged
from shujian.models.steps.naming import check_new_column
from shujian.models.steps.track_steps import Tracks


@operator
@dataclass(frozen=True)
class Dwell(Tracks):
    """One row for each stay: its first reading, and when it began and ended."""

    op = "dwell"
    title = "停留"
    help = (
        "找出车辆、船舶等在一处停留：自第一点起 radius 米以内、持续 minutes 分钟以上；"
        "相邻两点相隔超过 gap 分钟的视为中断；每次停留留下第一点的行。"
        "不得用于羁押、取保、社区矫正等人员的行踪"
    )

    radius: int | None = param("radius", Whole(), "离第一点多少米以内", required=True)
    minutes: int | None = param("minutes", Whole(), "停留多少分钟以上", required=True)
    gap: int | None = param("gap", Whole(), "相邻两点最多相隔多少分钟，默认 60")
    names: tuple[str, ...] = param(
        "as", ColumnList(4), "新列：离开日期、离开时刻、停留分钟数、点数", required=True
    )

    def bind(self, check: Check) -> Schema:
        """The source's columns, the end, the minutes and the readings."""
        schema, held = self.checked(check)
        for name, kind in zip(self.names, (DATE, TEXT, INT, INT), strict=False):
            check_new_column(self, name, schema, "as")
            schema[name] = computed(kind, held, () if kind == INT else held)
        return schema

    def compute(self, build: Build, sides: Mapping[str, Sequence[Line]]) -> list[Line]:
        """Look through each track."""
        lines = sides[self.source]
        tracks, found = self.tracks(lines, self.names)
        for points in tracks.values():
            for stay in stays(points, self.radius or 1, self.minutes or 1, self.gap or 60):
                first, last = stay[0], stay[-1]
                minutes = int((last.when - first.when).total_seconds()) // 60
                made = (last.when.date(), last.when.time().isoformat(), minutes, len(stay))
                line = lines[first.index]
                cells = {**line.cells, **dict(zip(self.names, made, strict=True))}
                found.append(
                    replace(line, cells=cells, rows=merged([lines[p.index] for p in stay]))
                )
        return found

    def sentence(self, bound: Bound) -> str:
        """停留."""
        return (
            f"“{self.source}”中同一“{self.subject}”在 {self.radius} 米以内"
            f"停留 {self.minutes} 分钟以上的（数据：{self.basis}）"
        )
