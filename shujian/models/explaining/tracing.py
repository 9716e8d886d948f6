"""The rows of each condition on a clue's way, with the values of its parts, on demand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shujian.formulas import explain, interpret, show
from shujian.formulas.tree import Key
from shujian.models.checking import Bound
from shujian.models.explaining.retrace import retraced
from shujian.models.explaining.ways import path
from shujian.models.formula import Formula
from shujian.models.operators.join import Join
from shujian.models.relations.cells import Cells, rows_of
from shujian.models.relations.relation import Relation
from shujian.models.running.planner import Plan
from shujian.models.running.result import Found

SHOWN = 20
"""Rows of one step that are shown with their conditions; the rest are counted."""

Plain = dict[str, Any]


def trace(plan: Plan, found: Found) -> dict[str, Plain]:
    """What each filter and inner join on the way saw and decided, for the rows of one clue.

    Args:
        plan: the plan of the run.
        found: the clue with its source rows.

    Returns:
        Step → how many rows, and the first of them with their source rows and the
        parts of the condition with their values.
    """
    again = retraced(plan, found)
    steps = [plan.model.steps[s] for s in path(plan.model, found.step)]
    looks = {b.id: look for b in steps if (look := _look(again, b)) is not None}
    return {step: _rows(again, look, found) for step, look in looks.items()}


@dataclass(frozen=True)
class _Look:
    """Where the rows of a condition are, and under which name each of its columns.

    Args:
        formula: the condition.
        rows: the rows that it was asked of, or those that it let pass.
        names: column of the condition → column of the rows.
    """

    formula: Formula
    rows: Relation
    names: Mapping[Key, str]

    def said(self, sentence: str) -> str:
        """The other side's columns by their names here."""
        for (scope, name), own in self.names.items():
            if scope:
                sentence = sentence.replace(f"[{scope}.{name}]", f"[{own}]")
        return sentence


def _look(plan: Plan, bound: Bound) -> _Look | None:
    """None where a step has no condition, or its columns did not come through it."""
    formula, operator = bound.formulas.get("where"), bound.operator
    if formula is None:
        return None
    if operator.op == "filter":
        source = plan.passed(operator.inputs()[0])
        return _Look(formula, source, {key: key[1] for key in formula.columns if not key[0]})
    if not isinstance(operator, Join) or operator.outer or not plan.sizes.get(bound.id):
        return None
    left, right = (bound.inputs[n] for n in operator.inputs())
    theirs = {b: a for a, b in operator.pairs_on}
    theirs |= {old: new for new, old in operator.taken(left, right).items()}
    names = {key: theirs.get(key[1], "") if key[0] else key[1] for key in formula.columns}
    rows = plan.passed(bound.id)
    return _Look(formula, rows, names) if set(names.values()) <= set(rows.columns) else None


def _rows(plan: Plan, look: _Look, found: Found) -> Plain:
    relation = look.rows.keep(sorted(set(look.names.values())))
    data = plan.engine.arrow(relation.expr)
    numbers = {a: data.column(c).to_pylist() for a, c in relation.rows.items()}
    cells = rows_of(relation, data) if relation.columns else [{}] * data.num_rows
    mine = [i for i in range(data.num_rows) if _belongs(numbers, i, found.rows)]
    order = sorted(numbers)
    mine.sort(key=lambda i: ([_numbers(numbers[a][i]) for a in order], repr(cells[i])))
    shown = [_row(plan, look, relation, cells[i], numbers, i) for i in mine[:SHOWN]]
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
    """The source rows of one input, each once, in order: a join may name a row twice."""
    return sorted({n for n in (value if isinstance(value, list) else [value]) if n is not None})


def _row(
    plan: Plan,
    look: _Look,
    relation: Relation,
    cells: Cells,
    numbers: Mapping[str, list[Any]],
    index: int,
) -> Plain:
    formula = look.formula
    row = {key: cells[name] for key, name in look.names.items()}
    passed = interpret(formula.typed, row, plan.env)
    sources = {}
    for alias, column in numbers.items():
        sources[alias] = _numbers(column[index])[:SHOWN]
    return {
        "sources": sources,
        "passed": passed if isinstance(passed, bool) else None,
        "conditions": [
            {
                "sentence": look.said(part.sentence),
                "depth": part.depth,
                "joined": part.joined,
                "value": part.value if isinstance(part.value, bool) else None,
                "state": part.state.label,
                "guard": part.guard,
                "columns": {
                    (n := look.names[key]): show(c, relation.columns[n])
                    for key, c in part.columns.items()
                },
            }
            for part in explain(formula.typed, row, plan.env)
        ],
    }
