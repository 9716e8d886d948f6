"""sort: the number of each row in an order over all rows."""

from __future__ import annotations

from dataclasses import dataclass

import ibis

from shujian.core.cells import State
from shujian.engines.pair import Pair, greatest, small
from shujian.formulas.types import INT
from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import operator, param
from shujian.models.relations.outcome import Test
from shujian.models.relations.relation import Relation
from shujian.models.schema import Schema, computed
from shujian.models.steps.kinds import NewColumn
from shujian.models.steps.ordering import groupable
from shujian.models.steps.windowed import Cells, Group, Windowed


@operator
@dataclass(frozen=True)
class Sort(Windowed):
    """Numbers the rows from 1."""

    op = "sort"
    title = "排序"
    help = (
        "按 order 给全部行（写 by 时为每组的行）从 1 起编序号，排序列相同的按其余各列分先后；"
        "排序列未填的排在最后，不可读、未提供的不编号（序号不可读）"
    )

    name: str = param("as", NewColumn(), "序号列的列名", required=True)

    def added(self, check: Check, schema: Schema) -> Schema:
        """A number."""
        if not self.order:
            self.at.error("no_order", "没有写明按什么排（order）", "请写 order: [日期列]")
        parts = [schema[o.column] for o in self.order if o.column in schema]
        return {self.name: computed(INT, parts, ())}

    def reads(self) -> set[str]:
        """Nothing more."""
        return set()

    def entry(self, rows: Relation) -> Test | None:
        """An unread order cell leaves only its own row without a number."""
        return groupable(rows, self.by)

    def cells(self, build: Build, group: Group) -> Cells:
        """A row number among the rows whose order can be read."""
        states = [group.rows.pair(o.column).state for o in self.order]
        worst = greatest(states)
        if isinstance(worst, int):
            lost = worst if worst > State.BLANK else 0
            place = ibis.row_number().over(group.ordered).cast("int64") + 1
            return {self.name: (INT, Pair(ibis.null("int64") if lost else place, lost))}
        unread = worst > small(State.BLANK)
        window = ibis.window(group_by=[*group.by, unread], order_by=group.order)
        place = ibis.row_number().over(window).cast("int64") + 1
        state = ibis.ifelse(unread, worst, small(0))
        value = ibis.ifelse(unread, ibis.null("int64"), place)
        return {self.name: (INT, Pair(value, state))}

    def sentence(self, bound: Bound) -> str:
        """排序."""
        return f"{self.said_group()}编号为“{self.name}”"
