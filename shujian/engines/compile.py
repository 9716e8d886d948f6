"""Typed formula → engine expression: a value and a state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

import ibis

from shujian.engines.ops import Ops
from shujian.engines.pair import Pair, truth
from shujian.formulas.env import Env
from shujian.formulas.interpret import interpret
from shujian.formulas.scope import Typed
from shujian.formulas.tree import Column, Key
from shujian.formulas.types import Type

__all__ = ["Pair", "compile", "truth"]


def compile(
    typed: Typed,
    columns: Mapping[Key, Pair],
    env: Env | None = None,
    ops: Ops | None = None,
    row: Any = None,
) -> Pair:
    """Turn a formula into column expressions.

    Args:
        typed: from ``check``; quantifiers must have been replaced by columns.
        columns: (scope, name) → value and state; values null where the state is not 0.
        env: parameters and law of the run; by default those of the check.
        ops: the engine's toolkit; DuckDB's by default.
        row: any stored column of the rows: aggregates need one where all columns are constants.

    Returns:
        Value and state; for aggregates both are reductions.
    """
    return _pair(typed, columns, env, ops or _default_ops(), row)


@lru_cache(maxsize=1)
def _default_ops() -> Ops:
    return Ops()


def _pair(typed: Typed, columns: Mapping[Key, Pair], env: Env | None, ops: Ops, row: Any) -> Pair:
    if typed.constant:
        return ops.constant(interpret(typed, {}, env), typed.type)
    if isinstance(typed.node, Column):
        return columns[typed.node.key]
    function, at = typed.function, typed.at
    assert function is not None
    assert at is not None
    if function.quantifier:
        raise ValueError(f"quantifier {function.name} must be replaced before compiling")
    if env is not None and env is not at.env:
        at = replace(at, env=env)
    pairs = [
        ops.constant(interpret(arg, {}, env), _kind(typed, arg))
        if arg.constant
        else _pair(arg, columns, env, ops, row)
        for arg in typed.args
    ]
    if function.aggregate:
        some = _some_column(columns) if row is None else row
        pairs = [_by_row(pair, some) for pair in pairs] or [Pair(some.isnull(), 0, False)]
    return function.lower_cells(ops, at, *pairs)  # type: ignore[no-any-return]


def _some_column(columns: Mapping[Key, Pair]) -> Any:
    """A column that stands for the relation's rows; constants belong to no relation."""
    stored = [p for p in columns.values() if not p.value.op().shape.is_scalar()]
    return (stored or list(columns.values()))[0].value


def _by_row(pair: Pair, some: Any) -> Pair:
    """A cell of every row, where what is the same in all is no column to be reduced."""
    if isinstance(pair.state, int) and pair.state:
        return pair  # nothing to reduce, which aggregates know
    state = pair.state if isinstance(pair.state, int) else _spread(pair.state, some)
    return replace(pair, value=_spread(pair.value, some), state=state)


def _spread(value: Any, some: Any) -> Any:
    same = value.op().shape.is_scalar()
    return ibis.ifelse(some.isnull(), value, value) if same else value


def _kind(call: Typed, constant: Typed) -> Type:
    """The type to write a constant in: the other side's, so that no column is cast."""
    assert call.function is not None
    if call.function.group != "比较" or not constant.type.numeric:
        return constant.type
    for other in call.args:
        if not other.constant and other.type.numeric and other.type.scale >= constant.type.scale:
            return other.type
    return constant.type
