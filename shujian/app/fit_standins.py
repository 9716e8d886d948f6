"""Columns for which a model itself says what to take where a file does not have them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shujian.formulas.scope import Typed
from shujian.formulas.tree import Column
from shujian.models.checking import Bound
from shujian.models.formula import RIGHT
from shujian.models.model import Model

Place = tuple[str, str]
"""Table and column."""
_CHOICE, _ABSENT = "IF", "未提供"


def standins(model: Model) -> Mapping[Place, tuple[str, ...]]:
    """Column → the columns of its table that stand in for it: ``IF(未提供([甲]), [乙], [甲])``."""
    found: dict[Place, tuple[str, ...]] = {}
    for bound in model.steps.values():
        for formula in bound.formulas.values():
            for asked, instead in _choices(formula.typed):
                for table, name in _places(model, bound, asked):
                    held = _places(model, bound, *_columns(instead))
                    # nothing stands in for itself: a newer row of the same table may be asked
                    others = [c for t, c in held if t == table and c != name]
                    if others:
                        found[table, name] = tuple(dict.fromkeys(others))
    return found


def _choices(typed: Typed) -> Iterator[tuple[Typed, Typed]]:
    """(the column asked about, what is taken instead) of each such choice in a formula."""
    for part in typed.walk():
        if part.function is None or part.function.name != _CHOICE or not part.args:
            continue
        test = part.args[0]
        if test.function is not None and test.function.name == _ABSENT:
            yield test.args[0], part.args[1]


def _columns(typed: Typed) -> list[Typed]:
    return [p for p in typed.walk() if isinstance(p.node, Column)]


def _places(model: Model, bound: Bound, *columns: Typed) -> list[Place]:
    sides = list(bound.inputs.values())
    found = []
    for typed in columns:
        node = typed.node
        if not isinstance(node, Column) or not sides:
            continue
        schema = sides[-1] if node.scope == RIGHT else sides[0]
        for alias, name in sorted(schema[node.name].origin) if node.name in schema else ():
            found.append((model.inputs[alias].table, name))
    return found
