"""Why a step let none of a subject's rows pass, with the values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shujian.core.cells import Missing
from shujian.formulas import Part, explain, show
from shujian.models.checking import Bound
from shujian.models.explaining.why_rows import Seen, in_order
from shujian.models.explaining.why_seen import Sides, sides
from shujian.models.formula import RIGHT
from shujian.models.relations.cells import Cells
from shujian.models.running.planner import Plan
from shujian.models.steps.matching import Matching

FEW = 3
"""Rows of the other side that are shown."""


@dataclass(frozen=True)
class Told:
    """Why one row did not pass.

    Args:
        said: Chinese.
        values: what the row holds in the columns that mattered, as people read it.
        parts: the parts of a condition that are not true.
        sides: what the two sides of a condition hold; said after ``said``, which names none of
            their values, because each reader may see others of them.
    """

    said: str
    values: Mapping[str, str]
    parts: Sequence[Part] = ()
    sides: Sides | None = None


def told(seen: Seen, bound: Bound, rows: Sequence[Cells], held: Mapping[str, str]) -> list[Told]:
    """One entry for each row that came.

    Args:
        seen: the rows of the subject.
        bound: the step.
        rows: the rows that came.
        held: step → the column that names the subject.
    """
    operator, plan = bound.operator, seen.plan
    if operator.op == "filter":
        return [_filtered(plan, bound, row) for row in rows]
    if isinstance(operator, Matching):
        nowhere = _nowhere(plan, operator, held)
        return [_matched(seen, bound, operator, row, nowhere) for row in rows]
    said = {
        "dedupe": "同组的另一行排在它前面，只留了那一行",
        "rank": "在它的组里名次靠后，没有留下",
        "expand": "它的期间里没有这样的月份",
    }
    reason = said.get(operator.op, f"这一步没有留下它：{plan.model.sentences[bound.id]}")
    return [Told(reason, _shown(bound, row, row)) for row in rows]


def _filtered(plan: Plan, bound: Bound, row: Cells) -> Told:
    formula = bound.formulas["where"]
    cells = {key: row[key[1]] for key in formula.columns}
    parts = explain(formula.typed, cells, plan.env)
    wrong = _within(parts, lambda part: part.value is False)
    said = "；".join(p.sentence for p in wrong if not p.compound) or formula.sentence
    return Told(f"条件不成立：{said}", _shown(bound, row, [n for _, n in formula.columns]), wrong)


def _nowhere(plan: Plan, step: Matching, held: Mapping[str, str]) -> str:
    """The tables behind the other side, where none of them has a row of the subject; else ""."""
    left, right = step.parts()
    if not any(a == held.get(left) for a, _ in step.pairs_on):
        return ""
    found, todo = set(), [right]
    while todo:  # a step has no rows where its first input has none, a union where none has any
        name = todo.pop()
        sources = plan.model.steps[name].operator.inputs()
        union = plan.model.steps[name].operator.op == "union"
        todo += sources if union else sources[:1]
        found |= set() if sources else {name}
    if not found or not all(a in held and plan.sizes.get(a) == 0 for a in found):
        return ""
    names = dict.fromkeys(plan.model.inputs[a].table for a in sorted(found))
    return "、".join(f"“{name}”" for name in names)


def _matched(seen: Seen, bound: Bound, step: Matching, row: Cells, nowhere: str) -> Told:
    """No match, a match that fails the condition, or a match where none may be."""
    left_id, right_id = step.parts()
    keys = step.pairs_on
    mine = [a for a, _ in (*keys, *step.pairs_agree)]
    values = _shown(bound, row, mine)
    others: list[Cells] = in_order(
        other
        for other in seen.all(right_id)
        if all(_equal(row.get(a), other.get(b)) for a, b in keys)
    )
    names = "、".join(f"“{b}”" for _, b in keys)
    if not others:
        return Told(f"{nowhere or f'“{right_id}”'}中没有{names}与它相同的行", values)
    if step.op == "not_exists":
        return Told(f"“{right_id}”中有{names}与它相同的行，共 {len(others)} 行", values)
    if "where" not in bound.formulas:
        return Told(f"“{right_id}”中有 {len(others)} 行与它相同，但期间没有重叠", values)
    return Told(
        f"“{right_id}”中有 {len(others)} 行与它相同，但条件不成立",
        values,
        [p for other in others[:FEW] for p in _wrong(seen.plan, bound, row, other)],
        sides(bound, (left_id, right_id), row, others),
    )


def _wrong(plan: Plan, bound: Bound, row: Cells, other: Cells) -> list[Part]:
    formula = bound.formulas["where"]
    cells = {(s, n): (other if s == RIGHT else row).get(n) for s, n in formula.columns}
    if any(cell is None for cell in cells.values()):
        return []
    return _within(explain(formula.typed, cells, plan.env), lambda part: part.value is not True)


def _within(parts: Sequence[Part], wanted: Callable[[Part], bool]) -> list[Part]:
    """The parts that are wanted, without those below one that is not.

    Where one of several that are joined by 或 is enough, the others kept nobody out.
    """
    found: list[Part] = []
    passed: int | None = None
    for part in parts:
        if passed is not None and part.depth > passed:
            continue
        passed = part.depth if part.compound and not wanted(part) else None
        if wanted(part):
            found.append(part)
    return found


def _equal(a: Any, b: Any) -> bool:
    return not isinstance(a, Missing) and a == b


def _shown(bound: Bound, row: Cells, names: Sequence[str] | Cells) -> dict[str, str]:
    kinds = {n: c.type for s in bound.inputs.values() for n, c in s.items()}
    return {n: show(row[n], kinds.get(n)) for n in dict.fromkeys(names) if n in row}
