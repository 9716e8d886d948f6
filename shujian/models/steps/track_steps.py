"""What steps over tracks share; positions of people in custody or on bail are refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shujian.core.cells import Missing
from shujian.formulas.show import show
from shujian.formulas.types import DATE, TEXT
from shujian.models.algorithms.tracks import Point
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, param
from shujian.models.schema import Column, Schema
from shujian.models.steps.kinds import ColumnName, StepName, Text
from shujian.models.steps.kinds_local import Spot
from shujian.models.steps.local import Line, Local
from shujian.models.steps.local_aside import aside, lacking, put
from shujian.models.steps.places import BEYOND, check_place, place_of

CUSTODY = (
    *("矫正", "取保", "监视居住", "羁押", "在押", "服刑", "监外执行", "暂予", "假释", "缓刑"),
    *("看守", "监狱", "戒毒", "强制医疗", "拘留", "逮捕", "电子手环", "定位手环", "手表定位"),
)
"""Words of tables that hold people under supervision of the state: their movements are the
business of who supervises them, and no model may follow them."""
SHORTEST = 6


@dataclass(frozen=True)
class Tracks(Local):
    """A step over readings of place and time (base of several)."""

    source: str = param("from", StepName(), "轨迹所在的步骤，一行一个点", required=True)
    basis: str = param("basis", Text(), "轨迹从何而来、凭什么使用（如调取文书）", required=True)
    subject: str = param("subject", ColumnName(), "对象的列（车牌、船名等）", required=True)
    day: str = param("day", ColumnName(), "日期列", required=True)
    time: str = param("time", ColumnName(), "时刻列（时:分:秒）", required=True)
    spot: tuple[str, ...] = param("at", Spot(), "经度列、纬度列，或一个经纬度列", required=True)

    @property
    def read_columns(self) -> tuple[str, ...]:
        """What every reading must have."""
        return (self.subject, self.day, self.time, *self.spot)

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def checked(self, check: Check) -> tuple[Schema, list[Column]]:
        """The source's columns and those read; data of custody and a missing basis are errors."""
        schema = check.schema(self.source)
        held = check_place(check, schema, self.spot, self.into("at"))
        for key, name, kind in (
            ("subject", self.subject, None),
            ("day", self.day, DATE),
            ("time", self.time, TEXT),
        ):
            column = check.column(schema, name, self.into(key), f"“{self.source}”")
            held += [column] if column else []
            if column and kind and column.type != kind:
                self.into(key).error("bad_type", f"“{name}”应为{kind.label}列", "请换一列")
        if len(self.basis) < SHORTEST:
            what = "没有写明轨迹从何而来、凭什么使用"
            self.into("basis").error(
                "no_basis", what, "例如：渣土车监管平台数据，调取证据通知书某号"
            )
        self._refuse(check)
        return dict(schema), held

    def _refuse(self, check: Check) -> None:
        aliases = sorted(check.ancestors.get(self.source, frozenset({self.source})))
        tables = [check.inputs[a].table for a in aliases if a in check.inputs]
        for name in (*tables, *aliases, self.basis, self.subject):
            word = next((w for w in CUSTODY if w in name), "")
            if word:
                what = f"“{name}”涉及{word}人员，不得用来分析行踪"
                self.into("from").error("custody", what, "这一步只用于车辆、船舶等的轨迹，请换数据")
                return

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Every column: which of two equal readings comes first must not depend on the rest."""
        return {self.source: set(bound.inputs[self.source])}

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """Each thing has a track of its own."""
        return {self.source: column} if column == self.subject else {}

    def tracks(
        self, lines: Sequence[Line], made: Sequence[str]
    ) -> tuple[Mapping[str, list[Point]], list[Line]]:
        """The readings of each thing in order, and rows that are none, put aside."""
        found: dict[str, list[Point]] = {}
        lost: list[Line] = []
        for index, line in enumerate(lines):
            lacks = lacking(line, self.read_columns)
            place = None if lacks else place_of(line, self.spot)
            when = None if lacks else _when(line.cells[self.day], line.cells[self.time])
            if lacks:
                lost.append(aside(line, lacks, "这一点没有用", made))
            elif place is None or when is None:
                what = BEYOND if place is None else f"“{self.time}”不是时刻"
                lost.append(put(line, f"{what}，这一点没有用", made))
            else:
                name = show(line.cells[self.subject])
                found.setdefault(name, []).append(Point(when, place, index))
        return {name: sorted(held) for name, held in sorted(found.items())}, lost


def _when(day: object, time: object) -> dt.datetime | None:
    if isinstance(day, Missing) or not isinstance(day, dt.date):
        return None
    try:
        return dt.datetime.combine(day, dt.time.fromisoformat(str(time)))
    except ValueError:
        return None
