"""derive: new columns by formula."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shujian.engines.compile import compile as compile_formula
from shujian.formulas.types import ERROR
from shujian.models.building import Build, Streams
from shujian.models.checking import Bound, Check
from shujian.models.operator import Needs, Operator, operator, param
from shujian.models.reading import Written
from shujian.models.schema import Column, Schema
from shujian.models.steps.kinds import Formulas, StepName
from shujian.models.steps.naming import check_new_column


@operator
@dataclass(frozen=True)
class Derive(Operator):
    """Adds computed columns."""

    op = "derive"
    title = "新列"
    help = "用公式计算新列；后面的新列可以用前面的新列"

    source: str = param("from", StepName(), "来源步骤", required=True)
    columns: Mapping[str, Written] = param("columns", Formulas(), "新列和公式", required=True)

    def inputs(self) -> tuple[str, ...]:
        """The source."""
        return (self.source,)

    def bind(self, check: Check) -> Schema:
        """The source's columns and the new ones."""
        schema = dict(check.schema(self.source))
        for name, written in self.columns.items():
            key = f"columns.{name}"
            check_new_column(self, name, schema, "columns")
            formula = check.formula(key, written, {"": schema})
            schema[name] = Column(ERROR)
            if formula is not None:
                schema[name] = check.computed(formula, {"": schema})
        return schema

    def needs(self, bound: Bound, wanted: set[str]) -> Needs:
        """Through the formulas of the wanted new columns."""
        needed = set(wanted)
        for name in reversed(list(self.columns)):
            if name in needed:
                needed.discard(name)
                needed |= bound.columns_of(f"columns.{name}")
        return {self.source: needed}

    def build(self, build: Build) -> Streams:
        """One projection a layer of columns."""
        rows = build.input(self.source)
        needed = self._used(build.bound, set(build.wanted))
        for name in self.columns:
            if name in needed:
                rows, typed = build.looked_up(f"columns.{name}", rows)
                pair = compile_formula(typed, rows.pairs(), build.env)
                kind = build.bound.schema[name].type
                rows = rows.with_cells({name: (kind, pair)})
        return Streams(build.keep(rows), keeps=True)

    def _used(self, bound: Bound, wanted: set[str]) -> set[str]:
        used = set(wanted)
        for name in reversed(list(self.columns)):
            if name in used:
                used |= bound.columns_of(f"columns.{name}")
        return used

    def back(self, bound: Bound, column: str) -> dict[str, str]:
        """Old columns pass unchanged."""
        return {} if column in self.columns else {self.source: column}

    def sentence(self, bound: Bound) -> str:
        """新增列."""
        said = [f"“{n}”＝{bound.formulas[f'columns.{n}'].sentence}" for n in self.columns]
        return f"在“{self.source}”上新增列：" + "；".join(said)
