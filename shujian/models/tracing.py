"""The rows of each filter on a clue's way, with every condition's values, on demand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from shujian.formulas import explain, interpret, show
from shujian.models.cells import Cells, rows_of
from shujian.models.checking import Bound
from shujian.models.planner import Plan
from shujian.models.relation import Relation
from shujian.models.result import Found
from shujian.models.retrace import retraced
from shujian.models.ways import path

SHOWN = 20
"""Rows of one step that are shown with their conditions; the rest are counted."""

Plain = dict[str, Any]


def trace(plan: Plan, found: Found) -> dict[str, Plain]:
    """What each filter on the way saw and decided, for the rows of one clue.

    Args:
        plan: the plan of the run.
        found: the clue with its source rows.

    Returns:
        Filter step → how many rows, and the first of them with their source rows and the
        parts of the condition with their values.
    """
    steps = [plan.model.steps[s] for s in path(plan.model, found.step)]
    again = retraced(plan, found)
    return {b.id: _filter(again, b, found) for b in steps if b.operator.op == "filter"}


def _filter(plan: Plan, bound: Bound, found: Found) -> Plain:
    source = plan.passed(bound.operator.inputs()[0])
    formula = bound.formulas["where"]
    relation = source.keep([name for scope, name in formula.columns if not scope])
    data = plan.engine.arrow(relation.expr)
    numbers = {a: data.column(c).to_pylist() for a, c in relation.rows.items()}
    cells = rows_of(relation, data) if relation.columns else [{}] * data.num_rows
    mine = [i for i in range(data.num_rows) if _belongs(numbers, i, found.rows)]
    order = sorted(numbers)
    mine.sort(key=lambda i: ([_numbers(numbers[a][i]) for a in order], repr(cells[i])))
    shown = [_row(plan, bound, relation, cells[i], numbers, i) for i in mine[:SHOWN]]
    return {"count": len(mine), "rows": shown}


def _belongs(
    numbers: Mapping[str, list[Any]], index: int, held: Mapping[str, tuple[int, ...]]
) -> bool:
    """Whether all source rows of a row are source rows of the clue."""
    for alias, column in numbers.items():
        value = column[index]
        mine = value if isinstance(value, list) else [value]
        if alias in held and not set(mine) - {None} <= set(held[alias]):
            return False
    return True


def _numbers(value: Any) -> list[int]:
    """The source rows of one input, in order."""
    return sorted(n for n in (value if isinstance(value, list) else [value]) if n is not None)


def _row(
    plan: Plan,
    bound: Bound,
    relation: Relation,
    cells: Cells,
    numbers: Mapping[str, list[Any]],
    index: int,
) -> Plain:
    formula = bound.formulas["where"]
    row = {key: cells[key[1]] for key in formula.columns}
    passed = interpret(formula.typed, row, plan.env)
    sources = {}
    for alias, column in numbers.items():
        sources[alias] = _numbers(column[index])[:SHOWN]
    return {
        "sources": sources,
        "passed": passed if isinstance(passed, bool) else None,
        "conditions": [
            {
                "sentence": part.sentence,
                "depth": part.depth,
                "joined": part.joined,
                "value": part.value if isinstance(part.value, bool) else None,
                "state": part.state.label,
                "columns": {n: show(c, relation.columns[n]) for (_, n), c in part.columns.items()},
            }
            for part in explain(formula.typed, row, plan.env)
        ],
    }
