"""What is not there of which a reason speaks that the author of a model wrote.

Such a reason names neither a local rule nor a column; its condition asks for them: 未提供(…).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from shujian.app.fit_local import asked_item, items_behind
from shujian.formulas.scope import Typed
from shujian.formulas.tree import Column
from shujian.models.checking import Bound
from shujian.models.model import Model
from shujian.models.operators.filter import Filter
from shujian.models.schema import Origin

_ABSENT = "未提供"


@dataclass
class Absent:
    """What a condition asks for whether it was supplied.

    Args:
        items: local rules.
        sources: columns of inputs.
    """

    items: dict[str, None] = field(default_factory=dict)
    sources: dict[Origin, None] = field(default_factory=dict)


def absent_behind(model: Model, bound: Bound, reason: str) -> Absent:
    """What the condition of an author's reason finds not supplied, also through earlier steps.

    Args:
        model: the model.
        bound: the step that puts aside.
        reason: as a run keeps it; one that the engine made has nothing here.
    """
    found, seen = Absent(), set[tuple[str, str]]()
    aside = bound.operator.exceptions() if isinstance(bound.operator, Filter) else []
    todo = [(bound, bound.formulas[key].typed) for key, e, _ in aside if e.reason == reason]
    while todo:
        here, typed = todo.pop()
        for part in _asked(typed):
            _note(model, here, part, found)
        for name in _columns(typed):
            todo += _made(model, here, name, seen)
    return found


def _asked(typed: Typed) -> Iterator[Typed]:
    for part in typed.walk():
        if part.function is not None and part.function.name == _ABSENT:
            yield part.args[0]


def _columns(typed: Typed) -> list[str]:
    return [p.node.name for p in typed.walk() if isinstance(p.node, Column)]


def _note(model: Model, bound: Bound, typed: Typed, found: Absent) -> None:
    found.items |= dict.fromkeys(filter(None, map(asked_item, typed.walk())))
    schemas = [bound.schema, *bound.inputs.values()]
    for name in _columns(typed):
        for step in (bound.id, *bound.operator.inputs()[:1]):
            found.items |= dict.fromkeys(items_behind(model, step, name))
        column = next((s[name] for s in schemas if name in s), None)
        found.sources |= dict.fromkeys(sorted(column.sources) if column is not None else ())


def _made(
    model: Model, bound: Bound, name: str, seen: set[tuple[str, str]]
) -> list[tuple[Bound, Typed]]:
    """The formulas that make a column which a step reads, in it or in the nearest earlier one."""
    places = [(bound.id, name), *((s, name) for s in bound.operator.inputs()[:1])]
    made: list[tuple[Bound, Typed]] = []
    while places:
        place = places.pop()
        if place in seen or place[0] not in model.steps:
            continue
        seen.add(place)
        step = model.steps[place[0]]
        keys = f"columns.{place[1]}", f"measures.{place[1]}"
        formula = next((step.formulas[k] for k in keys if k in step.formulas), None)
        if formula is not None:
            made.append((step, formula.typed))
            continue
        # one that a step carries along without being grouped by it has no way back of its own
        carried = [(i, place[1]) for i, c in step.inputs.items() if place[1] in c]
        places += step.operator.back(step, place[1]).items() or carried
    return made
