"""Quantifiers over dated tables (查) as joins: each different question is answered once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce
from typing import Any

import ibis
import pyarrow as pa

from shujian.core.canonical import digest
from shujian.core.cells import Missing, State
from shujian.core.terms import Term
from shujian.engines.base import STATE, Engine
from shujian.engines.compile import compile as compile_formula
from shujian.engines.pair import Pair, dtype
from shujian.engines.physical import arrow_type
from shujian.formulas import Typed, as_aggregate
from shujian.formulas.env import Dated, Env
from shujian.formulas.functions.dated import table_of
from shujian.formulas.tree import Key
from shujian.formulas.types import DATE, Type
from shujian.models.relations import graph
from shujian.models.relations.cells import canonical
from shujian.models.relations.outcome import lost, state_of
from shujian.models.relations.relation import as_stored, int8, null

Pairs = Mapping[Key, Pair]
Stored = tuple[Type, int | None, str]
"""A column of a dated table: its type, its state where it is constant, its place."""
_START, _END, _KEY = "__from", "__to", "__k"


@dataclass(frozen=True)
class Question:
    """Quantifiers that look the same key and day up in the same table.

    Args:
        table: the dated table.
        scope: its name, the scope of its columns.
        asked: the formulas of keys, first day and last day.
        calls: new column → the quantifier.
    """

    table: Dated
    scope: str
    asked: tuple[Typed, ...]
    calls: Mapping[str, Typed]

    @property
    def outer(self) -> list[tuple[Key, Type]]:
        """The columns of the row that the quantifiers compare with, in a fixed order."""
        found: dict[Key, Type] = {}
        for call in self.calls.values():
            for arg in call.args[1:]:
                for node in arg.walk():
                    found |= {k: node.type for k in node.columns if k == _key(node)}
        return sorted((k, t) for k, t in found.items() if k[0] != self.scope)


def _key(typed: Typed) -> Key | None:
    return getattr(typed.node, "key", None)


def questions(calls: Mapping[str, Typed], env: Env) -> list[Question]:
    """Group quantifiers by what they look up."""
    groups: dict[Any, dict[str, Typed]] = {}
    for name, call in calls.items():
        groups.setdefault((call.child, call.args[0].node), {})[name] = call
    found = []
    for held in groups.values():
        first = next(iter(held.values()))
        look = first.args[0]
        assert look.at is not None
        table = env.dated(first.child) or table_of(look.at)
        asked = look.args[1:]
        if len(asked) == len(table.keys) + 1:
            asked = (*asked, asked[-1])
        found.append(Question(table, first.child, asked, held))
    return found


def answered(
    expr: Any, pairs: Pairs, calls: Mapping[str, Typed], env: Env, engine: Engine, once: bool = True
) -> Any:
    """Rows with a value and a state column for each quantifier over a dated table.

    Args:
        expr: the rows.
        pairs: their columns, over ``expr``.
        calls: new column → the quantifier.
        env: tables, parameters and law of the run.
        engine: where the rows are; it keeps the tables.
        once: compute the rows first, as they are read twice.

    Returns:
        ``expr`` with ``<name>`` and ``<name>__s`` added.
    """
    for number, question in enumerate(questions(calls, env)):
        plain = list(expr.columns)
        mark = f"__{next(iter(question.calls))}_{number}"
        asked, names = _asked(question, pairs, env, mark)
        whole = graph.add(expr, asked)
        whole = engine.materialise(whole) if once else whole
        answers = _answers(question, whole, names, env, engine)
        expr = _joined(whole, answers, question, names, plain)
        pairs = {key: _moved(pair, expr) for key, pair in pairs.items()}
    return expr


@dataclass(frozen=True)
class _Names:
    """Physical columns of one question."""

    asked: tuple[str, ...]
    outer: Mapping[Key, tuple[str, int | None, Type]]
    state: str

    @property
    def all(self) -> list[str]:
        """Those by which answers are found again."""
        found = list(self.asked)
        for name, state, _ in self.outer.values():
            found += [name] if state in (None, 0) else []
            found += [name + STATE] if state is None else []
        return found


def _asked(question: Question, pairs: Pairs, env: Env, mark: str) -> tuple[dict[str, Any], _Names]:
    """Keys, days and compared columns as columns of their own."""
    stored: dict[str, Any] = {}
    names, states = [], []
    for index, typed in enumerate(question.asked):
        pair, name = compile_formula(typed, pairs, env), f"{mark}a{index}"
        kind = typed.type if typed.type.name != "month" else DATE
        gone = lost(pair)
        stored[name] = null(kind) if gone else as_stored(pair.value, kind)
        states.append(state_of(pair))
        names.append(name)
    worst = reduce(ibis.greatest, states) if len(states) > 1 else states[0]
    stored[mark + "w"] = worst.cast("int8")
    outer: dict[Key, tuple[str, int | None, Type]] = {}
    for index, (key, kind) in enumerate(question.outer):
        pair, name = pairs[key], f"{mark}o{index}"
        state = pair.state if isinstance(pair.state, int) else None
        outer[key] = (name, state, kind)
        if state in (None, 0):
            stored[name] = as_stored(pair.value, kind)
        if state is None:
            stored[name + STATE] = pair.state.cast("int8")
    return stored, _Names(tuple(names), outer, mark + "w")


def _answers(question: Question, whole: Any, names: _Names, env: Env, engine: Engine) -> Any:
    """One row for each different question that has an answer."""
    many = len(question.table.keys)
    known = graph.where(whole, [graph.column(whole, names.state) == int8(State.VALUE)])
    asked = graph.side(graph.pick(known, names.all).distinct())
    table, columns = _stored(question, engine)
    held = graph.side(table)
    on = [asked[n] == held[f"{_KEY}{i}"] for i, n in enumerate(names.asked[:many])]
    on += [held[_START] <= asked[names.asked[many + 1]], held[_END] >= asked[names.asked[many]]]
    both = graph.joined(asked, held, "inner", on)
    pairs: dict[Key, Pair] = {}
    for key, (name, state, kind) in names.outer.items():
        pairs[key] = _pair(both, name, state, kind)
    for name, (kind, state, place) in columns.items():
        pairs[question.scope, name] = _pair(both, place, state, kind)
    measures: dict[str, Any] = {}
    for name, call in question.calls.items():
        pair = compile_formula(as_aggregate(call), pairs, env)
        measures[name] = null(call.type) if lost(pair) else as_stored(pair.value, call.type)
        state = pair.state
        measures[name + STATE] = int8(state) if isinstance(state, int) else state.cast("int8")
    fixed = {n: m for n, m in measures.items() if n.endswith(STATE) and _constant(m)}
    fixed |= {n: m for n, m in measures.items() if n + STATE in fixed and _constant(m)}
    open_ = {n: m for n, m in measures.items() if n not in fixed}
    if not open_:
        open_ = {names.state + "n": both.count()}
    grouped = graph.grouped(both, names.all, open_)
    return graph.add(grouped, fixed) if fixed else grouped


def _constant(value: Any) -> bool:
    return isinstance(value.op(), ibis.expr.operations.Literal)


def _pair(expr: Any, name: str, state: int | None, kind: Type) -> Pair:
    if state is None:
        return Pair(expr[name], expr[name + STATE])
    return Pair(null(kind) if state else expr[name], state)


def _joined(whole: Any, answers: Any, question: Question, names: _Names, plain: list[str]) -> Any:
    """The answers beside their rows: unknown keys are unknown, unanswered ones absent."""
    others = {n + "__r" if n in names.all else n: answers[n] for n in answers.columns}
    left, right = graph.side(whole), graph.side(graph.project(answers, others))
    on = [left[n].identical_to(right[n + "__r"]) for n in names.all]
    both = graph.joined(left, right, "left", on)
    found, worst = both[names.asked[0] + "__r"].notnull(), both[names.state]
    unknown = ibis.ifelse(worst == State.ABSENT, int8(State.ABSENT), int8(State.UNKNOWN))
    cells: dict[str, Any] = {}
    for name, call in question.calls.items():
        cells[name + STATE] = ibis.cases(
            (worst != int8(State.VALUE), unknown),
            (found, both[name + STATE]),
            else_=int8(State.ABSENT),
        ).cast("int8")
        cells[name] = ibis.ifelse(found, both[name], ibis.null(dtype(call.type)))
    return graph.project(both, {n: both[n] for n in plain} | cells)


def _moved(pair: Pair, expr: Any) -> Pair:
    """The same columns over rows that have more."""
    if isinstance(pair.state, int):
        return pair if pair.state else Pair(expr[pair.value.get_name()], 0)
    return Pair(expr[pair.value.get_name()], expr[pair.state.get_name()])


def _stored(question: Question, engine: Engine) -> tuple[Any, Mapping[str, Stored]]:
    """The rows of a dated table in the engine, and their columns."""
    name, data, columns = _data(question.table)
    return engine.kept(name, data), columns


@lru_cache(maxsize=64)
def _data(table: Dated) -> tuple[str, pa.Table, Mapping[str, Stored]]:
    """The rows as Arrow, under a name that says what they are."""
    arrays: dict[str, pa.Array] = {}
    columns: dict[str, Stored] = {}
    for index, kind in enumerate(table.keys.values()):
        cells = [r.key[index] for r in table.rows]
        arrays[f"{_KEY}{index}"] = pa.array([_raw(c) for c in cells], arrow_type(kind))
    arrays[_START] = pa.array([r.start for r in table.rows], pa.date32())
    arrays[_END] = pa.array([r.end for r in table.rows], pa.date32())
    for index, (name, kind) in enumerate(table.columns.items()):
        cells, place = [r.cells[name] for r in table.rows], f"__c{index}"
        arrays[place] = pa.array([_raw(c) for c in cells], arrow_type(kind))
        states = [int(c.state) if isinstance(c, Missing) else 0 for c in cells]
        if any(states):
            arrays[place + STATE] = pa.array(states, pa.int8())
        columns[name] = (kind, None if any(states) else 0, place)
    written = [
        [[canonical(c) for c in (*r.key, r.start, r.end, *r.cells.values())] for r in table.rows],
        [f"{n}:{k}" for n, k in table.columns.items()],
    ]
    return f"_dated_{digest(written)[:16]}", pa.table(arrays), columns


def _raw(cell: Any) -> Any:
    if isinstance(cell, Missing):
        return None
    if isinstance(cell, tuple):
        return [_raw(c) for c in cell]
    return cell.code if isinstance(cell, Term) else cell
