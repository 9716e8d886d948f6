"""The plain-Python meaning of a typed tree: what every engine must agree with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from shujian.core.cells import ABSENT, Missing
from shujian.formulas.env import Env
from shujian.formulas.functions.base import Cell, fit
from shujian.formulas.functions.dated import rows_of
from shujian.formulas.scope import Typed, looks_up
from shujian.formulas.tree import Column, Key, Literal

Row = Mapping[Key, Any]
Children = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True)
class _Data:
    row: Row
    env: Env | None = None
    rows: Sequence[Row] = ()
    children: Children = field(default_factory=dict)


def interpret(
    typed: Typed,
    row: Row,
    env: Env | None = None,
    rows: Sequence[Row] | None = None,
    children: Children | None = None,
) -> Cell:
    """Compute a formula.

    Args:
        typed: from ``check``.
        row: (scope, name) → value or ``Missing``; a column that is not there is ABSENT.
        env: parameters and law of the run; by default those of the check.
        rows: the rows of the group, for aggregates.
        children: child table → its rows (name → cell), for quantifiers.

    Returns:
        The value or a ``Missing``.
    """
    return _cell(typed, _Data(row, env, rows or (), children or {}))


def _cell(typed: Typed, data: _Data) -> Cell:
    if isinstance(typed.node, Literal):
        return typed.node.value
    if isinstance(typed.node, Column):
        return data.row.get(typed.node.key, ABSENT)
    function, at = typed.function, typed.at
    assert function is not None
    assert at is not None
    if data.env is not None and data.env is not at.env:
        at = at.under(data.env)
    if function.aggregate:
        cells: Cell = function.rows(at, *_columns(typed.args, data.rows, data.env))
    elif function.quantifier:
        spoken = _spoken(typed, data)
        if isinstance(spoken, Missing):
            return spoken
        rows = [
            {**data.row, **{(typed.child, name): cell for name, cell in child.items()}}
            for child in spoken
        ]
        cells = function.rows(at, *_columns(typed.args[1:], rows, data.env))
    else:
        cells = function.cell(at, *(_cell(arg, data) for arg in typed.args))
    return fit(cells, typed.type)


def _spoken(typed: Typed, data: _Data) -> Missing | Sequence[Mapping[str, Any]]:
    """The rows that a quantifier is about: a child's, or those of a dated table."""
    call = typed.args[0]
    if not looks_up(typed):
        return data.children.get(typed.child, ())
    assert call.at is not None
    at = call.at if data.env is None else call.at.under(data.env)
    return rows_of(at, [_cell(arg, data) for arg in call.args])


def _columns(args: Sequence[Typed], rows: Sequence[Row], env: Env | None) -> list[list[Cell]]:
    if not args:
        return [[True] * len(rows)]
    return [[_cell(arg, _Data(row, env)) for row in rows] for arg in args]
