"""What our writer does not know is written by ibis, with every part in parentheses."""

from __future__ import annotations

from typing import Any

import sqlglot.expressions as sge

_OPERATORS = (sge.Binary, sge.Unary, sge.In, sge.Between)
_NO_OPERATORS = (sge.Dot, sge.PropertyEQ, sge.Kwarg, sge.Paren)
_CHAINS = (sge.And, sge.Or)


def foreign(backend: Any, expr: Any) -> str:
    """The SQL of an expression through ibis' compiler.

    ibis trusts operator precedence where DuckDB has another one: ``NOT x IS NULL`` and
    ``a <= b IN (FALSE)`` mean something else there. So each operand that is an operator
    itself goes into parentheses.

    Args:
        backend: ibis' DuckDB back-end.
        expr: any expression.
    """
    query = backend.compiler.to_sqlglot(expr)
    for node in list(query.walk()):
        if _operator(node) and _operator(node.parent) and not _bound(node):
            node.replace(sge.Paren(this=node.copy()))
    return str(query.sql(dialect=backend.dialect))


def _operator(node: Any) -> bool:
    return isinstance(node, _OPERATORS) and not isinstance(node, _NO_OPERATORS)


def _bound(node: Any) -> bool:
    """Part of the operator above, or one link of a long AND or OR, which would nest too deep."""
    above = node.parent
    if isinstance(above, sge.Is):
        return node is above.expression
    return isinstance(above, sge.Escape) or (
        isinstance(node, _CHAINS) and type(node) is type(above)
    )
