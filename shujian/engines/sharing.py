"""What a large expression names again and again: such parts are computed once, below.

The graph of a formula shares its parts, its text does not: a formula of nine nested calls
was 300,000 characters long, and planning them took Sail a minute.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import ibis.expr.operations as ops

_LARGE = 1_500
"""Parts from which the text of the values of one relation is worth a projection."""
_LEAST = 40
"""Parts that a column should save each time."""
_BOUND = (ops.Argument, ops.Reduction, ops.WindowFunction, ops.Unnest, ops.Subquery)
"""What cannot be moved out of the place where it stands."""


def shared(values: Iterable[Any]) -> list[Any]:
    """The innermost parts that are worth a column each; none where the text is short.

    Args:
        values: what a relation computes, or the conditions of a filter.
    """
    roots = list(values)
    if _written(roots) < _LARGE:
        return []
    uses: Counter[Any] = Counter(roots)
    order = list(_inside_out(roots))
    for node in order:
        uses.update(_parts(node))
    sizes: dict[Any, int] = {}
    bound: set[Any] = set()
    found: set[Any] = set()
    holding: set[Any] = set()
    for node in order:
        parts = _parts(node)
        sizes[node] = 1 + sum(sizes[p] for p in parts)
        if isinstance(node, _BOUND) or any(p in bound for p in parts):
            bound.add(node)
        if any(p in holding for p in parts):
            holding.add(node)
        many = uses[node] > 1 and sizes[node] >= _LEAST and node not in bound
        if many and node.shape.is_columnar() and not node.dtype.is_null():
            sizes[node] = 1
            if node not in holding:
                found.add(node)
            holding.add(node)
    return [n for n in order if n in found]


def _written(roots: list[Any]) -> int:
    """Parts of the text, each as often as it is written."""
    sizes: dict[Any, int] = {}
    for node in _inside_out(roots):
        sizes[node] = 1 + sum(sizes[p] for p in _parts(node))
    return sum(sizes[r] for r in roots)


def _parts(node: Any) -> list[Any]:
    """The operands of a value, each as often as it is named; relations are left out."""
    return list(_values(node.__args__))


def _values(held: Iterable[Any]) -> Iterator[Any]:
    for one in held:
        if isinstance(one, tuple):
            yield from _values(one)
        elif isinstance(one, ops.Value):
            yield one


def _inside_out(roots: list[Any]) -> Iterator[Any]:
    """Every part once, operands first."""
    done: set[Any] = set()
    todo: list[tuple[Any, bool]] = [(r, False) for r in reversed(roots)]
    while todo:
        node, seen = todo.pop()
        if node in done:
            continue
        if seen:
            done.add(node)
            yield node
            continue
        todo.append((node, True))
        todo += [(p, False) for p in _parts(node) if p not in done]
