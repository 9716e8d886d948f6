"""Rows out of the engine: Arrow → Python cells, and cells → canonical JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pyarrow as pa

from shujian.core.canonical import plain
from shujian.core.cells import Missing, State
from shujian.core.money import rounded
from shujian.core.terms import Term
from shujian.engines.base import STATE
from shujian.formulas.types import Type
from shujian.models.relations.relation import Relation

Cells = dict[str, Any]
"""Column → value or Missing."""


def rows_of(relation: Relation, data: pa.Table) -> list[Cells]:
    """The logical cells of fetched rows."""
    columns: dict[str, list[Any]] = {}
    for name, kind in relation.columns.items():
        columns[name] = _column(relation, data, name, kind)
    return [
        dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)
    ]


def _column(relation: Relation, data: pa.Table, name: str, kind: Type) -> list[Any]:
    state = relation.states[name]
    if isinstance(state, int) and state != State.VALUE:
        return [Missing(State(state))] * data.num_rows
    values = data.column(name).to_pylist()
    if state is None:
        states = data.column(name + STATE).to_pylist()
        return [
            Missing(State(s)) if s else value_of(v, kind)
            for v, s in zip(values, states, strict=True)
        ]
    return [value_of(v, kind) for v in values]


def value_of(value: Any, kind: Type) -> Any:
    """A Python value of a formula type."""
    if kind.name == "decimal":
        return rounded(Decimal(value), kind.scale)
    if kind.name == "term":
        return Term.from_code(value)
    if kind.name == "list":
        return tuple(sorted(value_of(v, kind.of) for v in value)) if kind.of else tuple(value)
    return value


def canonical(cell: Any) -> Any:
    """A cell for canonical JSON: a missing one says how it is missing."""
    if type(cell) is str:  # most cells are texts
        return cell
    if isinstance(cell, Missing):
        return {"state": cell.state.label}
    if isinstance(cell, Term):
        return str(cell)
    if isinstance(cell, tuple):
        return [canonical(c) for c in cell]
    return plain(cell)


def canonical_row(cells: Mapping[str, Any]) -> dict[str, Any]:
    """A row for canonical JSON."""
    return {name: canonical(cell) for name, cell in cells.items()}
