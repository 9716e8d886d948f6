"""list: rows that are written in the model itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from shujian.core.cells import Missing, State
from shujian.core.terms import Term
from shujian.engines.base import STATE
from shujian.engines.physical import arrow_type
from shujian.models.authoring.case_tables import raw_text
from shujian.models.building import Build, Streams
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, Operator, operator, param
from shujian.models.relations.relation import Relation
from shujian.models.schema import Column, Schema
from shujian.models.steps.more_kinds import Elements, Rows
from shujian.models.steps.naming import check_new_column
from shujian.schema.elements import element

if TYPE_CHECKING:
    from shujian.models.running.planner import Plan

MOST = 1000
"""Rows; a longer list is a table, with its supplier and its days."""


@operator
@dataclass(frozen=True)
class List(Operator):
    """A short list, such as exempted posts or categories with their limits."""

    op = "list"
    title = "名单"
    help = (
        f"直接写在模型里的名单或对照表，不超过 {MOST} 行；各列按数据元读，读不懂的格子装载时就会指出，"
        "空着的为未填；更长的请做成标准表导入"
    )

    columns: Mapping[str, str] = param("columns", Elements(), "列: 数据元", required=True)
    rows: Sequence[Mapping[str, Any]] = param("rows", Rows(), "各行，写成 {列: 值}", required=True)

    def inputs(self) -> tuple[str, ...]:
        """None: it is written here."""
        return ()

    def bind(self, check: Check) -> Schema:
        """The columns; every cell is read once."""
        kinds = {n: element(e) for n, e in self.columns.items()}
        for name in kinds:
            check_new_column(self, name, {}, "columns")
        if len(self.rows) > MOST:
            what = f"名单有 {len(self.rows)} 行，超过 {MOST} 行"
            self.into("rows").error("long_list", what, "请做成标准表导入")
        for number, row in enumerate(self.rows, 1):
            self._check(number, row)
        return {n: Column(e.type, e.level, e.name) for n, e in kinds.items()}

    def _check(self, number: int, row: Mapping[str, Any]) -> None:
        at = self.into("rows")
        for name in row:
            if name not in self.columns:
                what = f"第 {number} 行的“{name}”不在 columns 中"
                at.error("no_column", what, f"列有：{'、'.join(self.columns)}")
        for name, cell in self._cells(row).items():
            if isinstance(cell, Missing) and cell.state != State.BLANK:
                what = f"第 {number} 行“{name}”的“{row[name]}”不是{self.columns[name]}"
                at.error("bad_value", what, cell.reason or "请改写")

    def _cells(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The cleaned cells of every column."""
        raw = {n: raw_text(row.get(n)) for n in self.columns}
        return {n: element(e).clean(raw[n]).value for n, e in self.columns.items()}

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Nothing."""
        return {}

    def build(self, build: Build) -> Streams:
        """A table in memory."""
        kinds = {n: build.bound.schema[n].type for n in build.wanted}
        held = [self._cells(row) for row in self.rows]
        arrays: dict[str, pa.Array] = {}
        for name, kind in kinds.items():
            cells = [row[name] for row in held]
            arrays[name] = pa.array([_stored(c) for c in cells], type=arrow_type(kind))
            states = [int(c.state) if isinstance(c, Missing) else 0 for c in cells]
            arrays[name + STATE] = pa.array(states, type=pa.int8())
        if not arrays:
            arrays["__1"] = pa.array([1] * len(held), type=pa.int8())
        engine = build.plan.engine
        expr = engine.memory(engine.new_name(), pa.table(arrays))
        return Streams(Relation(expr, kinds, dict.fromkeys(kinds)))

    def vacant(self, plan: Plan) -> bool:
        """Whether no row is written."""
        return not self.rows

    def sentence(self, bound: Bound) -> str:
        """名单."""
        return f"名单“{self.id}”，{len(self.rows)} 行，列有{'、'.join(self.columns)}"


def _stored(cell: Any) -> Any:
    if isinstance(cell, Missing):
        return None
    return cell.code if isinstance(cell, Term) else cell
