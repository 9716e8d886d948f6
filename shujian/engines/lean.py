"""A lighter way from expressions to SQL: passes over the graph that change nothing are left out."""

from __future__ import annotations

from typing import Any

import ibis.expr.operations as ops
from ibis.backends.sql.compilers.duckdb import DuckDBCompiler

REWRITTEN = (
    ops.InValues,
    ops.Analytic,
    ops.WindowFunction,
    ops.Bucket,
    ops.Capitalize,
    ops.Sample,
)
"""The operations that the compiler's own rewrites and lowerings are about (ibis 12.0.0)."""
LAMBDAS = (ops.ArrayMap, ops.ArrayFilter)


class LeanCompiler(DuckDBCompiler):  # type: ignore[misc]
    """The DuckDB compiler without its rewrites: for graphs that hold nothing they change."""

    __slots__ = ()
    rewrites = ()
    post_rewrites = ()


LeanCompiler.lowered_ops = {}  # making the class fills it anew

FULL, LEAN = DuckDBCompiler(), LeanCompiler()


def compiler_for(node: Any) -> Any:
    """The lightest compiler that gives the right SQL for a graph.

    Lambdas over lists are only rewritten where they ask for the place of an item.
    """
    found = node.find((*REWRITTEN, *LAMBDAS))
    plain = all(isinstance(n, LAMBDAS) and n.index is None for n in found)
    return LEAN if plain else FULL
