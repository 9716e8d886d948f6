"""earlier: the value some rows before in the group."""

from __future__ import annotations

from dataclasses import dataclass

import ibis

from shujian.core.cells import State
from shujian.engines.pair import Pair
from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import operator, param
from shujian.models.relations.outcome import state_of
from shujian.models.relations.relation import int8, null
from shujian.models.schema import Schema, computed
from shujian.models.steps.kinds import ColumnName, NewColumn, Whole
from shujian.models.steps.windowed import Cells, Group, Windowed


@operator
@dataclass(frozen=True)
class Earlier(Windowed):
    """A cell of an earlier row."""

    op = "earlier"
    title = "取前行的值"
    help = "组内按先后，取往前第 rows 行（默认上一行）某列的值；前面没有那么多行的未填"

    of: str = param("of", ColumnName(), "取哪一列", required=True)
    rows: int | None = param("rows", Whole(), "往前几行，默认 1")
    name: str = param("as", NewColumn(), "新列的列名", required=True)

    def added(self, check: Check, schema: Schema) -> Schema:
        """A column of the same type."""
        if not self.order:
            self.at.error("no_order", "没有写明先后（order）", "请写 order: [日期列]")
        column = check.column(schema, self.of, self.into("of"), f"“{self.source}”")
        return {} if column is None else {self.name: computed(column.type, [column])}

    def reads(self) -> set[str]:
        """The column."""
        return {self.of}

    def cells(self, build: Build, group: Group) -> Cells:
        """Value and state of the row before."""
        kind, pair, back = group.rows.columns[self.of], group.rows.pair(self.of), self.rows or 1
        first = ibis.row_number().over(group.ordered) < back
        if isinstance(pair.state, int) and pair.state:
            state = ibis.ifelse(first, int8(State.BLANK), int8(pair.state))
            return {self.name: (kind, Pair(null(kind), state))}
        value = pair.value.lag(back).over(group.ordered)
        if isinstance(pair.state, int):
            state = ibis.ifelse(first, int8(State.BLANK), int8(State.VALUE))
        else:
            there = state_of(pair).lag(back).over(group.ordered)
            state = ibis.ifelse(first, int8(State.BLANK), there)
        return {self.name: (kind, Pair(value, state))}

    def sentence(self, bound: Bound) -> str:
        """取前行的值."""
        return f"{self.said_group()}，往前第 {self.rows or 1} 行的“{self.of}”写入“{self.name}”"
