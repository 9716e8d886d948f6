"""What a large expression names again and again becomes a column below, and only that."""

from __future__ import annotations

from typing import Any

import ibis
import pyarrow as pa

from shujian.engines.duck import DuckEngine, DuckSettings
from shujian.engines.sharing import shared
from shujian.engines.spark_writer import spark_sql
from tests.engines.spark_support import needs_spark, spark

ROWS = pa.table({"a": pa.array([1, 2, None, -5], pa.int64()), "b": pa.array([3, 4, 5, None])})


def doubling(table: Any, times: int) -> Any:
    """A value whose text doubles with every step."""
    value = table["a"]
    for number in range(times):
        value = ibis.ifelse(value > number, value - table["b"], -value + number)
    return value


def columns() -> Any:
    return ibis.table(ibis.Schema.from_pyarrow(ROWS.schema), name="行")


def test_a_short_expression_is_left_alone() -> None:
    assert shared([doubling(columns(), 4).op()]) == []


def test_the_text_does_not_triple_with_every_step() -> None:
    table = columns()
    sql, first = spark_sql(table.select(v=doubling(table, 11)).op())
    whole = len(sql) + sum(len(c.sql) for c in first.values())
    assert whole < 20_000 < 3**11  # so often the innermost value stands in the plain text


def test_reductions_and_windows_stay_where_they_are() -> None:
    table = columns()
    total = doubling(table, 9).sum()
    parts = shared([(total + total).op()])
    assert parts
    assert not any(p.find(type(total.op())) for p in parts)
    window = ibis.row_number().over(ibis.window(order_by=table["a"]))
    value = window + table["a"]
    for number in range(11):
        value = ibis.ifelse(value > number, value - 1, value + number)
    assert shared([value.op()]) == []


def test_rows_can_be_counted_beside_a_shared_part() -> None:
    table = columns()
    grouped = table.group_by("b").aggregate(n=table.count() > 1, s=doubling(table, 11).sum())
    sql, first = spark_sql(grouped.op())
    assert "count(1)" in sql.lower() + "".join(c.sql for c in first.values()).lower()


@needs_spark
def test_shared_parts_are_worth_the_same_on_both_engines() -> None:
    found = []
    for engine in (spark(), DuckEngine(DuckSettings(threads=1))):
        table = engine.memory("行", ROWS)
        value = doubling(table, 9)
        whole = engine.arrow(table.aggregate(s=value.sum(), n=(value > 0).sum()))
        kept = engine.arrow(table.filter(value > -5).select("a", v=value))
        rows = sorted(kept.to_pylist(), key=lambda r: r["a"])
        found.append((whole.to_pylist(), rows))
        engine.release()
    assert found[0] == found[1]
    assert len(found[0][1]) > 1
