"""Why a clue is a clue: its values, the conditions on its way, its source rows, coverage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from shujian.core.cells import ABSENT
from shujian.engines.base import Coverage
from shujian.formulas import Part, explain, show
from shujian.models.checking import Bound
from shujian.models.explaining.lineage import with_rows
from shujian.models.explaining.ways import path
from shujian.models.model import Model
from shujian.models.objections import against
from shujian.models.relations.cells import canonical
from shujian.models.running.planner import Plan
from shujian.models.running.result import Found
from shujian.models.steps.kinds import Cover

SHOWN = 20
"""Source rows of an input that an explanation names; the rest are counted."""

Plain = dict[str, Any]


def explain_clue(plan: Plan, found: Found) -> Plain:
    """Explain one clue, on demand.

    Args:
        plan: the plan of the run (``models.run.make_plan``).
        found: the clue; its source rows are looked up when it has none yet.

    Returns:
        Plain data: what would disprove the clue first, then its values, the steps on its
        way with their sentences and the conditions' values, source rows, coverage.
    """
    held = found if found.rows else with_rows(plan, [found])[0]
    model = plan.model
    return {
        "id": held.id,
        "title": held.record["title"],
        "rule": held.rule,
        "disprove": against(model.spec.disprove, held.rule),
        "verify": list(model.spec.verify),
        "basis": list(model.spec.basis),
        "checked": model.spec.checked,
        "values": _values(model.steps[held.step], held),
        "steps": [_step(plan, model.steps[s], held) for s in path(model, held.step)],
        "rows": {
            alias: {"count": len(rows), "first": list(rows[:SHOWN])}
            for alias, rows in held.rows.items()
        },
        "as_of": plan.env.day.isoformat(),
    }


def _values(bound: Bound, found: Found) -> list[Plain]:
    return [
        {
            "column": name,
            "value": canonical(cell),
            "shown": show(cell, bound.schema[name].type),
            "level": bound.schema[name].level,
            "element": bound.schema[name].element,
        }
        for name, cell in found.cells.items()
    ]


def _step(plan: Plan, bound: Bound, found: Found) -> Plain:
    """One step: its sentence, and its conditions with the clue's values where they are kept."""
    said: Plain = {
        "step": bound.id,
        "op": bound.operator.op,
        "sentence": plan.model.sentences[bound.id],
    }
    conditions = {}
    for key, formula in bound.formulas.items():
        conditional = key == "where" or key.startswith(("review.", "unchecked."))
        if conditional and not formula.typed.aggregate:
            conditions[key] = [_part(p, bound) for p in _parts(plan, bound, key, found)]
    if conditions:
        said["conditions"] = conditions
    cover: Cover | None = getattr(bound.operator, "coverage", None)
    if cover is not None:
        said["coverage"] = _coverage(plan, bound, cover)
    return said


def _parts(plan: Plan, bound: Bound, key: str, found: Found) -> list[Part]:
    """The parts of a condition; columns that did not come to the clue have no value here."""
    formula = bound.formulas[key]
    row = {c: found.cells[c[1]] for c in formula.columns if _same(plan.model, bound, c, found)}
    full = {c: row.get(c, ABSENT) for c in formula.columns}
    return explain(formula.typed, full, plan.env)


def _same(model: Model, bound: Bound, column: tuple[str, str], found: Found) -> bool:
    """Whether the clue's cell of that name is this very column, unchanged."""
    scope, name = column
    final = model.steps[found.step].schema
    if scope or name not in found.cells or name not in final:
        return False
    source = next((s[name] for s in bound.inputs.values() if name in s), None)
    return source is not None and source == final[name]


def _part(part: Part, bound: Bound) -> Plain:
    kinds = {n: c.type for s in bound.inputs.values() for n, c in s.items()}
    known = all(cell is not ABSENT for cell in part.columns.values())
    return {
        "sentence": part.sentence,
        "depth": part.depth,
        "joined": part.joined,
        "value": canonical(part.value) if known else None,
        "state": part.state.label if known else "在来源行中",
        "columns": {
            f"{s}.{n}" if s else n: show(c, kinds.get(n)) if c is not ABSENT else "见来源行"
            for (s, n), c in part.columns.items()
        },
    }


def _coverage(plan: Plan, bound: Bound, cover: Cover) -> Plain:
    if cover.complete:
        return {"complete": cover.complete}
    aliases = plan.model.ancestors[bound.operator.sought()]
    chosen = [a for a in sorted(aliases) if not cover.table or cover.table in _names(plan, a)]
    return {plan.model.inputs[a].table: [_statement(c) for c in plan.coverage(a)] for a in chosen}


def _names(plan: Plan, alias: str) -> tuple[str, str]:
    return alias, plan.model.inputs[alias].table


def _statement(cover: Coverage) -> Mapping[str, str | None]:
    return {
        "place": cover.place,
        "unit": cover.unit,
        "from": cover.start.isoformat() if cover.start else None,
        "to": cover.until.isoformat() if cover.until else None,
    }
