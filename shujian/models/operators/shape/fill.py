"""fill: a value where nothing was written, and a mark that it was put there."""
# ruff: noqa: RUF009 - param() is dataclasses.field with a form

from __future__ import annotations

from dataclasses import dataclass, replace

import ibis

from shujian.core.cells import State
from shujian.engines.pair import Pair
from shujian.formulas.types import BOOL, ERROR
from shujian.models.building import Build, Streams
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, Operator, operator, param
from shujian.models.reading import Written
from shujian.models.relations.outcome import state_of
from shujian.models.schema import Schema, computed
from shujian.models.steps.kinds import ColumnName, Formula, NewColumn, StepName
from shujian.models.steps.naming import check_new_column


@operator
@dataclass(frozen=True)
class Fill(Operator):
    """Fills blank cells of a column."""

    op = "fill"
    title = "补值"
    help = "只补未填的格子，补一个值或另一列的值，并新增一列写明哪些是补的；不可读、未提供的不补"

    source: str = param("from", StepName(), "来源步骤", required=True)
    column: str = param("column", ColumnName(), "补哪一列", required=True)
    value: Written | None = param("with", Formula(), "补什么（公式）", required=True)
    flag: str = param("flag", NewColumn(), "新的布尔列：是否补的", required=True)

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def bind(self, check: Check) -> Schema:
        """The same columns, one of them filled, and the mark."""
        schema = dict(check.schema(self.source))
        column = check.column(schema, self.column, self.into("column"), f"“{self.source}”")
        kind = column.type if column and column.type != ERROR else None
        formula = check.formula("with", self.value, {"": schema}, kind)
        check_new_column(self, self.flag, schema, "flag")
        if column is None:
            return schema
        if formula is not None:
            filled = column.merged(check.computed(formula, {"": schema}))
            schema[self.column] = replace(filled, origin=frozenset())  # no longer as supplied
        return {**schema, self.flag: computed(BOOL, [column], ())}

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Wanted columns, and what is filled and from what."""
        more = {self.column} | bound.columns_of("with") if {self.column, self.flag} & wanted else ()
        return {self.source: (wanted - {self.flag}).union(more)}

    def build(self, build: Build) -> Streams:
        """The old cell unless it is blank."""
        rows = build.input(self.source)
        if not {self.column, self.flag} & set(build.wanted):
            return Streams(build.keep(rows), keeps=True)
        kind = rows.columns[self.column]
        old, new = rows.pair(self.column), build.compile("with", rows.pairs())
        blank = state_of(old) == State.BLANK
        value = ibis.ifelse(blank, new.value.cast(old.value.type()), old.value)
        state = ibis.ifelse(blank, state_of(new), state_of(old))
        done = blank & (state_of(new) == State.VALUE)
        cells = {self.column: (kind, Pair(value, state)), self.flag: (BOOL, Pair(done, 0))}
        return Streams(build.keep(rows.with_cells(cells)), keeps=True)

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """Other columns pass unchanged."""
        return {} if column in (self.column, self.flag) else {self.source: column}

    def sentence(self, bound: Bound) -> str:
        """补值."""
        said = bound.formulas["with"].sentence
        return f"“{self.source}”中“{self.column}”未填的，补为{said}，“{self.flag}”写明是否补的"
