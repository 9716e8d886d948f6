"""duplicate: rows whose columns are the same more often than they may be."""

from __future__ import annotations

from dataclasses import dataclass

from shujian.engines.pair import Pair
from shujian.formulas.types import INT
from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import operator, param
from shujian.models.relations import graph
from shujian.models.relations.outcome import Test, readable
from shujian.models.relations.relation import Relation
from shujian.models.schema import Schema, computed
from shujian.models.steps.kinds import NewColumn, Whole
from shujian.models.steps.windowed import Cells, Group, Windowed


@operator
@dataclass(frozen=True)
class Duplicate(Windowed):
    """Keeps the rows of groups with more than n rows."""

    op = "duplicate"
    title = "重复"
    help = (
        "保留 by 各列都相同、超过 more 次的全部行（不写 more 时为 1，即出现两次以上），并写明次数；"
        "这些列有未填、不可读的转入待核，不算作相同"
    )

    name: str = param("as", NewColumn(), "次数列的列名", required=True)
    more: int | None = param("more", Whole(), "超过几次才算，默认 1")

    def added(self, check: Check, schema: Schema) -> Schema:
        """A count."""
        if not self.by:
            self.at.error("no_key", "没有写明哪些列相同算重复（by）", "请写 by: [号码列]")
        return {self.name: computed(INT, [schema[n] for n in self.by if n in schema], ())}

    def reads(self) -> set[str]:
        """Nothing more."""
        return set()

    def entry(self, rows: Relation) -> Test | None:
        """Every column must have a value: two blanks are not the same thing."""
        return readable([(n, rows.pair(n)) for n in self.by], "，无法查重")

    def cells(self, build: Build, group: Group) -> Cells:
        """Rows of the group."""
        return {self.name: (INT, Pair(group.rows.expr.count().over(group.whole), 0))}

    def remaining(self, rows: Relation) -> Relation:
        """Of the large groups."""
        return rows.filter(graph.column(rows.expr, self.name) > (self.more or 1))

    def sentence(self, bound: Bound) -> str:
        """重复."""
        names = "、".join(f"“{n}”" for n in self.by)
        return f"保留“{self.source}”中{names}相同、超过 {self.more or 1} 次的全部行，次数写入“{self.name}”"
