"""running: a total, count or extreme from the first row of the group to this one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import ibis

from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import operator
from shujian.models.operators.window.beside import Beside
from shujian.models.relations import graph
from shujian.models.schema import Schema
from shujian.models.steps.summing import cell, constant, over, result
from shujian.models.steps.windowed import Cells, Group


@operator
@dataclass(frozen=True)
class Running(Beside):
    """Cumulative totals; rows that tie in the order count together."""

    op = "running"
    title = "累计"
    help = (
        "按先后，从组内第一行累计到本行：合计、行数、最大或最小；同一天等排序列相同的行一起计入；"
        "未填的格子跳过，有一格不可读则从那里起不可读"
    )

    def added(self, check: Check, schema: Schema) -> Schema:
        """A number, or a day."""
        if not self.order:
            self.at.error("no_order", "没有写明先后（order）", "请写 order: [日期列]")
        return super().added(check, schema)

    def staged(self, build: Build, group: Group) -> Mapping[str, Any]:
        """Up to each row, and whether it is the last of those that tie."""
        kind, pair = group.rows.columns[self.of], group.rows.pair(self.of)
        if constant(self.how, pair, kind) is not None:
            return {}
        value, worst = over(self.how, pair, kind, group.until)
        inside = ibis.window(group_by=group.same, order_by=group.order)
        place = ibis.row_number().over(inside).cast("int64") + 1
        count = group.rows.expr.count().over(group.ties)
        return {"__value": value, "__worst": worst, "__last": place == count}

    def cells(self, build: Build, group: Group) -> Cells:
        """What the last of the rows that tie has."""
        kind, pair = group.rows.columns[self.of], group.rows.pair(self.of)
        made, target = constant(self.how, pair, kind), result(self.how, kind)
        if made is None:
            expr = group.rows.expr
            last = graph.column(expr, "__last")
            held, worst = (graph.column(expr, n) for n in ("__value", "__worst"))
            value = ibis.ifelse(last, held, ibis.null(held.type())).max().over(group.ties)
            state = ibis.ifelse(last, worst, ibis.null(worst.type())).max().over(group.ties)
            made = cell(self.how, value, state, target)
        return {self.name: (target, made)}

    def sentence(self, bound: Bound) -> str:
        """累计."""
        return f"{self.said_group()}，“{self.of}”的{self.how}累计到本行，写入“{self.name}”"
