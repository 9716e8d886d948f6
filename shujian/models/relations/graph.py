"""Expressions put together without the conveniences of ibis' tables.

``Table.select`` and its like look each value up, bind it, move it to the newest table and
ask whether it is a reduction.  Steps are mostly built from columns of the very expression at hand,
so none of this is needed, and it took half of the time of building a plan.  ibis still
checks that every column belongs to its relation; where one belongs to an earlier
expression, the slower way is taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import ibis.expr.operations as ops
from ibis.common.collections import FrozenOrderedDict
from ibis.common.exceptions import IntegrityError
from ibis.expr.types import Table


def field(node: Any, name: str) -> Any:
    """A column of a relation's node.

    Made without the checks of arguments, which are right here: columns are most of what a
    plan consists of, and the checks took three quarters of the time of making one.
    """
    return type.__call__(ops.Field, rel=node, name=name)


def column(expr: Any, name: str) -> Any:
    """A column of a table expression."""
    return field(expr.op(), name).to_expr()


def project(expr: Any, values: Mapping[str, Any]) -> Any:
    """These columns alone.

    Args:
        expr: a table expression.
        values: name → expression over its columns.
    """
    try:
        return _projected(expr.op(), {n: v.op() for n, v in values.items()})
    except IntegrityError:
        return expr.select(**values)


def _projected(node: Any, values: dict[str, Any]) -> Table:
    """Values that are columns' nodes, under new names, one by one.

    Raises:
        IntegrityError: a value belongs to another relation.
    """
    return Table(type.__call__(ops.Project, parent=node, values=FrozenOrderedDict(values)))


def pick(expr: Any, names: Sequence[str]) -> Any:
    """Some of the columns, unchanged."""
    node = expr.op()
    return _projected(node, {n: field(node, n) for n in names})


def add(expr: Any, values: Mapping[str, Any]) -> Any:
    """All columns, with new ones, or others in their places."""
    node = expr.op()
    new = {n: v.op() for n, v in values.items()}
    held = {n: new.pop(n) if n in new else field(node, n) for n in node.schema}
    try:
        return _projected(node, {**held, **new})
    except IntegrityError:
        return expr.mutate(**values)


def drop(expr: Any, names: Sequence[str]) -> Any:
    """All columns but these."""
    return pick(expr, [n for n in expr.op().schema if n not in names])


def where(expr: Any, conditions: Sequence[Any]) -> Any:
    """The rows for which every condition is true."""
    if not conditions:
        return expr
    try:
        return Table(ops.Filter(expr.op(), tuple(c.op() for c in conditions)))
    except IntegrityError:
        return expr.filter(*conditions)


def grouped(expr: Any, keys: Sequence[str] | Mapping[str, Any], measures: Mapping[str, Any]) -> Any:
    """One row a group; one row in all without keys.

    Args:
        expr: a table expression.
        keys: its columns, or name → expression over them.
        measures: name → reduction.
    """
    node = expr.op()
    named = keys if isinstance(keys, Mapping) else {n: column(expr, n) for n in keys}
    groups = {n: v.op() for n, v in named.items()}
    return Table(ops.Aggregate(node, groups, {n: v.op() for n, v in measures.items()}))


def stacked(parts: Sequence[Any]) -> Any:
    """One below the other; the columns are the same and in the same order."""
    first, *others = parts
    node = first.op()
    for other in others:
        node = ops.Union(node, other.op(), distinct=False)
    return Table(node)


def side(expr: Any) -> Any:
    """An expression as one side of a join: its columns are its own, whatever the other is."""
    return Table(ops.JoinReference(expr.op(), None))


def joined(left: Any, right: Any, how: str, conditions: Sequence[Any]) -> Any:
    """Two sides joined; semi and anti joins have the columns of the left one.

    Args:
        left: from ``side``.
        right: from ``side``.
        how: inner, left, semi or anti.
        conditions: over columns of both.
    """
    one, two = left.op(), right.op()
    link = ops.JoinLink(how, two, tuple(c.op() for c in conditions))
    values = {n: field(one, n) for n in one.schema}
    if how not in ("semi", "anti"):
        values |= {n: field(two, n) for n in two.schema if n not in values}
    return Table(ops.JoinChain(one, (link,), values))
