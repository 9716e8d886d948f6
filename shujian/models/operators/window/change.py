"""change: how a value differs from that of the row before."""

from __future__ import annotations

from dataclasses import dataclass

import ibis

from shujian.core.cells import State
from shujian.engines.pair import Pair
from shujian.formulas.types import DATE, INT, Type
from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import operator, param
from shujian.models.relations.outcome import known, state_of
from shujian.models.relations.relation import int8
from shujian.models.schema import Schema, computed
from shujian.models.steps.kinds import ColumnName, NewColumn
from shujian.models.steps.windowed import Cells, Group, Windowed


@operator
@dataclass(frozen=True)
class Change(Windowed):
    """The difference to the row before in the group: amounts, numbers, days."""

    op = "change"
    title = "与上一行比较"
    help = "组内按先后，本行的值减上一行的值；日期相减得天数；第一行没有上一行，结果为未填"

    of: str = param("of", ColumnName(), "比较的列（数或日期）", required=True)
    name: str = param("as", NewColumn(), "差额列的列名", required=True)

    def added(self, check: Check, schema: Schema) -> Schema:
        """A number of the same kind, or days."""
        if not self.order:
            self.at.error("no_order", "没有写明先后（order）", "请写 order: [日期列]")
        column = check.column(schema, self.of, self.into("of"), f"“{self.source}”")
        if column is None:
            return {}
        if not column.type.numeric and column.type != DATE:
            what = f"“{self.of}”是{column.type.label}，不能相减"
            self.into("of").error("not_number", what, "请换成数、金额或日期列")
        return {self.name: computed(_kind(column.type), [column], ())}

    def reads(self) -> set[str]:
        """The compared column."""
        return {self.of}

    def cells(self, build: Build, group: Group) -> Cells:
        """Both neighbours must have values; the first row of a group is blank."""
        pair, kind = group.rows.pair(self.of), build.bound.schema[self.name].type
        if isinstance(pair.state, int) and pair.state:
            return {self.name: (kind, Pair(ibis.null("int64"), pair.state))}
        before = pair.value.lag().over(group.ordered)
        first = ibis.row_number().over(group.ordered) == 0
        if build.bound.inputs[self.source][self.of].type == DATE:
            value = pair.value.epoch_days().cast("int64") - before.epoch_days().cast("int64")
        else:
            value = pair.value - before
        state = ibis.ifelse(first, int8(State.BLANK), int8(State.VALUE))
        if not known(pair):
            there = state_of(pair).lag().over(group.ordered)
            lost = ibis.greatest(state_of(pair), there)
            unknown = ibis.ifelse(lost == State.BLANK, int8(State.UNKNOWN), lost)
            state = ibis.cases((first, int8(State.BLANK)), else_=unknown)
        value = ibis.ifelse(state == State.VALUE, value, ibis.null(value.type()))
        return {self.name: (kind, Pair(value, state))}

    def sentence(self, bound: Bound) -> str:
        """与上一行比较."""
        return f"{self.said_group()}，“{self.name}”＝本行的“{self.of}”减去上一行的“{self.of}”"


def _kind(kind: Type) -> Type:
    return INT if kind == DATE else kind
