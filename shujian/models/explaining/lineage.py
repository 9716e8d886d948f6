"""The second pass: source rows of the clues, restricted to the clues' keys."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pyarrow as pa

from shujian.core.canonical import plain_json
from shujian.core.cells import Missing
from shujian.core.terms import Term
from shujian.engines.physical import arrow_type
from shujian.models.explaining.ways import path, ways
from shujian.models.model import Model
from shujian.models.operators.clue import Clue
from shujian.models.relations.cells import canonical, rows_of
from shujian.models.running.planner import UNCOMPUTED, Plan, Restriction
from shujian.models.running.result import Found

CHEAP = tuple(op for op in UNCOMPUTED if op != "table")
"""Steps that are never computed on their own."""


def with_rows(plan: Plan, found: Sequence[Found]) -> list[Found]:
    """Add source row numbers to clues.

    Args:
        plan: the plan of the answer; snapshots, engine and environment are reused.
        found: clues and hints of that plan.
    """
    if not found:
        return []
    restrict = restrictions(plan, found)
    second = Plan(plan.model, plan.snapshots, plan.env, plan.engine, True, restrict)
    wanted = ways(plan.model, found)
    for step in second.order():
        op = plan.model.steps[step].operator.op
        if step not in wanted:
            continue
        if op in CHEAP or (op == "table" and step not in restrict):
            continue
        passed = second.passed(step)
        second.keep(step, passed.over(plan.engine.materialise(passed.expr)), None)
    return carried_rows(second, found)


def carried_rows(plan: Plan, found: Sequence[Found]) -> list[Found]:
    """Add the source row numbers that a plan with lineage carries."""
    rows: dict[tuple[str, str], dict[str, set[int]]] = {}
    for bound in plan.model.clue_steps:
        if any(f.step == bound.id for f in found):
            _collect(plan, bound.id, rows)
    return [replace(f, rows=_of(rows, f)) for f in found]


def _collect(plan: Plan, step: str, rows: dict[tuple[str, str], dict[str, set[int]]]) -> None:
    operator = plan.model.steps[step].operator
    assert isinstance(operator, Clue)
    relation = plan.passed(step).keep(list(operator.identity))
    data = plan.engine.arrow(relation.expr)
    lists = {a: data.column(c).to_pylist() for a, c in relation.rows.items()}
    for index, cells in enumerate(rows_of(relation, data)):
        key = plain_json([canonical(cells[n]) for n in operator.identity])
        held = rows.setdefault((step, key), {})
        for alias, values in lists.items():
            value = values[index]
            numbers = value if isinstance(value, list) else [value]
            held.setdefault(alias, set()).update(n for n in numbers if n is not None)


def _of(
    rows: Mapping[tuple[str, str], Mapping[str, set[int]]], found: Found
) -> dict[str, tuple[int, ...]]:
    key = plain_json(list(found.record["identity"].values()))
    held = rows.get((found.step, key), {})
    return {alias: tuple(sorted(numbers)) for alias, numbers in sorted(held.items()) if numbers}


def restrictions(plan: Plan, found: Sequence[Found]) -> dict[str, list[Restriction]]:
    """Where each step may be limited to the keys of the clues.

    From each clue step one identity column is pushed towards the tables as far as every
    reader of a step on the way to the clues allows it; where it stops, the step itself is
    limited.
    """
    wanted = ways(plan.model, found)
    clues = [b.id for b in plan.model.clue_steps if b.id in wanted]
    return pushed(plan, wanted, {step: [_first(plan, step, found)] for step in clues})


def limited(plan: Plan, ends: Mapping[str, str], value: Any) -> dict[str, list[Restriction]]:
    """Where the steps before some steps may be limited to one value of a column of each.

    Args:
        plan: the plan.
        ends: step → its column; all of one type.
        value: the value.
    """
    step, column = next(iter(ends.items()))
    keys = _keys(plan, step, column, [_raw(value)])
    wanted = {s for end in ends for s in path(plan.model, end)}
    return pushed(plan, wanted, {end: [Restriction(name, keys)] for end, name in ends.items()})


def pushed(
    plan: Plan, wanted: Container[str], demands: dict[str, list[Restriction | None]]
) -> dict[str, list[Restriction]]:
    """Push what limits some steps as far as possible towards the tables.

    Args:
        plan: the plan.
        wanted: the steps on the way.
        demands: step → alternatives; None among them: all of its rows are wanted.
    """
    model = plan.model
    placed: dict[str, list[Restriction]] = {}
    for step in reversed(plan.order()):
        if step not in wanted:
            continue
        bound = model.steps[step]
        asked = _once(demands.get(step, []))
        limits = [d for d in asked if d is not None]
        free = len(limits) < len(asked)
        backs = [bound.operator.back(bound, r.column) for r in limits]
        pushed = False
        for source in dict.fromkeys(bound.operator.inputs()):
            there = [
                None if source not in back else Restriction(back[source], limit.keys)
                for limit, back in zip(limits, backs, strict=True)
            ]
            demands.setdefault(source, []).extend([None] if free or not there else there)
            pushed = pushed or (not free and any(w is not None for w in there))
        if limits and not free and not pushed:
            placed[step] = limits
    return placed


def _once(demands: Iterable[Restriction | None]) -> list[Restriction | None]:
    """Each demand once: many ways may lead from a step to the same clues."""
    return list({(d.column, id(d.keys)) if d else None: d for d in demands}.values())


def _first(plan: Plan, step: str, found: Sequence[Found]) -> Restriction | None:
    """The values of the identity column that can be pushed furthest."""
    bound = plan.model.steps[step]
    operator = bound.operator
    assert isinstance(operator, Clue)
    mine = [f for f in found if f.step == step]
    best: tuple[int, str] | None = None
    for name in operator.identity:
        if mine and any(isinstance(f.cells[name], Missing) for f in mine):
            continue
        depth = _depth(plan.model, step, name)
        if best is None or depth > best[0]:
            best = (depth, name)
    if best is None:
        return None
    values = sorted({_raw(f.cells[best[1]]) for f in mine})
    return Restriction(best[1], _keys(plan, step, best[1], values))


def _keys(plan: Plan, step: str, column: str, values: Sequence[Any]) -> Any:
    kind = arrow_type(plan.model.steps[step].schema[column].type)
    data = pa.table({"key": pa.array(values, type=kind)})
    return plan.engine.memory(f"_keys_{step}", data)


def _depth(model: Model, step: str, column: str) -> int:
    """How many steps a restriction on a column passes on its way to the tables."""
    bound = model.steps[step]
    back = bound.operator.back(bound, column)
    return sum(1 + _depth(model, source, name) for source, name in back.items())


def _raw(value: Any) -> Any:
    return value.code if isinstance(value, Term) else value
