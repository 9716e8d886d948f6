"""expand: one row a month of an interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import ibis

from shujian.core.cells import State
from shujian.engines import duckfn
from shujian.engines.pair import Pair
from shujian.formulas.types import DATE, MONTH
from shujian.models.building import Build, Streams
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, Operator, operator, param
from shujian.models.relations.outcome import Test, both, judged, known, readable
from shujian.models.relations.relation import OUT, PASS, REVIEW, WHY, Relation, int8, null, text
from shujian.models.relations.stacking import stack
from shujian.models.schema import Schema, computed
from shujian.models.steps.kinds import ColumnName, Flag, NewColumn, StepName
from shujian.models.steps.naming import check_new_column

LIMIT = 1200
"""Months of one row; a longer interval is surely a mistake."""


@operator
@dataclass(frozen=True)
class Expand(Operator):
    """Unfolds an interval into months."""

    op = "expand"
    asks_day = True
    title = "按月展开"
    help = "把起止期间展开为每月一行；止日未填算到截至日；full: true 只要整月都在期间内的月份"

    source: str = param("from", StepName(), "来源步骤", required=True)
    start: str = param("start", ColumnName(), "起日的列", required=True)
    end: str = param("end", ColumnName(), "止日的列", required=True)
    name: str = param("as", NewColumn(), "月份列的列名", required=True)
    full: bool = param("full", Flag(), "只要整月都在期间内的月份")

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def bind(self, check: Check) -> Schema:
        """The source's columns and the month."""
        schema = dict(check.schema(self.source))
        parts = []
        for key, name in (("start", self.start), ("end", self.end)):
            column = check.column(schema, name, self.into(key), f"“{self.source}”")
            if column is not None and column.type not in (DATE, MONTH):
                self.into(key).error("not_date", f"“{name}”不是日期或月份", "请换成日期列")
            parts += [column] if column else []
        check_new_column(self, self.name, schema, "as")
        return {**schema, self.name: computed(MONTH, parts)}

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Wanted columns and both ends."""
        return {self.source: wanted - {self.name} | {self.start, self.end}}

    def build(self, build: Build) -> Streams:
        """A range of numbers a row, unnested."""
        rows = build.input(self.source)
        start, end = rows.pair(self.start), rows.pair(self.end)
        as_of = ibis.literal(build.env.as_of())
        until = end.value if known(end) else end.value.fill_null(as_of)
        if isinstance(end.state, int) and end.state == State.BLANK:
            until = as_of
        expr = rows.expr.mutate(__from=start.value, __to=until)
        held = rows.over(expr)
        test = self._test(start, end, held)
        whole = judged(held, test, keep_dropped=True)
        passed = self._unfolded(build, whole.filter(whole.expr[OUT] == PASS))
        lost = whole.filter(whole.expr[OUT] != PASS)
        cells = lost.with_cells({self.name: (MONTH, Pair(null(MONTH), State.UNKNOWN))})
        rest = build.keep(cells, (OUT, WHY))
        good = passed.over(passed.expr.mutate(**{OUT: int8(PASS), WHY: text("")}))
        return Streams(passed, stack([good, rest], (OUT, WHY)), rest)

    def _test(self, start: Pair, end: Pair, rows: Relation) -> Test:
        first, last = rows.expr["__from"], rows.expr["__to"]
        closed = end
        if not isinstance(end.state, int):
            closed = Pair(end.value, ibis.ifelse(end.state == State.BLANK, int8(0), end.state))
        elif end.state == State.BLANK:
            closed = Pair(end.value, 0)
        wrong = (last < first).fill_null(False)
        long = (_months(first, last) > LIMIT).fill_null(False)
        orderly = Test(
            ~(wrong | long),
            ibis.ifelse(wrong | long, int8(REVIEW), int8(PASS)),
            ibis.ifelse(wrong, text("止日早于起日"), text(f"期间超过 {LIMIT} 个月")),
            True,
        )
        cells = [(self.start, start), (self.end, closed)]
        return both([readable(cells, "，无法按月展开"), orderly])

    def _unfolded(self, build: Build, rows: Relation) -> Relation:
        first, last = rows.expr["__from"], rows.expr["__to"]
        skip = ibis.literal(0)
        short = ibis.literal(0)
        if self.full:
            if build.bound.inputs[self.source][self.start].type == DATE:
                skip = ibis.ifelse(first.day() == 1, 0, 1)
            if build.bound.inputs[self.source][self.end].type == DATE:
                short = ibis.ifelse(last == duckfn.last_day(last), 0, 1)
        count = _months(first, last) + 1 - short
        numbered = rows.expr.mutate(
            __m=ibis.range(skip.cast("int64"), count.cast("int64")).unnest()
        )
        some = duckfn.to_months(numbered["__m"].cast("int32"))
        value = duckfn.add_interval(numbered["__from"].truncate("M"), some).cast("date")
        return build.keep(rows.over(numbered).with_cells({self.name: (MONTH, Pair(value, 0))}))

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """Old columns pass unchanged."""
        return {} if column == self.name else {self.source: column}

    def sentence(self, bound: Bound) -> str:
        """按月展开."""
        which = "整月都在期间内的月份" if self.full else "期间涉及的每个月份"
        return f"把“{self.source}”每行的“{self.start}”至“{self.end}”展开为{which}，每月一行"


def _months(first: Any, last: Any) -> Any:
    """Months between the months of two days."""
    years = last.year() - first.year()
    return (years * 12 + last.month() - first.month()).cast("int64")
