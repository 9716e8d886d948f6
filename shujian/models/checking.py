"""Binding steps: types of columns and formulas, with every error of a model at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shujian.core.errors import ShujianError
from shujian.formulas import quantifiers
from shujian.formulas.env import Env
from shujian.formulas.types import ERROR, Type
from shujian.models.formula import Formula, bind_formula, written_columns
from shujian.models.reading import At, Written, did_you_mean
from shujian.models.schema import Column, Input, Schema, computed

if TYPE_CHECKING:
    from shujian.models.operator import Operator


@dataclass
class Bound:
    """A step whose columns and formulas are known to be right.

    Args:
        operator: the step as written.
        schema: its columns.
        inputs: the columns of each input.
        formulas: its typed formulas by place in the step (``where``, ``columns.月数``).
        subjects: the columns by which a person recognises a row of this step.
        places: input alias → the column that its coverage speaks of.
    """

    operator: Operator
    schema: Schema
    inputs: Mapping[str, Schema]
    formulas: dict[str, Formula]
    subjects: tuple[str, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The step's id."""
        return self.operator.id

    def columns_of(self, key: str, scope: str = "") -> set[str]:
        """The columns of a scope that a formula reads; none where there is no formula."""
        formula = self.formulas.get(key)
        return formula.reads(scope) if formula else set()

    def all_columns(self, scope: str = "") -> set[str]:
        """The columns of a scope that any formula of the step reads."""
        return set().union(*(f.reads(scope) for f in self.formulas.values()))


@dataclass
class Check:
    """What an operator asks while it is bound.

    Args:
        schemas: the columns of every earlier step.
        inputs: the model's inputs by alias.
        env: types of parameters, law and local rules.
        step: the step that is bound.
        tables: the names of every standard table, for suggestions.
        ancestors: step → the inputs it comes from.
    """

    schemas: Mapping[str, Schema]
    inputs: Mapping[str, Input]
    env: Env
    step: Operator
    tables: tuple[str, ...] = ()
    ancestors: Mapping[str, frozenset[str]] = field(default_factory=dict)
    formulas: dict[str, Formula] = field(default_factory=dict)

    def schema(self, name: str) -> Schema:
        """The columns of an input step (empty where it is unknown: already reported)."""
        return self.schemas.get(name, {})

    def column(self, schema: Schema, name: str, at: At, whose: str = "") -> Column | None:
        """A column that must be there."""
        if name in schema:
            return schema[name]
        if schema:
            at.error("no_column", f"{whose}没有列“{name}”", did_you_mean(name, schema))
        return None

    def formula(
        self,
        key: str,
        written: Written | None,
        scopes: Mapping[str, Schema],
        expects: Type | None = None,
        aggregate: bool = False,
    ) -> Formula | None:
        """Type a formula; keep it under its key; errors are collected at its place."""
        if written is None or not all(scopes.values()):
            return None
        at = At(written.place, self.step.at.errors)
        types = {(s, n): c.type for s, cols in scopes.items() for n, c in cols.items()}
        try:
            if any(types.get(key) == ERROR for key in written_columns(written.text)):
                return None  # the column's own formula is wrong, and that is reported
            found = bind_formula(written.text, types, self.env, expects, aggregate)
        except ShujianError as error:
            for one in getattr(error, "errors", [error]):
                at.add(one)
            return None
        if quantifiers(found.typed) and self.step.op != "derive":
            what = f"{self.step.op} 步骤的公式里不能用“查”"
            at.error("lookup", what, "请先用 derive 步骤把查得的值写成新列")
            return None
        self.formulas[key] = found
        return found

    def parts(self, formula: Formula, scopes: Mapping[str, Schema]) -> list[Column]:
        """The columns that a formula reads."""
        return [scopes[s][n] for s, n in sorted(formula.columns) if n in scopes.get(s, {})]

    def computed(self, formula: Formula, scopes: Mapping[str, Schema]) -> Column:
        """The column that a formula makes."""
        told = [scopes[s][n] for s, n in formula.carried if n in scopes.get(s, {})]
        spare = [scopes[s][n] for s, n in formula.guarded if n in scopes.get(s, {})]
        return computed(formula.type, self.parts(formula, scopes), told, spare)
