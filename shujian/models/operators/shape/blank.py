"""blank: placeholder values such as 2050-12-31 become blank."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

from dataclasses import dataclass

import ibis

from shujian.core.cells import State
from shujian.engines.pair import Pair
from shujian.formulas.types import BOOL
from shujian.models.building import Build, Streams
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, Operator, operator, param
from shujian.models.reading import Written
from shujian.models.relations.outcome import state_of
from shujian.models.relations.relation import int8, null
from shujian.models.schema import Schema
from shujian.models.steps.kinds import ColumnName, Formula, StepName


@operator
@dataclass(frozen=True)
class Blank(Operator):
    """Empties the cells of a column where a condition holds."""

    op = "blank"
    title = "置空"
    help = (
        "条件成立的行，把某列的格子改为未填，例如 2050-12-31 等占位的日期；"
        "条件无法判断的格子为不可读；原值仍在来源行里"
    )

    source: str = param("from", StepName(), "来源步骤", required=True)
    column: str = param("column", ColumnName(), "哪一列", required=True)
    when: Written | None = param("when", Formula(), "什么条件下置空", required=True)

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def bind(self, check: Check) -> Schema:
        """The same columns; what the condition reads can be told from the blanks."""
        schema = dict(check.schema(self.source))
        column = check.column(schema, self.column, self.into("column"), f"“{self.source}”")
        formula = check.formula("when", self.when, {"": schema}, BOOL)
        if column is not None and formula is not None:
            schema[self.column] = column.merged(check.computed(formula, {"": schema}))
        return schema

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Wanted columns, and what the condition reads."""
        more = bound.columns_of("when") if self.column in wanted else set()
        return {self.source: wanted | more}

    def build(self, build: Build) -> Streams:
        """The old cell where the condition is false."""
        rows = build.input(self.source)
        if self.column not in build.wanted:
            return Streams(build.keep(rows), keeps=True)
        kind, old = rows.columns[self.column], rows.pair(self.column)
        test = build.compile("when", rows.pairs())
        if isinstance(test.state, int) and test.state:
            cell = Pair(null(kind), max(int(test.state), State.UNKNOWN))
        else:
            hit = test.value.fill_null(False)
            lost = ibis.ifelse(state_of(test) == State.BLANK, int8(2), state_of(test))
            state = ibis.cases(
                (hit, int8(State.BLANK)), (lost > State.VALUE, lost), else_=state_of(old)
            )
            value = ibis.ifelse(state == State.VALUE, old.value, ibis.null(old.value.type()))
            cell = Pair(value, state)
        return Streams(build.keep(rows.with_cells({self.column: (kind, cell)})), keeps=True)

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """Other columns pass unchanged."""
        return {} if column == self.column else {self.source: column}

    def sentence(self, bound: Bound) -> str:
        """置空."""
        return f"“{self.source}”中{bound.formulas['when'].sentence}的，“{self.column}”视为未填"
