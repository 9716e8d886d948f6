"""A relation: an expression, its logical columns with their states, and its lineage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import ibis

from shujian.core.cells import State
from shujian.engines.base import STATE
from shujian.engines.pair import Pair, dtype
from shujian.formulas.types import Type
from shujian.models.relations import graph
from shujian.models.relations.lazy import Lazily

OUT = "__out"
"""Physical column of an outcome: PASS, DROP, REVIEW or UNCHECKED."""
WHY = "__why"
"""Physical column: the reason, Chinese, of a row that is not passed."""
PASS, DROP, REVIEW, UNCHECKED = 0, 1, 2, 3
STORED = None
"""The state of a cell stands in its state column."""
NOTHING = {"__1": ibis.literal(1, type="int8")}
"""What a relation without columns holds, so that its rows are there."""


@dataclass(frozen=True)
class Relation:
    """Rows with logical columns.

    Args:
        expr: the ibis expression.
        columns: logical column → type.
        states: logical column → constant state, or None where ``<列>__s`` holds it.
        rows: input alias → physical column of its row numbers (a number or a list).
    """

    expr: Any
    columns: Mapping[str, Type]
    states: Mapping[str, int | None]
    rows: Mapping[str, str] = field(default_factory=dict)

    def pair(self, name: str) -> Pair:
        """Value and state of a column, as the compiler of formulas takes them."""
        state = self.states[name]
        if state == State.VALUE:
            return Pair(graph.column(self.expr, name), 0)
        if state is STORED:
            return Pair(graph.column(self.expr, name), graph.column(self.expr, name + STATE))
        return Pair(null(self.columns[name]), state)

    def pairs(self, scope: str = "") -> Lazily:
        """Every column for the compiler, under a scope."""
        return Lazily({(scope, name): (self, name) for name in self.columns})

    def anchor(self) -> Any:
        """A stored column that stands for the rows, where what is read of them is the same in all."""
        return graph.column(self.expr, self.expr.columns[0]) if self.expr.columns else None

    def state(self, name: str) -> Any:
        """The state of a column as an expression."""
        held = self.states[name]
        return graph.column(self.expr, name + STATE) if held is STORED else int8(held)

    def physical(self, names: Iterable[str] | None = None) -> list[str]:
        """The stored columns behind logical ones, without lineage."""
        found: list[str] = []
        for name in self.columns if names is None else names:
            state = self.states[name]
            if state in (STORED, State.VALUE):
                found.append(name)
            if state is STORED:
                found.append(name + STATE)
        return found

    def everything(self) -> list[str]:
        """Stored columns and lineage."""
        return self.physical() + list(self.rows.values())

    def keep(self, names: Sequence[str], extra: Sequence[str] = ()) -> Relation:
        """Only these columns (and physical extras); lineage stays."""
        held = [n for n in names if n in self.columns]
        picked = self.physical(held) + list(self.rows.values()) + list(extra)
        expr = self.expr
        if picked != list(expr.columns):
            expr = graph.pick(expr, picked) if picked else graph.project(expr, NOTHING)
        return replace(
            self,
            expr=expr,
            columns={n: self.columns[n] for n in held},
            states={n: self.states[n] for n in held},
        )

    def filter(self, *conditions: Any) -> Relation:
        """Only the rows for which every condition (an expression) is true."""
        return replace(self, expr=graph.where(self.expr, conditions))

    def over(self, expr: Any) -> Relation:
        """The same logical columns over another expression."""
        return replace(self, expr=expr)

    def with_cells(self, cells: Mapping[str, tuple[Type, Pair]]) -> Relation:
        """Add or replace logical columns."""
        columns, states = dict(self.columns), dict(self.states)
        stored: dict[str, Any] = {}
        for name, (kind, pair) in cells.items():
            columns[name] = kind
            if isinstance(pair.state, int):
                states[name] = pair.state
                if pair.state == State.VALUE:
                    stored[name] = as_stored(pair.value, kind)
            else:
                states[name] = STORED
                stored[name] = as_stored(pair.value, kind)
                stored[name + STATE] = pair.state.cast("int8")
        expr = graph.add(self.expr, stored) if stored else self.expr
        return replace(self, expr=expr, columns=columns, states=states)

    def renamed(self, names: Mapping[str, str], extra: Sequence[str] = ()) -> Relation:
        """Columns under new names: new name → old name; others are left out."""
        stored: dict[str, Any] = {}
        for new, old in names.items():
            state = self.states[old]
            if state in (STORED, State.VALUE):
                stored[new] = graph.column(self.expr, old)
            if state is STORED:
                stored[new + STATE] = graph.column(self.expr, old + STATE)
        stored.update({r: graph.column(self.expr, r) for r in (*self.rows.values(), *extra)})
        return Relation(
            graph.project(self.expr, stored or NOTHING),
            {new: self.columns[old] for new, old in names.items()},
            {new: self.states[old] for new, old in names.items()},
            self.rows,
        )


def as_stored(value: Any, kind: Type) -> Any:
    """Cast to the type of the column where the expression has another one.

    A decimal of the right scale stays as it is: a wider one costs time, a narrower one
    could overflow.
    """
    target, held = dtype(kind), value.type()
    same = held.copy(nullable=True) == target
    if same or (held.is_decimal() and target.is_decimal() and held.scale == target.scale):
        return value
    return value.cast(target)


def null(kind: Type) -> Any:
    """A missing value of a type."""
    return ibis.null(dtype(kind))


def int8(value: Any) -> Any:
    """A small constant."""
    return ibis.literal(int(value), type="int8")


def text(value: str) -> Any:
    """A text constant."""
    return ibis.literal(value, type="string")


def union_states(parts: Sequence[Relation], name: str) -> int | None:
    """The state of a column over a union: a constant only where all agree on it."""
    states = {p.states[name] for p in parts}
    return states.pop() if len(states) == 1 else STORED
