"""top: the first few rows of each group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import ibis

from shujian.engines.pair import Pair
from shujian.formulas.types import INT
from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import operator, param
from shujian.models.relations import graph
from shujian.models.relations.outcome import Test, readable
from shujian.models.relations.relation import Relation
from shujian.models.schema import Schema, computed
from shujian.models.steps.kinds import Choice, NewColumn, Whole
from shujian.models.steps.windowed import Cells, Group, Windowed


@operator
@dataclass(frozen=True)
class Top(Windowed):
    """Keeps the first n rows of each group, ties kept or broken."""

    op = "top"
    title = "前几名"
    help = (
        "每组（不写 by 时全部行）只留前 n 名；并列的默认都留（名次相同），"
        "ties: 不并列 时按其余各列分先后；排进前 n 名而排序列未填的转入待核"
    )

    number: int | None = param("n", Whole(), "留几名", required=True)
    ties: str = param("ties", Choice(("并列", "不并列")), "并列的是否都留，默认并列")
    name: str = param("as", NewColumn(), "名次列的列名", required=True)

    def added(self, check: Check, schema: Schema) -> Schema:
        """The place."""
        if not self.order:
            self.at.error(
                "no_order", "没有写明按什么排（order）", "请写 order: [{by: 金额, desc: true}]"
            )
        parts = [schema[o.column] for o in self.order if o.column in schema]
        return {self.name: computed(INT, parts, ())}

    def reads(self) -> set[str]:
        """Nothing more."""
        return set()

    def staged(self, build: Build, group: Group) -> Mapping[str, Any]:
        """The number of each row."""
        return {"__place": ibis.row_number().over(group.ordered).cast("int64") + 1}

    def cells(self, build: Build, group: Group) -> Cells:
        """The number, or that of the first row that is equal in the order."""
        place = graph.column(group.rows.expr, "__place")
        if self.ties != "不并列":
            place = place.min().over(group.ties)
        return {self.name: (INT, Pair(place, 0))}

    def remaining(self, rows: Relation) -> Relation:
        """The first n."""
        return rows.filter(graph.column(rows.expr, self.name) <= (self.number or 1))

    def verdict(self, rows: Relation) -> Test | None:
        """Without a value there is no place."""
        return readable([(o.column, rows.pair(o.column)) for o in self.order], "，不能排名")

    def sentence(self, bound: Bound) -> str:
        """前几名."""
        ties = "不并列" if self.ties == "不并列" else "并列的都留"
        return f"{self.said_group()}，只留前 {self.number} 名（{ties}），名次写入“{self.name}”"
