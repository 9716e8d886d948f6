"""Union of relations with the same logical columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import ibis

from shujian.engines.pair import dtype
from shujian.models.relations import graph
from shujian.models.relations.relation import NOTHING, Relation, union_states
from shujian.models.relations.rows import list_of


def stack(parts: Sequence[Relation], extra: Sequence[str] = ()) -> Relation:
    """All rows of the parts, duplicates kept.

    Args:
        parts: relations that have the columns of the first.
        extra: physical columns that every part has, kept as they are.
    """
    first = parts[0]
    if len(parts) == 1:
        return first
    aliases = list(dict.fromkeys(alias for p in parts for alias in p.rows))
    lists = {a for a in aliases if any(a in p.rows and is_list(p, a) for p in parts)}
    names = {alias: f"__row_{alias}" for alias in aliases}
    shape = Relation(
        first.expr,
        first.columns,
        {n: union_states(parts, n) for n in first.columns},
    )
    exprs = [_aligned(p, shape, names, lists, extra) for p in parts]
    return replace(shape, expr=graph.stacked(exprs), rows=names)


def is_list(relation: Relation, alias: str) -> bool:
    """Whether the lineage of an input is a list of row numbers."""
    return bool(relation.expr[relation.rows[alias]].type().is_array())


def _aligned(
    part: Relation, shape: Relation, names: dict[str, str], lists: set[str], extra: Sequence[str]
) -> Any:
    stored: dict[str, Any] = {}
    for name, state in shape.states.items():
        pair = part.pair(name)
        if state in (None, 0):
            stored[name] = pair.value.cast(dtype(shape.columns[name]))
        if state is None:
            stored[f"{name}__s"] = part.state(name)
    for alias, column in names.items():
        if alias in part.rows:
            value = graph.column(part.expr, part.rows[alias])
            stored[column] = list_of(value) if alias in lists else value
        else:
            stored[column] = ibis.null("array<int64>" if alias in lists else "int64")
    stored.update({name: graph.column(part.expr, name) for name in extra})
    return graph.project(part.expr, stored or NOTHING)
