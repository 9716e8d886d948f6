"""Value expressions as DuckDB SQL, written straight from the graph.

ibis lowers every query to another graph, builds a syntax tree from that and prints it; for
the large queries of a model this took longer than running them.  What occurs by the
thousand is written here; every other operation still goes through ibis' own definition,
which is given the finished texts of its operands.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import ibis.expr.operations as ops
import sqlglot.expressions as sge
from ibis.backends.sql.compilers.duckdb import DuckDBCompiler
from ibis.common.graph import Node

COMPILER = DuckDBCompiler()
DIALECT = "duckdb"
INFIX = {
    ops.Equals: "=",
    ops.NotEquals: "<>",
    ops.Greater: ">",
    ops.GreaterEqual: ">=",
    ops.Less: "<",
    ops.LessEqual: "<=",
    ops.Add: "+",
    ops.Subtract: "-",
    ops.Multiply: "*",
}
CALLS = {ops.Greatest: "GREATEST", ops.Least: "LEAST", ops.Coalesce: "COALESCE"}
CHAINS = {ops.And: " AND ", ops.Or: " OR "}
LAMBDAS = (ops.ArrayMap, ops.ArrayFilter)
FOREIGN = (
    ops.Subquery,
    ops.Analytic,
    ops.FindInSet,
    ops.StringFind,
    ops.ArrayPosition,
    ops.ScalarParameter,
    *DuckDBCompiler.lowered_ops,
)
"""What ibis rewrites before it is compiled (ibis 12.0.0): left to its own compiler."""


class Foreign(Exception):  # noqa: N818 - no error: the sign to take the other way
    """A graph that holds something that is not written here."""


def name(text: str) -> str:
    """A quoted identifier."""
    return '"' + text.replace('"', '""') + '"'


class Values:
    """Texts of the value expressions of one query.

    Args:
        alias: the name under which a relation stands in the FROM clause.

    ``given`` holds the texts of values that stand in the FROM clause as columns already.
    """

    compiler: Any = COMPILER
    dialect = DIALECT
    name = staticmethod(name)

    def __init__(self, alias: Callable[[Any], str]) -> None:
        self._alias = alias
        self._texts: dict[Any, str] = {}
        self.given: dict[Any, str] = {}

    def text(self, node: Any) -> str:
        """A value: an atom, a call or a text in parentheses."""
        if isinstance(node, ops.Field):
            return self.given.get(node) or f"{self._alias(node.rel)}.{self.name(node.name)}"
        if isinstance(node, ops.Literal):
            return self.literal(node)
        found = self.given.get(node) or self._texts.get(node)
        if found is None:
            found = self._texts[node] = self._written(node)
        return found

    def literal(self, node: Any) -> str:
        """A constant."""
        return _literal(type(node.value).__name__, node.value, node.dtype)

    def key(self, node: Any) -> str:
        """A sort key."""
        way = "ASC" if node.ascending else "DESC"
        place = "FIRST" if node.nulls_first else "LAST"
        return f"{self.text(node.arg)} {way} NULLS {place}"

    def _written(self, node: Any) -> str:
        kind = type(node)
        if kind in INFIX:
            return f"({self.text(node.left)} {INFIX[kind]} {self.text(node.right)})"
        if kind in CHAINS:
            return f"({CHAINS[kind].join(self._chain(node, kind))})"
        if kind in CALLS:
            return f"{CALLS[kind]}({', '.join(map(self.text, node.arg))})"
        own = _OWN.get(kind)
        return own(self, node) if own else self._defined(node)

    def _chain(self, node: Any, kind: Any) -> list[str]:
        """The parts of a long AND or OR, which would nest too deep in parentheses."""
        parts = []
        while isinstance(node, kind):
            parts.append(self.text(node.right))
            node = node.left
        return [self.text(node), *reversed(parts)]

    def _if(self, node: Any) -> str:
        test, yes, no = node.bool_expr, node.true_expr, node.false_null_expr
        return f"CASE WHEN {self.text(test)} THEN {self.text(yes)} ELSE {self.text(no)} END"

    def _case(self, node: Any) -> str:
        pairs = zip(node.cases, node.results, strict=True)
        parts = [f"WHEN {self.text(a)} THEN {self.text(b)}" for a, b in pairs]
        return f"CASE {' '.join(parts)} ELSE {self.text(node.default)} END"

    def _not(self, node: Any) -> str:
        return f"(NOT {self.text(node.arg)})"

    def _null(self, node: Any) -> str:
        return f"({self.text(node.arg)} IS NULL)"

    def _some(self, node: Any) -> str:
        return f"({self.text(node.arg)} IS NOT NULL)"

    def _concat(self, node: Any) -> str:
        parts: list[str] = []
        while isinstance(node, ops.StringConcat):
            parts += reversed([self.text(a) for a in node.arg[1:]])
            node = node.arg[0]
        return f"({' || '.join([self.text(node), *reversed(parts)])})"

    def _among(self, node: Any) -> str:
        if not node.options:
            return "FALSE"
        return f"({self.text(node.value)} IN ({', '.join(map(self.text, node.options))}))"

    def _between(self, node: Any) -> str:
        low, high = self.text(node.lower_bound), self.text(node.upper_bound)
        return f"({self.text(node.arg)} BETWEEN {low} AND {high})"

    def _count(self, node: Any) -> str:
        text = "COUNT(*)"
        return text if node.where is None else f"{text} FILTER(WHERE {self.text(node.where)})"

    def _alias_of(self, node: Any) -> str:
        return self.text(node.arg)

    def _window(self, node: Any) -> str:
        """A number in order, counted from 0, or a reduction over a whole group."""
        number = isinstance(node.func, ops.RowNumber)
        whole = isinstance(node.func, ops.Reduction) and not node.order_by
        if not number and not (whole and node.start is None and node.end is None):
            raise Foreign
        parts = []
        if groups := self._parted(node):
            parts.append(f"PARTITION BY {', '.join(groups)}")
        if node.order_by:
            parts.append(f"ORDER BY {', '.join(map(self.key, node.order_by))}")
        over = f"OVER ({' '.join(parts)})"
        return f"(ROW_NUMBER() {over} - 1)" if number else f"{self.text(node.func)} {over}"

    def _parted(self, node: Any) -> list[str]:
        """What makes a group of a window."""
        return list(map(self.text, node.group_by))

    def _defined(self, node: Any) -> str:
        """Any other operation, by ibis' definition."""
        if isinstance(node, FOREIGN) or (isinstance(node, LAMBDAS) and node.index is not None):
            raise Foreign
        given = zip(node.__argnames__, node.__args__, strict=True)
        made = self.compiler.visit_node(node, **{key: self._operand(arg) for key, arg in given})
        text = str(made.sql(self.dialect))
        loose = isinstance(made, sge.Binary | sge.Unary | sge.Predicate)
        return f"({text})" if loose and not isinstance(made, sge.Paren) else text

    def _operand(self, held: Any) -> Any:
        if isinstance(held, ops.SortKey):
            raise Foreign
        if isinstance(held, ops.Literal):  # some definitions look at their constants
            return self.compiler.visit_Literal(held, value=held.value, dtype=held.dtype)
        if isinstance(held, ops.Value):
            return sge.Var(this=self.text(held))
        if isinstance(held, tuple):
            return tuple(map(self._operand, held))
        if isinstance(held, Node):
            raise Foreign
        return held


_OWN: dict[type, Callable[[Values, Any], str]] = {
    ops.Alias: Values._alias_of,
    ops.CountStar: Values._count,
    ops.IfElse: Values._if,
    ops.SearchedCase: Values._case,
    ops.Not: Values._not,
    ops.IsNull: Values._null,
    ops.NotNull: Values._some,
    ops.StringConcat: Values._concat,
    ops.InValues: Values._among,
    ops.Between: Values._between,
    ops.WindowFunction: Values._window,
}


@lru_cache(maxsize=20_000)
def _literal(kind: str, value: Any, dtype: Any) -> str:
    """A constant; the Python type is part of the key because 1 equals True."""
    made = COMPILER.visit_Literal(ops.Literal(value, dtype), value=value, dtype=dtype)
    return str(made.sql(DIALECT))
