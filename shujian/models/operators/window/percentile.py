"""percentile: where a value stands in its group."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import ibis

from shujian.core.cells import State
from shujian.engines.pair import Pair
from shujian.formulas.types import BOOL, DECIMAL
from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import operator, param
from shujian.models.relations import graph
from shujian.models.relations.relation import int8
from shujian.models.schema import Schema, computed
from shujian.models.steps.kinds import ColumnList
from shujian.models.steps.more_kinds import Percent
from shujian.models.steps.spread import Spread
from shujian.models.steps.windowed import Cells, Group

PLACES = DECIMAL(2)
SCALE = 10_000


@operator
@dataclass(frozen=True)
class Percentile(Spread):
    """The share of the group that lies below, exact by ranks."""

    op = "percentile"
    title = "分位"
    help = (
        "写明组内有百分之几的值小于本行（截到两位小数），不少于 percent 的标记为真；"
        "按名次用整数计算，没有误差；组内有值的行不足 least（默认 20）的转入未检查"
    )

    percent: Decimal | None = param("percent", Percent(), "从百分之几起标记", required=True)
    names: tuple[str, ...] = param("as", ColumnList(2), "新列：百分位、是否达到", required=True)

    def made(self, check: Check, schema: Schema) -> Schema:
        """A share and a flag."""
        parts = [schema[self.of]]
        kinds = zip(self.names, (PLACES, BOOL), strict=False)
        return {name: computed(kind, parts, ()) for name, kind in kinds}

    def staged(self, build: Build, group: Group) -> Mapping[str, Any]:
        """The place of each value among those of the group, blanks last."""
        pair = self.value(group.rows)
        if pair is None:
            return {}
        window = ibis.window(group_by=group.by, order_by=[ibis.asc(pair.value, nulls_first=False)])
        return {
            "__place": ibis.row_number().over(window).cast("int64"),
            "__count": pair.value.count().over(group.whole),
        }

    def cells(self, build: Build, group: Group) -> Cells:
        """Rows below: the place of the first of equal values."""
        pair = self.value(group.rows)
        if pair is None:
            return self.nothing(build, group)
        place, count = (graph.column(group.rows.expr, n) for n in ("__place", "__count"))
        equal = ibis.window(group_by=[*group.by, pair.value])
        below, all_ = place.min().over(equal), count.nullif(0)
        edge = ibis.literal(int((self.percent or Decimal(1)) * SCALE), "int64")
        reached = below * (100 * SCALE) >= edge * all_
        share = (below * SCALE // all_).cast("decimal(18, 0)") * ibis.literal(
            Decimal("0.01"), "decimal(18, 2)"
        )
        state = self.state(pair)
        hidden = [
            ibis.ifelse(state == int8(State.VALUE), v, ibis.null(v.type()))
            for v in (share, reached)
        ]
        kinds = (PLACES, BOOL)
        made = zip(self.names, kinds, hidden, strict=True)
        return {name: (kind, Pair(value, state)) for name, kind, value in made}

    def sentence(self, bound: Bound) -> str:
        """分位."""
        return f"{self.said_group()}，“{self.of}”的百分位写入“{self.names[0]}”，达到 {self.percent} 的标记为“{self.names[1]}”"
