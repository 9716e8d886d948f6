"""aggregate: one row a group, with measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shujian.core.cells import State
from shujian.engines.base import STATE
from shujian.engines.pair import Pair
from shujian.formulas.types import ERROR
from shujian.models.building import Build, Streams
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, Operator, operator, param
from shujian.models.reading import Written
from shujian.models.relations import graph
from shujian.models.relations.outcome import judged
from shujian.models.relations.relation import (
    DROP,
    NOTHING,
    OUT,
    PASS,
    WHY,
    Relation,
    as_stored,
    null,
)
from shujian.models.relations.rows import collected
from shujian.models.schema import Column, Schema
from shujian.models.steps.kinds import Formulas, Names, StepName
from shujian.models.steps.naming import check_new_column
from shujian.models.steps.ordering import groupable


@operator
@dataclass(frozen=True)
class Aggregate(Operator):
    """Groups rows and computes measures."""

    op = "aggregate"
    title = "汇总"
    help = "按列分组，用 SUM、COUNT、COUNTUNIQUE、MIN、MAX 等汇总；组内有不可读的值时结果也不可读"

    source: str = param("from", StepName(), "来源步骤", required=True)
    by: tuple[str, ...] = param("by", Names(), "分组的列", required=True)
    measures: Mapping[str, Written] = param("measures", Formulas(), "汇总列和公式", required=True)

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def bind(self, check: Check) -> Schema:
        """The groups' columns and the measures."""
        source, schema = check.schema(self.source), Schema()
        for name in self.by:
            column = check.column(source, name, self.into("by"), f"“{self.source}”")
            if column is not None:
                schema[name] = column
        for name, written in self.measures.items():
            check_new_column(self, name, schema, "measures")
            scopes = {"": source}
            formula = check.formula(f"measures.{name}", written, scopes, aggregate=True)
            schema[name] = Column(ERROR)
            if formula is not None:
                schema[name] = check.computed(formula, scopes)
        return schema

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Groups and what the wanted measures read."""
        read = [bound.columns_of(f"measures.{n}") for n in self.measures if n in wanted]
        return {self.source: set(self.by).union(*read)}

    def build(self, build: Build) -> Streams:
        """GROUP BY value and state; rows without a readable group are kept aside."""
        rows = build.input(self.source)
        test = groupable(rows, self.by)
        rest = None
        if test is not None:
            whole = judged(rows, test, keep_dropped=True)
            rest = self._aside(build, whole.filter(whole.expr[OUT] > DROP))
            rows = whole.filter(whole.expr[OUT] == PASS).keep(list(rows.columns))
        return Streams(self._grouped(build, rows), None, rest)

    def _grouped(self, build: Build, rows: Relation) -> Relation:
        columns = {n: rows.columns[n] for n in self.by}
        states: dict[str, int | None] = {n: rows.states[n] for n in self.by}
        found: dict[str, Any] = {}
        for name in self.measures:
            if name not in build.wanted:
                continue
            kind = build.bound.schema[name].type
            pair = build.compile(f"measures.{name}", rows.pairs(), rows.anchor())
            columns[name], states[name] = kind, None
            if isinstance(pair.state, int):
                states[name] = pair.state
            else:
                found[name + STATE] = pair.state.cast("int8")
            if states[name] in (None, State.VALUE):
                found[name] = as_stored(pair.value, kind)
        found |= collected(rows.expr, rows.rows)
        expr = _groups(rows, self.by, found)
        return build.keep(Relation(expr, columns, states, rows.rows))

    def _aside(self, build: Build, lost: Relation) -> Relation:
        """Rows without a readable group: their measures are unknown."""
        names = [n for n in self.measures if n in build.wanted]
        kinds = {n: build.bound.schema[n].type for n in names}
        cells = {n: (k, Pair(null(k), State.UNKNOWN)) for n, k in kinds.items()}
        lost = lost.keep(list(self.by), (OUT, WHY))
        return build.keep(lost.with_cells(cells), (OUT, WHY))

    def doubt(self, build: Build) -> Relation | None:
        """Groups of doubtful rows: their measures are unknown."""
        found: Relation | None = super().doubt(build)
        if found is None:
            return None
        kinds = {n: t for n, t in found.columns.items() if n in self.measures}
        return found.with_cells({n: (k, Pair(null(k), State.UNKNOWN)) for n, k in kinds.items()})

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """Only by the columns of the groups."""
        return {self.source: column} if column in self.by else {}

    def sentence(self, bound: Bound) -> str:
        """汇总."""
        said = [f"“{n}”＝{bound.formulas[f'measures.{n}'].sentence}" for n in self.measures]
        return f"把“{self.source}”按{'、'.join(self.by)}分组，汇总：" + "；".join(said)


def _groups(rows: Relation, by: Sequence[str], found: dict[str, Any]) -> Any:
    """One row a group; none over no row, also where no key is stored in any column."""
    keys = rows.physical(by)
    if keys:
        return graph.grouped(rows.expr, keys, found)
    expr = graph.grouped(rows.expr, (), {**found, "__n": rows.expr.count()})
    # ibis would count anew for a condition on the aggregate itself
    expr = graph.pick(expr, expr.columns)
    some = graph.where(expr, [graph.column(expr, "__n") > 0])
    # a row of which no column is read is still a row
    return graph.drop(some, ("__n",)) if found else graph.project(some, NOTHING)
