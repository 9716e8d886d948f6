"""The steps that a clue comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from shujian.models.checking import Bound
from shujian.models.model import Model
from shujian.models.running.result import Found


def path(model: Model, step: str) -> list[str]:
    """The steps that a step comes from and itself, inputs first."""
    wanted: set[str] = set()
    todo = [step]
    while todo:
        name = todo.pop()
        if name not in wanted:
            wanted.add(name)
            todo += model.steps[name].operator.inputs()
    return [s for s in model.steps if s in wanted]


def ways(model: Model, found: Iterable[Found]) -> set[str]:
    """The clue steps of some clues, and the steps that these come from."""
    return {step for end in {f.step for f in found} for step in path(model, end)}


def givers(steps: Mapping[str, Bound]) -> dict[str, set[str]]:
    """Step → the inputs whose rows its rows are made of; what was not found gives none."""
    made: dict[str, set[str]] = {}
    for step, bound in steps.items():
        sources = bound.operator.inputs()
        given = sources[:1] if bound.operator.op == "not_exists" else sources
        made[step] = set().union(*(made[s] for s in given)) if given else {step}
    return made
