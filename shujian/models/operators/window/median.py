"""median: the middle value of the group beside each row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import ibis

from shujian.core.cells import State
from shujian.engines.ops import Ops
from shujian.engines.pair import Pair
from shujian.formulas.types import DECIMAL, Type
from shujian.models.building import Build
from shujian.models.checking import Bound, Check
from shujian.models.operator import operator, param
from shujian.models.relations import graph
from shujian.models.relations.relation import int8
from shujian.models.schema import Schema, computed
from shujian.models.steps.kinds import NewColumn
from shujian.models.steps.spread import Spread
from shujian.models.steps.windowed import Cells, Group

HALF = ibis.literal(Decimal("0.5"), "decimal(2, 1)")
OPS = Ops()


@operator
@dataclass(frozen=True)
class Median(Spread):
    """The middle of the sorted values, or half of the two in the middle together."""

    op = "median"
    title = "中位数"
    help = (
        "每行旁边写上组内的中位数（有两个居中的取二者之和的一半，精确到多一位小数）；"
        "未填的不算在内，组内有一格不可读的整组转入待核，有值的行不足 least（默认 20）的转入未检查"
    )

    name: str = param("as", NewColumn(), "中位数列的列名", required=True)

    def made(self, check: Check, schema: Schema) -> Schema:
        """A decimal of one place more."""
        column = schema[self.of]
        return {self.name: computed(_kind(column.type), [column])}

    def staged(self, build: Build, group: Group) -> Mapping[str, Any]:
        """The place of each value, blanks last."""
        pair = self.value(group.rows)
        if pair is None:
            return {}
        window = ibis.window(group_by=group.by, order_by=[ibis.asc(pair.value, nulls_first=False)])
        return {
            "__place": ibis.row_number().over(window).cast("int64") + 1,
            "__count": pair.value.count().over(group.whole),
        }

    def cells(self, build: Build, group: Group) -> Cells:
        """Places (n + 1) / 2 and (n + 2) / 2, cut, are the middle."""
        pair = self.value(group.rows)
        if pair is None:
            return self.nothing(build, group)
        kind, made = group.rows.columns[self.of], build.bound.schema[self.name].type
        place, count = (graph.column(group.rows.expr, n) for n in ("__place", "__count"))
        number = OPS.number(pair.value, kind)
        ends = []
        for more in (1, 2):
            here = place == (count + more) // 2
            ends.append(ibis.ifelse(here, number, ibis.null(number.type())).max().over(group.whole))
        both = OPS.add(ends[0], kind, ends[1], kind)
        value = OPS.fit(OPS.multiply(both, kind, HALF, DECIMAL(1)), made, True)
        state = ibis.ifelse(value.isnull(), int8(State.UNKNOWN), int8(State.VALUE))
        return {self.name: (made, Pair(value, state))}

    def sentence(self, bound: Bound) -> str:
        """中位数."""
        return f"{self.said_group()}，“{self.of}”的中位数写入每行的“{self.name}”"


def _kind(kind: Type) -> Type:
    """A half needs one place more, up to six."""
    return DECIMAL(min(kind.scale + 1, 6))
