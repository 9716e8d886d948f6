"""Relations and values as Spark SQL, written straight from the graph as for DuckDB."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, ClassVar

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


class SparkWriter(Writer):
    """Writes one query."""

    values = SparkValues
    joins: ClassVar[dict[str, str]] = {
        **Writer.joins,
        "semi": "LEFT SEMI JOIN",
        "anti": "LEFT ANTI JOIN",
    }

    def _filter(self, node: Any) -> str:
        if any(t.find(ops.WindowFunction, filter=ops.Value) for t in node.predicates):
            raise Foreign  # there is no QUALIFY
        return super()._filter(node)


def spark_sql(root: Any) -> str:
    """The Spark SQL of a relation.

    Args:
        root: an ibis relation (an operation).

    Raises:
        Foreign: only ibis' compiler can write it.
        ShujianError: ``engines.refused``.
    """
    return SparkWriter(unlet(root), {}).sql()


@lru_cache(maxsize=20_000)
def _constant(kind: str, value: Any, dtype: Any) -> str:
    """A constant; the Python type is part of the key because 1 equals True."""
    made = _COMPILER.visit_Literal(ops.Literal(value, dtype), value=value, dtype=dtype)
    return str(made.sql(_DIALECT))
