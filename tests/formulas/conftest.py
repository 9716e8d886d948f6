"""Compare the interpreter with DuckDB over tables of cells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import ibis
import pyarrow as pa
import pytest

from shujian.core.cells import Missing, State
from shujian.core.terms import Term
from shujian.engines.compile import Pair, compile
from shujian.engines.pair import dtype
from shujian.engines.write_foreign import foreign
from shujian.engines.write_relations import written
from shujian.engines.write_values import Foreign
from shujian.formulas import Typed
from shujian.formulas.tree import Key
from shujian.formulas.types import LIST, TERM, Type
from tests.engines.spark_support import needs_spark, spark


def physical(cell: Any) -> Any:
    if isinstance(cell, Missing):
        return None
    if isinstance(cell, Term):
        return cell.code
    return [physical(c) for c in cell] if isinstance(cell, tuple) else cell


class Duck:
    """Evaluates typed formulas over rows on DuckDB.

    Args:
        whole: let ibis write the query, as for expressions that our writer does not know.
    """

    name = "duckdb"

    def __init__(self, whole: bool = False) -> None:
        self.con = duckdb.connect()
        self.backend = ibis.duckdb.from_connection(self.con)
        self.whole = whole
        self.count = 0

    def table(self, types: Mapping[Key, Type], rows: Sequence[Mapping[Key, Any]]) -> Any:
        arrays: dict[str, pa.Array] = {"n": pa.array(range(len(rows)), pa.int64())}
        for i, (key, kind) in enumerate(types.items()):
            cells = [row[key] for row in rows]
            arrow = dtype(kind).to_pyarrow()
            arrays[f"c{i}"] = pa.array([physical(c) for c in cells], arrow)
            states = [c.state if isinstance(c, Missing) else State.VALUE for c in cells]
            arrays[f"s{i}"] = pa.array([int(s) for s in states], pa.int8())
        self.count += 1
        name = f"t{self.count}"
        data = pa.table(arrays)
        self.register(name, data)
        return ibis.table(ibis.Schema.from_pyarrow(data.schema), name=name)

    def register(self, name: str, data: pa.Table) -> None:
        self.con.register(name, data)

    def pairs(self, table: Any, types: Mapping[Key, Type]) -> dict[Key, Pair]:
        return {key: Pair(table[f"c{i}"], table[f"s{i}"]) for i, key in enumerate(types)}

    def fetch(self, expr: Any) -> list[dict[str, Any]]:
        try:
            sql = foreign(self.backend, expr) if self.whole else written(expr.op())
        except Foreign:
            sql = foreign(self.backend, expr)
        return self.con.sql(sql).to_arrow_table().to_pylist()

    def rows(
        self,
        formulas: Sequence[Typed],
        types: Mapping[Key, Type],
        rows: Sequence[Mapping[Key, Any]],
        env: Any = None,
    ) -> list[list[Any]]:
        """For each formula its cell in each row."""
        table = self.table(types, rows)
        columns = self.pairs(table, types)
        wanted = {"n": table.n}
        for i, typed in enumerate(formulas):
            pair = compile(typed, columns, env)
            wanted[f"v{i}"], wanted[f"s{i}"] = pair.value, pair.state
        found = sorted(self.fetch(table.select(**wanted)), key=lambda r: r["n"])
        return [[cell(r, i, t.type) for r in found] for i, t in enumerate(formulas)]

    def group(
        self,
        formulas: Sequence[Typed],
        types: Mapping[Key, Type],
        rows: Sequence[Mapping[Key, Any]],
    ) -> list[Any]:
        """Each aggregate over all the rows."""
        table = self.table(types, rows)
        columns = self.pairs(table, types)
        wanted = {}
        for i, typed in enumerate(formulas):
            pair = compile(typed, columns)
            wanted[f"v{i}"], wanted[f"s{i}"] = pair.value, pair.state
            if isinstance(pair.state, int):
                wanted[f"s{i}"] = ibis.literal(pair.state)
        (row,) = self.fetch(table.aggregate(**wanted))
        return [cell(row, i, t.type) for i, t in enumerate(formulas)]


def cell(row: Mapping[str, Any], i: int, kind: Type) -> Any:
    value, state = row[f"v{i}"], row[f"s{i}"]
    assert (value is None) == (state != 0), f"value {value!r} in state {state}"
    if state:
        return Missing(State(state))
    if kind.name == "term":
        return Term.from_code(value)
    if kind.name in ("date", "month"):
        assert isinstance(value, dt.date)
    if kind == LIST(TERM):
        return tuple(Term.from_code(v) for v in value)
    return tuple(value) if kind.name == "list" else value


class Spark(Duck):
    """Evaluates typed formulas on the second engine; what it refuses is an error."""

    name = "spark"

    def __init__(self) -> None:
        self.engine = spark()
        self.count = 0

    def register(self, name: str, data: pa.Table) -> None:
        self.engine.memory(name, data)

    def fetch(self, expr: Any) -> list[dict[str, Any]]:
        return self.engine.arrow(expr).to_pylist()


@pytest.fixture(scope="session", params=["duckdb", pytest.param("spark", marks=needs_spark)])
def duck(request: pytest.FixtureRequest) -> Duck:
    """Each engine in turn: the conformance suite is the same for all of them."""
    return Duck() if request.param == "duckdb" else Spark()


@pytest.fixture(scope="session")
def whole_duck() -> Duck:
    return Duck(whole=True)
