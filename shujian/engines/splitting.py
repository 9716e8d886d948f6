"""Aggregates whose measures reckon with a place in a list: the reductions first, the rest above.

Sail 0.7.2 does not plan a list indexed by a count in the aggregate that makes both ("duplicate
COUNT"); over the finished columns it is a plain expression.
"""

from __future__ import annotations

from typing import Any

import ibis.expr.operations as ops


def indexed(node: Any) -> bool:
    """Whether a measure of an aggregate takes an item at a place that is computed."""
    return any(
        not isinstance(item.index, ops.Literal)
        for metric in node.metrics.values()
        for item in metric.find(ops.ArrayIndex, filter=ops.Value)
    )


def reduced(node: Any) -> tuple[Any, dict[Any, str]]:
    """The aggregate of the reductions alone, and the column of each.

    Args:
        node: an ibis aggregate (an operation).
    """
    found: dict[Any, str] = {}
    for metric in node.metrics.values():
        for part in metric.find(ops.Reduction, filter=ops.Value):
            found.setdefault(part, f"__r{len(found)}")
    metrics = {name: part for part, name in found.items()}
    return ops.Aggregate(node.parent, node.groups, metrics), found
