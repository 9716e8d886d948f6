"""Parts of a test behind a join that need one side alone: computed before the join.

``[待遇月份] >= 下月([入监日期])`` asks for the month after an admission once a payment; there
are far fewer admissions.  The engine does not see this by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import ibis.expr.operations as ops

Node = Any
THROUGH = (ops.And, ops.Or, ops.Not, ops.Comparison)
"""What is looked into; a part of anything else may be guarded by what stands around it."""


class Way(NamedTuple):
    """How a column comes from a side of a join.

    Args:
        path: the relations that pass it, outermost first; the last is the join.
        side: the joined table that has it.
        field: the column there.
    """

    path: tuple[Node, ...]
    side: Node
    field: Node


class Part(NamedTuple):
    """What can be computed before a join: in the words of the test, and of the side."""

    node: Node
    path: tuple[Node, ...]
    side: Node
    there: Node


def parts(
    tests: Sequence[Node], alone: Callable[[Node], bool], sizes: Mapping[str, int]
) -> Iterator[Part]:
    """What of the tests on a joined relation is computed for fewer rows before the join.

    Args:
        tests: conditions on the relation.
        alone: whether a relation is read once, by the next one outward.
        sizes: table → rows, where they are known.
    """
    for test in tests:
        for node in _candidates(test):
            ways = [_way(f, alone) for f in node.find(ops.Field, filter=ops.Value)]
            if not ways or None in ways:
                continue
            first = ways[0]
            assert first is not None
            known = [w for w in ways if w is not None and w.side == first.side]
            if len(known) == len(ways) and _fewer(first, sizes):
                fields = node.find(ops.Field, filter=ops.Value)
                there = node.replace({f: w.field for f, w in zip(fields, known, strict=True)})
                yield Part(node, first.path, first.side, there)


def _candidates(node: Node) -> Iterator[Node]:
    for arg in node.args:
        if isinstance(arg, THROUGH):
            yield from _candidates(arg)
        elif isinstance(arg, ops.Value) and not isinstance(arg, ops.Field | ops.Literal | ops.Cast):
            yield arg


def _way(field: Node, alone: Callable[[Node], bool]) -> Way | None:
    """Back from a column through plain projections to an inner join; None for any other."""
    path = []
    while True:
        rel, value = field.rel, field
        while type(rel) is ops.Filter:
            if not alone(rel):
                return None
            rel = rel.parent
        if not alone(rel) or type(rel) not in (ops.Project, ops.JoinChain):
            return None
        path.append(rel)
        value = rel.values[field.name]
        if not isinstance(value, ops.Field):
            return None
        if type(rel) is ops.JoinChain:
            inner = all(link.how == "inner" for link in rel.rest)
            return Way(tuple(path), value.rel, value) if inner else None
        field = value


def _fewer(way: Way, sizes: Mapping[str, int]) -> bool:
    """Whether the side has fewer rows than another of its join."""
    join = way.path[-1]
    held = {s: _size(s, sizes) for s in (join.first, *(link.table for link in join.rest))}
    mine = held.pop(way.side)
    return mine is not None and any(other is not None and mine < other for other in held.values())


def _size(side: Node, sizes: Mapping[str, int]) -> int | None:
    tables = [t.name for t in side.find(ops.UnboundTable)]
    if not tables or any(t not in sizes for t in tables):
        return None
    return max(sizes[t] for t in tables)
