"""dedupe: one row of each group."""

from __future__ import annotations

from dataclasses import dataclass

import ibis

from shujian.models.building import Build, Streams
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, Operator, operator, param
from shujian.models.relations.outcome import judged
from shujian.models.relations.relation import DROP, OUT, PASS, WHY, int8
from shujian.models.relations.stacking import stack
from shujian.models.schema import Schema
from shujian.models.steps.kinds import Names, Order, Orders, StepName
from shujian.models.steps.ordering import bind_order, order_keys, orderable, partition


@operator
@dataclass(frozen=True)
class Dedupe(Operator):
    """Keeps the first row of each group."""

    op = "dedupe"
    title = "去重"
    help = "每组只留排在最前的一行；没有写 order 时按其余各列的值排，不受导入顺序影响"

    source: str = param("from", StepName(), "来源步骤", required=True)
    by: tuple[str, ...] = param("by", Names(), "这些列相同的为一组", required=True)
    order: tuple[Order, ...] = param("order", Orders(), "组内的先后")

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def bind(self, check: Check) -> Schema:
        """The source's columns."""
        bind_order(self, check, check.schema(self.source), self.by, self.order)
        return dict(check.schema(self.source))

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Wanted columns, groups and order."""
        return {self.source: wanted | set(self.by) | {o.column for o in self.order}}

    def build(self, build: Build) -> Streams:
        """Row number 1 of each window."""
        rows = build.input(self.source)
        test = orderable(rows, self.order, self.by)
        rest = None
        if test is not None:
            whole = judged(rows, test, keep_dropped=True)
            rows = whole.filter(whole.expr[OUT] == PASS).keep(list(rows.columns))
            rest = build.keep(whole.filter(whole.expr[OUT] > DROP), (OUT, WHY))
        window = ibis.window(
            group_by=partition(rows, self.by), order_by=order_keys(rows, self.order, self.by)
        )
        first = rows.over(rows.expr.mutate(__n=ibis.row_number().over(window)))
        passed = build.keep(first.filter(first.expr["__n"] == 0))
        if rest is None:
            return Streams(passed, keeps=True)
        good = passed.over(passed.expr.mutate(**{OUT: int8(PASS), WHY: ibis.literal("")}))
        return Streams(passed, stack([good, rest], (OUT, WHY)), rest, keeps=True)

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """Only by the columns of the groups."""
        return {self.source: column} if column in self.by else {}

    def sentence(self, bound: Bound) -> str:
        """去重."""
        return f"“{self.source}”中{'、'.join(self.by)}相同的，{said_order(self.order)}只留第一行"


def said_order(orders: tuple[Order, ...]) -> str:
    """The order in Chinese."""
    if not orders:
        return ""
    said = [f"{o.column}{'从大到小' if o.descending else '从小到大'}" for o in orders]
    return f"按{'、'.join(said)}"
