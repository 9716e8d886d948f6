"""Lineage: row numbers carried through joins and groups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ibis

from shujian.models.relations import graph

PREFIX = "__row_"


def list_of(value: Any) -> Any:
    """A row number, or a list of them, as a list."""
    return value if value.type().is_array() else ibis.array([value])


def collected(expr: Any, rows: Mapping[str, str]) -> dict[str, Any]:
    """Aggregates that gather the row numbers of a group: physical column → expression."""
    found: dict[str, Any] = {}
    for column in rows.values():
        value = expr[column]
        if value.type().is_array():
            found[column] = value.collect().flatten().unique()
        else:
            found[column] = value.collect(distinct=True)
    return found


def joined(
    expr: Any, left: Mapping[str, str], right: Mapping[str, str]
) -> tuple[Any, dict[str, str]]:
    """Merge the lineage of both sides of a joined expression.

    Args:
        expr: the joined expression; it holds both sides' columns.
        left: input alias → column, of the left side.
        right: the same of the right side, under other names.
    """
    rows = dict(left)
    merged: dict[str, Any] = {}
    for alias, column in right.items():
        if alias not in rows:
            rows[alias] = PREFIX + alias
            merged[PREFIX + alias] = expr[column]
        else:
            merged[rows[alias]] = list_of(expr[rows[alias]]).concat(
                ibis.coalesce(list_of(expr[column]), ibis.literal([], type="array<int64>"))
            )
    if merged:
        expr = graph.add(expr, merged)
        expr = graph.drop(expr, [c for c in right.values() if c not in rows.values()])
    return expr, rows
