"""Which steps of a model can have no row while some tables are empty, whatever the others hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast

from shujian.formulas.scope import Typed
from shujian.formulas.tree import Column, Literal
from shujian.models.checking import Bound
from shujian.models.model import Model

if TYPE_CHECKING:
    from shujian.models.running.planner import Plan

Values = frozenset[object] | None
"""What a column can hold, where the model itself writes it; None: anything."""


Wanted = frozenset[tuple[str, object]]
"""(column, word) that a row must have to pass a later step."""


@dataclass(frozen=True)
class _Held:
    rows: int


class Vacancy:
    """A plan as far as operators ask which steps can have rows: a row in each other table.

    Args:
        model: the model.
        empty: tables without a row.
    """

    def __init__(self, model: Model, empty: frozenset[str]) -> None:
        self._model, self._empty = model, empty
        self._known: dict[str, bool] = {}

    @cached_property
    def snapshots(self) -> dict[str, _Held]:
        """The inputs by alias."""
        inputs = self._model.inputs.items()
        return {alias: _Held(int(info.table not in self._empty)) for alias, info in inputs}

    def vacant(self, step: str) -> bool:
        """Whether a step can have no row."""
        if step not in self._known:
            operator = self._model.steps[step].operator
            self._known[step] = operator.vacant(cast("Plan", self)) or self._none_fits(step)
        return self._known[step]

    def written(self, step: str, column: str) -> bool:
        """Whether a column holds only words that the model itself writes."""
        return self._values(step, column) is not None

    def behind(self, ends: Iterable[str]) -> frozenset[str]:
        """The steps whose rows may come to any of some steps: not a branch of other words."""
        seen: set[tuple[str, Wanted]] = set()
        todo: list[tuple[str, Wanted]] = [(end, frozenset()) for end in ends]
        while todo:
            step, wanted = place = todo.pop()
            if place in seen or self.vacant(step):
                continue
            seen.add(place)
            bound = self._model.steps[step]
            if bound.operator.op == "filter" and "where" in bound.formulas:
                wanted |= frozenset(_asked(bound.formulas["where"].typed))
            carried = {c: passing(bound, c) for c, _ in wanted}
            for source in bound.operator.inputs():
                asks = frozenset((carried[c][source], w) for c, w in wanted if source in carried[c])
                held = [(self._values(source, c), w) for c, w in asks]
                if all(h is None or w in h for h, w in held):
                    todo.append((source, asks))
        return frozenset(step for step, _ in seen)

    def _none_fits(self, step: str) -> bool:
        """Whether a filter asks for a word that only branches without rows write."""
        bound = self._model.steps[step]
        if bound.operator.op != "filter" or "where" not in bound.formulas:
            return False
        (source,) = bound.operator.inputs()
        for name, wanted in _asked(bound.formulas["where"].typed):
            held = self._values(source, name)
            if held is not None and wanted not in held:
                return True
        return False

    def _values(self, step: str, column: str) -> Values:
        bound = self._model.steps[step]
        formula = bound.formulas.get(f"columns.{column}")
        if formula is not None:
            return self._written(step, formula.typed)
        operator = bound.operator
        if column == getattr(operator, "flag", "") and self.vacant(getattr(operator, "right", "")):
            # what nothing can match is never marked, unless it is the lack that is marked
            return frozenset([operator.op == "not_exists"])
        handed = passing(bound, column).items()
        return _all([self._values(s, c) for s, c in handed if not self.vacant(s)])

    def _written(self, step: str, typed: Typed) -> Values:
        """The words that a formula chooses among; None where it computes."""
        if isinstance(typed.node, Literal):
            return frozenset([typed.node.value])
        if typed.function is None or typed.function.name != "IF" or len(typed.args) < 3:
            return None
        condition, *branches = typed.args[:3]
        for name, value in _asked(condition):
            held = self._values(step, name)
            if held is not None and value not in held:
                branches = branches[1:]  # never met: only the other branch is left
                break
        return _all([self._written(step, branch) for branch in branches])


def passing(bound: Bound, column: str) -> Mapping[str, str]:
    """Input → the column of it whose cells a column of a step holds.

    Also of steps that look at all rows of their source, such as the last of each group: fewer
    rows of it would change their answer, but a cell that they hand on is a cell of it.
    """
    found, sources = bound.operator.back(bound, column), bound.operator.inputs()
    if not found and len(sources) == 1 and column in bound.schema:
        (source,) = sources
        if bound.inputs[source].get(column) == bound.schema[column]:
            return {source: column}
    return found


def _all(found: list[Values]) -> Values:
    """What any of several can hold; None where one of them holds anything, or there is none."""
    if not found or None in found:
        return None
    return frozenset().union(*(f for f in found if f is not None))


def _asked(typed: Typed) -> Iterator[tuple[str, object]]:
    """(column, value) of each ``[column]="word"``, ``[mark]`` or ``NOT([mark])`` that must hold."""
    name = typed.function.name if typed.function is not None else ""
    if name == "AND":
        for arg in typed.args:
            yield from _asked(arg)
    elif name == "=":
        column, word = (arg.node for arg in typed.args)
        if isinstance(column, Column) and isinstance(word, Literal):
            yield column.name, word.value
    elif name == "NOT" and isinstance(typed.args[0].node, Column):
        yield typed.args[0].node.name, False
    elif isinstance(typed.node, Column):
        yield typed.node.name, True
