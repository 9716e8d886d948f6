"""Relations as DuckDB SQL: one SELECT for each, what is used twice as a common table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

import ibis.expr.operations as ops

from shujian.engines.hoisting import parts
from shujian.engines.write_values import Foreign, Values

JOINS = {
    "inner": "INNER JOIN",
    "left": "LEFT JOIN",
    "semi": "SEMI JOIN",
    "anti": "ANTI JOIN",
    "cross": "CROSS JOIN",
}


def written(root: Any, sizes: Mapping[str, int] | None = None) -> str:
    """The SQL of a relation.

    Args:
        root: an ibis relation (an operation).
        sizes: table → rows, where they are known.

    Raises:
        Foreign: the graph holds something that only ibis' compiler can write.
    """
    return Writer(root, sizes or {}).sql()


class Writer:
    """Writes one query.

    Args:
        root: an ibis relation (an operation).
        sizes: table → rows, where they are known.
    """

    values: type[Values] = Values
    joins: ClassVar[Mapping[str, str]] = JOINS

    def __init__(self, root: Any, sizes: Mapping[str, int]) -> None:
        self._root = root
        self._sizes = sizes
        self._passing: defaultdict[Any, list[str]] = defaultdict(list)
        self._made: defaultdict[Any, list[tuple[Any, str]]] = defaultdict(list)
        self._values = self.values(self._alias)
        self._name = self._values.name
        self._aliases: dict[Any, str] = {}
        self._uses = _uses(root)
        self._tables: dict[Any, str] = {}

    def sql(self) -> str:
        """The whole query."""
        body = self._select(self._root)
        if not self._tables:
            return body
        held = [f"{self._alias(r)} AS ({text})" for r, text in self._tables.items()]
        return f"WITH {', '.join(held)} {body}"

    def _alias(self, relation: Any) -> str:
        found = self._aliases.get(relation)
        if found is None:
            found = self._aliases[relation] = f"t{len(self._aliases)}"
        return found

    def _common(self, relation: Any) -> str:
        """The name of a common table."""
        return self._alias(relation)

    def _select(self, relation: Any) -> str:
        """A relation as a statement of its own."""
        write = _SELECTS.get(type(relation))
        if write is None:
            raise Foreign
        return write(self, relation)

    def _from(self, relation: Any, more: Sequence[Any] = (), star: bool = False) -> str:
        """A relation in a FROM clause, with the filters on it that stand nowhere else.

        These filters change no column, so they go into the WHERE of the one that reads them.

        Args:
            relation: what is read.
            more: further conditions on its columns.
            star: that the reader takes every column, so that none may be added.
        """
        tests, above = list(reversed(more)), []
        while type(relation) is ops.Filter and self._uses[relation] == 1:
            if _windowed(relation):
                break
            tests += reversed(relation.predicates)
            above.append(relation)
            relation = relation.parent
        if self._sizes and tests and not star:
            self._hoist(relation, tests)
        item = self._item(relation)
        for held in above:
            self._aliases[held] = self._alias(relation)
        where = " AND ".join(self._test(t) for t in reversed(tests))
        return f"FROM {item} WHERE {where}" if where else f"FROM {item}"

    def _test(self, test: Any) -> str:
        """A condition of WHERE."""
        return self._values.text(test)

    def _hoist(self, relation: Any, tests: Sequence[Any]) -> None:
        """Have parts of the tests come as columns from the join below (``hoisting``)."""
        found: dict[Any, str] = {}
        for part in parts(tests, lambda r: self._uses[r] == 1, self._sizes):
            if part.node not in found:
                found[part.node] = label = self._name(f"__h{len(self._values.given)}")
                self._values.given[part.node] = f"{self._alias(relation)}.{label}"
                self._made[part.side].append((part.there, label))
                for passed in part.path:
                    self._passing[passed].append(label)

    def _item(self, relation: Any) -> str:
        """A relation under its alias, with what is computed there for tests further out."""
        item = self._plain(relation)
        if made := self._made.get(relation):
            alias = self._alias(relation)
            texts = ", ".join(f"{self._values.text(node)} AS {label}" for node, label in made)
            return f"(SELECT {alias}.*, {texts} FROM {item}) AS {alias}"
        return item

    def _plain(self, relation: Any) -> str:
        source = relation
        while isinstance(source, ops.Reference):
            source = source.parent
        alias = self._alias(relation)
        if type(source) is ops.UnboundTable:
            return f"{self._name(source.name)} AS {alias}"
        if self._uses[source] < 2:
            return f"({self._select(source)}) AS {alias}"
        if source not in self._tables:
            self._tables[source] = self._select(source)
        table = self._common(source)
        return table if table == alias else f"{table} AS {alias}"

    def _columns(
        self, values: Mapping[str, Any], passed: Sequence[str] = (), source: Any = None
    ) -> str:
        """The list of a SELECT.

        Args:
            values: label → value.
            passed: columns that readers further out ask for.
            source: the relation whose rows they are computed from; None: nobody asks.
        """
        held = list(passed)
        for label, value in values.items():
            text = self._values.text(value)
            same = isinstance(value, ops.Field) and text.endswith(f".{self._name(label)}")
            held.append(text if same else f"{text} AS {self._name(label)}")
        return ", ".join(held)

    def _project(self, node: Any) -> str:
        if self._beside(node):
            joined = self._joined(node.parent)
            return f"SELECT {self._columns(node.values, (), node.parent)} {joined}"
        source = self._from(node.parent)
        below = self._alias(node.parent)
        passed = [f"{below}.{label}" for label in self._passing[node]]
        return f"SELECT {self._columns(node.values, passed, node.parent)} {source}"

    def _filter(self, node: Any) -> str:
        source = self._from(node.parent, [t for t in node.predicates if not _over(t)], True)
        late = [self._values.text(t) for t in node.predicates if _over(t)]
        return f"SELECT * {source}" + (f" QUALIFY {' AND '.join(late)}" if late else "")

    def _sort(self, node: Any) -> str:
        source = self._from(node.parent, star=True)
        return f"SELECT * {source} ORDER BY {', '.join(map(self._values.key, node.keys))}"

    def _limit(self, node: Any) -> str:
        """A limit stands beside its order: an inner order may be lost."""
        if not isinstance(node.n, int) or not isinstance(node.offset, int):
            raise Foreign
        parent = node.parent
        together = type(parent) is ops.Sort and self._uses[parent] == 1
        text = self._sort(parent) if together else f"SELECT * {self._from(parent, star=True)}"
        return f"{text} LIMIT {node.n}" + (f" OFFSET {node.offset}" if node.offset else "")

    def _distinct(self, node: Any) -> str:
        return f"SELECT DISTINCT * {self._from(node.parent, star=True)}"

    def _drop(self, node: Any) -> str:
        source = self._from(node.parent)
        alias = self._alias(node.parent)
        kept = [f"{alias}.{self._name(column)}" for column in node.schema.names]
        return f"SELECT {', '.join(kept)} {source}"

    def _group(self, node: Any) -> str:
        source = self._from(node.parent)
        text = f"SELECT {self._columns({**node.groups, **node.metrics})} {source}"
        places = ", ".join(str(i + 1) for i in range(len(node.groups)))
        return f"{text} GROUP BY {places}" if places else text

    def _union(self, node: Any) -> str:
        if node.distinct:
            raise Foreign
        parts = []
        while True:
            parts.append(self._part(node.right))
            node = node.left
            if type(node) is not ops.Union or node.distinct or self._uses[node] > 1:
                break
        return " UNION ALL ".join([self._part(node), *reversed(parts)])

    def _part(self, node: Any) -> str:
        plain = (ops.Project, ops.Filter, ops.JoinChain, ops.Aggregate, ops.DropColumns)
        if self._uses[node] == 1 and isinstance(node, plain):
            return self._select(node)
        return f"SELECT * FROM {self._item(node)}"

    def _beside(self, node: Any) -> bool:
        """Whether a projection can stand in the SELECT of the join that it alone reads.

        Engines make room for every column of every SELECT anew each time a query is run.
        """
        join = node.parent
        if type(join) is not ops.JoinChain or self._uses[join] > 1:
            return False
        if self._passing[node] or self._made.get(join) or self._passing[join]:
            return False
        plain = all(type(v) is ops.Field for v in join.values.values())
        if plain:
            for label, value in join.values.items():
                self._values.given[ops.Field(join, label)] = self._values.text(value)
        return plain

    def _join(self, node: Any) -> str:
        text = self._joined(node)
        return f"SELECT {self._columns(node.values, self._passing[node])} {text}"

    def _joined(self, node: Any) -> str:
        """The FROM clause of a join."""
        text = f"FROM {self._item(node.first)}"
        for link in node.rest:
            if link.how not in self.joins:
                raise Foreign
            item = self._item(link.table)
            how, tests = self._on(node, link)
            text += f" {self.joins[how]} {item}"
            if tests:
                text += f" ON {' AND '.join(tests)}"
        return text

    def _on(self, node: Any, link: Any) -> tuple[str, list[str]]:
        """How a side is joined, and by which conditions."""
        return link.how, list(map(self._values.text, link.predicates))

    def _whole(self, node: Any) -> str:
        return f"SELECT * FROM {self._item(node)}"


_SELECTS: dict[type, Callable[[Writer, Any], str]] = {
    ops.UnboundTable: Writer._whole,
    ops.SelfReference: Writer._whole,
    ops.Project: Writer._project,
    ops.Filter: Writer._filter,
    ops.Sort: Writer._sort,
    ops.Limit: Writer._limit,
    ops.Distinct: Writer._distinct,
    ops.DropColumns: Writer._drop,
    ops.Aggregate: Writer._group,
    ops.Union: Writer._union,
    ops.JoinChain: Writer._join,
}


def parents(relation: Any) -> list[Any]:
    """The relations that a relation reads, references left out."""
    if isinstance(relation, ops.JoinChain):
        held = [relation.first, *(link.table for link in relation.rest)]
    elif isinstance(relation, ops.Set):
        held = [relation.left, relation.right]
    else:
        held = [relation.parent] if hasattr(relation, "parent") else []
    found = []
    for one in held:
        while isinstance(one, ops.Reference):
            one = one.parent
        found.append(one)
    return found


def _uses(root: Any) -> Counter[Any]:
    """How often each relation is read."""
    uses: Counter[Any] = Counter({root: 1})
    todo, seen = [root], {root}
    while todo:
        for parent in parents(todo.pop()):
            uses[parent] += 1
            if parent not in seen:
                seen.add(parent)
                todo.append(parent)
    return uses


def _over(value: Any) -> bool:
    return bool(value.find(ops.WindowFunction, filter=ops.Value))


def _windowed(relation: Any) -> bool:
    return any(map(_over, relation.predicates))
