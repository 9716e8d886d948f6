"""Statements planned once: they read the rows of today, and columns that changed."""

from __future__ import annotations

import gc

import pyarrow as pa
import pytest

from shujian.engines.duck import DuckEngine, DuckSettings

SUM = "SELECT sum(t0.a) AS s FROM rows AS t0"


@pytest.fixture
def engine() -> DuckEngine:
    return DuckEngine(DuckSettings(threads=1))


def planned(engine: DuckEngine) -> int:
    found = engine.fetch("SELECT count(*) AS n FROM duckdb_prepared_statements()").to_pylist()
    return int(found[0]["n"])


def test_a_statement_reads_the_rows_that_were_fed_last_and_is_planned_once(
    engine: DuckEngine,
) -> None:
    found = []
    for rows in ([1, 2], [], [5]):
        engine.feed("rows", pa.table({"a": pa.array(rows, pa.int64())}))
        found.append(engine.again(SUM).to_pylist()[0]["s"])
    assert found == [3, None, 5]
    assert planned(engine) == 1


def test_other_columns_under_a_name_are_read_by_statements_planned_before(
    engine: DuckEngine,
) -> None:
    engine.feed("rows", pa.table({"a": pa.array([1], pa.int64())}))
    assert engine.again(SUM).to_pylist() == [{"s": 1}]
    engine.feed("rows", pa.table({"b": pa.array(["x"]), "a": pa.array([7], pa.int32())}))
    gc.collect()
    assert engine.again(SUM).to_pylist() == [{"s": 7}]
    assert planned(engine) == 1


def test_release_lets_go_of_the_rows_and_keeps_the_plans(engine: DuckEngine) -> None:
    engine.feed("rows", pa.table({"a": pa.array([4], pa.int64())}))
    engine.again(SUM)
    engine.release()
    assert engine.again(SUM).to_pylist() == [{"s": None}]
    assert planned(engine) == 1
