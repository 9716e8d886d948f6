"""rank: the place of a row in its group."""

from __future__ import annotations

from dataclasses import dataclass

import ibis

from shujian.engines.pair import Pair
from shujian.formulas.types import INT
from shujian.models.building import Build, Streams
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, Operator, operator, param
from shujian.models.operators.dedupe import said_order
from shujian.models.relations.outcome import judged
from shujian.models.relations.relation import DROP, OUT, PASS, WHY, int8
from shujian.models.relations.stacking import stack
from shujian.models.schema import Schema, computed
from shujian.models.steps.kinds import Names, NewColumn, Order, Orders, StepName, Whole
from shujian.models.steps.naming import check_new_column
from shujian.models.steps.ordering import bind_order, order_keys, orderable, partition


@operator
@dataclass(frozen=True)
class Rank(Operator):
    """Numbers the rows of each group from 1."""

    op = "rank"
    title = "排名"
    help = "按 order 给每组的行编号，从 1 起，不并列；写 top 时只留前几行"

    source: str = param("from", StepName(), "来源步骤", required=True)
    by: tuple[str, ...] = param("by", Names(), "这些列相同的为一组", required=True)
    order: tuple[Order, ...] = param("order", Orders(), "组内的先后", required=True)
    name: str = param("as", NewColumn(), "名次列的列名", required=True)
    top: int | None = param("top", Whole(), "只留前几行")

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def bind(self, check: Check) -> Schema:
        """The source's columns and the place."""
        schema = dict(check.schema(self.source))
        bind_order(self, check, schema, self.by, self.order)
        parts = [schema[o.column] for o in self.order if o.column in schema]
        check_new_column(self, self.name, schema, "as")
        return {**schema, self.name: computed(INT, parts, ())}

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Wanted columns, groups and order."""
        columns = wanted - {self.name} | set(self.by) | {o.column for o in self.order}
        return {self.source: columns}

    def build(self, build: Build) -> Streams:
        """Row numbers over windows."""
        rows = build.input(self.source)
        test = orderable(rows, self.order, self.by)
        rest = None
        if test is not None:
            whole = judged(rows, test, keep_dropped=True)
            lost = whole.filter(whole.expr[OUT] > DROP)
            none = Pair(ibis.null("int64"), 2)
            rest = build.keep(lost.with_cells({self.name: (INT, none)}), (OUT, WHY))
            rows = whole.filter(whole.expr[OUT] == PASS).keep(list(rows.columns))
        window = ibis.window(
            group_by=partition(rows, self.by), order_by=order_keys(rows, self.order, self.by)
        )
        place = ibis.row_number().over(window).cast("int64") + 1
        ranked = rows.with_cells({self.name: (INT, Pair(place, 0))})
        if self.top is not None:
            ranked = ranked.filter(ranked.expr[self.name] <= self.top)
        passed = build.keep(ranked)
        if rest is None:
            return Streams(passed, keeps=True)
        good = passed.over(passed.expr.mutate(**{OUT: int8(PASS), WHY: ibis.literal("")}))
        return Streams(passed, stack([good, rest], (OUT, WHY)), rest, keeps=True)

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """Only by the columns of the groups."""
        return {self.source: column} if column in self.by else {}

    def sentence(self, bound: Bound) -> str:
        """排名."""
        head = f"“{self.source}”中{'、'.join(self.by)}相同的，{said_order(self.order)}编号为“{self.name}”"
        return head + (f"，只留前 {self.top} 行" if self.top else "")
