"""Relations and values as Spark SQL, written straight from the graph as for DuckDB."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, ClassVar, NamedTuple

import ibis.expr.operations as ops

from shujian.engines.physical import function_name
from shujian.engines.spark_calls import product
from shujian.engines.spark_compiler import SparkCompiler
from shujian.engines.spark_files import quoted
from shujian.engines.spark_known import KNOWN
from shujian.engines.spark_refusing import cannot
from shujian.engines.unlet import unlet
from shujian.engines.write_relations import Writer
from shujian.engines.write_values import Foreign, Values

_COMPILER = SparkCompiler()
_QUERIES = itertools.count()
_SINGLE = (ops.Reference, ops.Project, ops.Filter, ops.DropColumns, ops.Sort)
_DEEP = 3
_MANY = 3
"""So many common tables are computed one by one; fewer are left to the engine."""
_DIALECT = "pyspark"


def _quoted(text: str) -> str:
    return quoted(text)


class SparkValues(Values):
    """Texts of the value expressions of one query."""

    compiler = _COMPILER
    dialect = _DIALECT
    name = staticmethod(_quoted)

    def literal(self, node: Any) -> str:
        """A constant."""
        return _constant(type(node.value).__name__, node.value, node.dtype)

    def _written(self, node: Any) -> str:
        kind = type(node)
        if kind is ops.CountStar:
            if node.where is None:
                return "count(1)"
            return f"count(CASE WHEN {self.text(node.where)} THEN 1 END)"
        if kind is ops.Greatest and len(node.arg) == 1:
            return self._defined(node)
        if isinstance(node, ops.ScalarUDF) and function_name(node) in ("try_date", "try_decimal"):
            return self._tried(node)
        if kind not in KNOWN and not isinstance(node, ops.ScalarUDF):
            raise cannot(kind.__name__)
        return super()._written(node)

    def _tried(self, node: Any) -> str:
        """Null instead of an error, which the operand itself sees to."""
        inner = node.args[0]
        name = function_name(inner) if isinstance(inner, ops.ScalarUDF) else ""
        if name == "make_ymd":
            return self.text(inner)
        if name != "exact_product":
            raise cannot("TRY")
        made = product(inner, *map(self._operand, inner.args))
        return f"({made.sql(_DIALECT)})"

    def _window(self, node: Any) -> str:
        text = super()._window(node)
        if not isinstance(node.func, ops.RowNumber):
            return text
        return f"CAST({text.replace('OVER ()', 'OVER (ORDER BY NULL)')} AS BIGINT)"


class Common(NamedTuple):
    """A table that a query reads several times.

    Args:
        sql: what fills it.
        shape: column → type.
    """

    sql: str
    shape: dict[str, str]


class SparkWriter(Writer):
    """Writes one query."""

    values = SparkValues
    joins: ClassVar[dict[str, str]] = {
        **Writer.joins,
        "semi": "LEFT SEMI JOIN",
        "anti": "LEFT ANTI JOIN",
    }

    def __init__(self, root: Any, sizes: Mapping[str, int]) -> None:
        super().__init__(root, sizes)
        self._mark = f"__q{next(_QUERIES)}"
        self._cut = False

    def parts(self) -> tuple[str, dict[str, Common]]:
        """The query, and the common tables that are computed before it, by name.

        Both engines write a common table out wherever it is named; a chain of five that are
        each read twice would be computed thirty-two times.
        """
        whole = self.sql()
        if len(self._tables) < _MANY and not self._cut:
            return whole, {}
        held = {
            self._common(r): Common(text, {n: str(t) for n, t in r.schema.items()})
            for r, text in self._tables.items()
        }
        return self._body, held

    def sql(self) -> str:
        """The whole query."""
        self._body = self._select(self._root)
        if not self._tables:
            return self._body
        held = [f"{self._common(r)} AS ({text})" for r, text in self._tables.items()]
        return f"WITH {', '.join(held)} {self._body}"

    def _plain(self, relation: Any) -> str:
        """Every third layer of computed columns is computed before: planning doubles with each."""
        source = relation
        while isinstance(source, ops.Reference):
            source = source.parent
        if isinstance(source, ops.Project) and (depth := _layers(source)) and depth % _DEEP == 0:
            self._uses[source] += 1
            self._cut = True
        return super()._plain(relation)

    def _common(self, relation: Any) -> str:
        return f"{self._mark}_{self._alias(relation)}"

    def _test(self, test: Any) -> str:
        """A condition; one on computed columns stays where it is.

        Both optimisers would move it below the projections and write each column out where
        it is named, again and again: the condition of a step of five layers had a million
        parts. Neither moves what depends on chance.
        """
        text = super()._test(test)
        fields = test.find(ops.Field, filter=ops.Value)
        if not any(_computed(f) for f in fields):
            return text
        return f"(CASE WHEN {text} THEN 1D ELSE 0D END > rand())"  # chance is below 1

    def _filter(self, node: Any) -> str:
        if any(t.find(ops.WindowFunction, filter=ops.Value) for t in node.predicates):
            raise Foreign  # there is no QUALIFY
        return super()._filter(node)


def _layers(relation: Any) -> int:
    """How many projections with computed columns lie on top of each other; 0: this is none."""
    count, first = 0, True
    while isinstance(relation, _SINGLE):
        if isinstance(relation, ops.Project) and not all(
            isinstance(v, ops.Field | ops.Literal | ops.Alias) for v in relation.values.values()
        ):
            count += 1
        elif first:
            return 0
        first = False
        relation = relation.parent
    return count


def _computed(field: Any) -> bool:
    """Whether a column of a relation is more than another one."""
    relation, name = field.rel, field.name
    while True:
        if isinstance(relation, ops.Reference | ops.Filter | ops.DropColumns | ops.Sort):
            relation = relation.parent
        elif isinstance(relation, ops.Project):
            value = relation.values[name]
            while isinstance(value, ops.Alias):
                value = value.arg
            if not isinstance(value, ops.Field):
                return not isinstance(value, ops.Literal)
            relation, name = value.rel, value.name
        else:
            return False


def spark_sql(root: Any) -> tuple[str, dict[str, Common]]:
    """The Spark SQL of a relation, and what is to be computed before it.

    Args:
        root: an ibis relation (an operation).

    Raises:
        Foreign: only ibis' compiler can write it.
        ShujianError: ``engines.refused``.
    """
    return SparkWriter(unlet(root), {}).parts()


@lru_cache(maxsize=20_000)
def _constant(kind: str, value: Any, dtype: Any) -> str:
    """A constant; the Python type is part of the key because 1 equals True."""
    made = _COMPILER.visit_Literal(ops.Literal(value, dtype), value=value, dtype=dtype)
    return str(made.sql(_DIALECT))
