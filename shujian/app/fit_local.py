"""Which local rules a model asks for, and which of them nobody has entered."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from shujian.formulas.scope import Typed
from shujian.formulas.tree import Column, Literal
from shujian.models.checking import Bound
from shujian.models.model import Model

_ASKS = "地方"


def asked_item(typed: Typed) -> str:
    """The item that a formula's part asks for; "" where it asks for none."""
    if typed.function is None or typed.function.name != _ASKS or not typed.args:
        return ""
    first = typed.args[0].node
    return str(first.value) if isinstance(first, Literal) else ""


def items_of(bound: Bound) -> tuple[str, ...]:
    """The items for which the formulas of a step ask, in their order."""
    return tuple(dict.fromkeys(_items(bound)))


def _items(bound: Bound) -> Iterator[str]:
    for formula in bound.formulas.values():
        yield from filter(None, map(asked_item, formula.typed.walk()))


def items_asked(model: Model, steps: Collection[str] | None = None) -> tuple[str, ...]:
    """The items for which a model asks, or only some of its steps."""
    chosen = [b for i, b in model.steps.items() if steps is None or i in steps]
    return tuple(dict.fromkeys(item for bound in chosen for item in items_of(bound)))


def items_behind(model: Model, step: str, column: str) -> tuple[str, ...]:
    """The items for which the formulas ask from which a column of a step, or of its left
    input, is computed."""
    found: dict[str, None] = {}
    seen: set[tuple[str, str]] = set()
    todo = [(step, column)]
    while todo:
        place = todo.pop()
        if place in seen:
            continue
        seen.add(place)
        bound = model.steps[place[0]]
        formula = bound.formulas.get(f"columns.{place[1]}")
        if formula is None:
            todo += bound.operator.back(bound, place[1]).items()
            continue
        parts = list(formula.typed.walk())
        found |= dict.fromkeys(filter(None, map(asked_item, parts)))
        named = [p.node.name for p in parts if isinstance(p.node, Column)]
        todo += [(s, n) for n in named for s in (place[0], *bound.operator.inputs()[:1])]
    return tuple(found)


def unruled(model: Model) -> frozenset[str]:
    """Those of the items for which no place has a rule: what asks for them is never known."""
    return frozenset(i for i in items_asked(model) if not model.env.local_versions(i))
