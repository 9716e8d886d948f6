"""Several small runs in one: every row says whose it is, and no query mixes rows of two runs.

A query over a handful of rows costs the same whether they are of one run or of eighty.  What
a model asks is written as for one run; here it becomes the query that answers all of them.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Any

import ibis.expr.operations as ops

from shujian.engines.write_relations import Writer, parents
from shujian.engines.write_values import Foreign, Values

RUN = "__run"
"""Physical column, the first of its table: the number of the run that a row belongs to."""


def written_apart(root: Any, shared: Container[str]) -> str:
    """The SQL of a relation over the rows of several runs.

    The limit of a relation is left to its reader: it holds for the rows of each run.

    Args:
        root: an ibis relation (an operation).
        shared: tables whose rows belong to every run and have no ``__run``.

    Raises:
        Foreign: the rows belong to every run, or the graph holds something for which runs
            cannot be told apart.
    """
    if type(root) is ops.Limit and not root.offset:
        root = root.parent
    writer = ApartWriter(root, shared)
    if not writer.apart(root):
        raise Foreign
    return writer.sql()


class ApartValues(Values):
    """Values of which windows see the rows of one run alone."""

    run_of: Any

    def _parted(self, node: Any) -> list[str]:
        fields = node.find(ops.Field, filter=ops.Value)
        if not fields:
            raise Foreign
        run = self.run_of(fields[0].rel)
        return [*([run] if run else []), *super()._parted(node)]


class ApartWriter(Writer):
    """Writes one query for several runs.

    Args:
        root: an ibis relation (an operation).
        shared: tables without ``__run``.
    """

    values = ApartValues

    def __init__(self, root: Any, shared: Container[str]) -> None:
        super().__init__(root, {})
        self._shared = shared
        self._parted: dict[Any, bool] = {}
        self._beside_runs: dict[Any, str] = {}
        assert isinstance(self._values, ApartValues)
        self._values.run_of = self._run_of

    def apart(self, relation: Any) -> bool:
        """Whether rows of a relation say whose they are."""
        while isinstance(relation, ops.Reference):
            relation = relation.parent
        found = self._parted.get(relation)
        if found is None:
            if type(relation) is ops.UnboundTable:
                found = relation.name not in self._shared
            else:
                found = any(map(self.apart, parents(relation)))
            self._parted[relation] = found
        return found

    def _run_of(self, relation: Any) -> str:
        """The run of a relation's rows as text; "" where they belong to all."""
        if not self.apart(relation):
            return ""
        return self._beside_runs.get(relation) or f"{self._alias(relation)}.{self._name(RUN)}"

    def _columns(self, values: Any, passed: Sequence[str] = (), source: Any = None) -> str:
        run = self._run_of(source) if source is not None else ""
        held = super()._columns(values, passed)
        return f"{run} AS {self._name(RUN)}, {held}" if run else held

    def _beside(self, node: Any) -> bool:
        found = super()._beside(node)
        if found:
            self._beside_runs[node.parent] = self._run_of(self._first(node.parent))
        return found

    def _first(self, node: Any) -> Any:
        """The side of a join that tells the run of its rows."""
        if self.apart(node.first):
            return node.first
        for link in node.rest:
            if self.apart(link.table):
                if link.how not in ("inner", "cross"):
                    raise Foreign
                return link.table
        return node.first

    def _select(self, relation: Any) -> str:
        own = {
            ops.JoinChain: self._join,
            ops.Aggregate: self._group,
            ops.Union: self._union,
            ops.Limit: self._limit,
            ops.DropColumns: self._drop,
        }
        write = own.get(type(relation), super()._select)
        return write(relation)

    def _join(self, node: Any) -> str:
        text = self._joined(node)
        return f"SELECT {self._columns(node.values, self._passing[node], self._first(node))} {text}"

    def _on(self, node: Any, link: Any) -> tuple[str, list[str]]:
        how, tests = super()._on(node, link)
        one, two = self._run_of(self._first(node)), self._run_of(link.table)
        if one and two and one != two:
            return ("inner" if how == "cross" else how), [f"{one} = {two}", *tests]
        return how, tests

    def _group(self, node: Any) -> str:
        run = self._run_of(node.parent)
        if not run:
            return super()._group(node)
        if not node.groups:  # without rows there is one group all the same, of no run
            raise Foreign
        source = self._from(node.parent)
        values = {**node.groups, **node.metrics}
        places = ", ".join(str(i + 1) for i in range(len(node.groups) + 1))
        return f"SELECT {self._columns(values, (), node.parent)} {source} GROUP BY {places}"

    def _union(self, node: Any) -> str:
        if self.apart(node.left) != self.apart(node.right):
            raise Foreign
        return super()._union(node)

    def _limit(self, node: Any) -> str:
        if self.apart(node):
            raise Foreign
        return super()._limit(node)

    def _drop(self, node: Any) -> str:
        raise Foreign
