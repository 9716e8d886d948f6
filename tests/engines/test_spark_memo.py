"""Small results of the second engine are found again, and never for other rows."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pytest

from shujian.engines import spark_memo
from shujian.engines.spark import SparkEngine
from shujian.engines.spark_memo import Memo, Result, mark_of, nothing
from tests.engines.spark_support import needs_spark, spark


def numbers(*values: int | None) -> pa.Table:
    return pa.table({"a": pa.array(values, pa.int64())})


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[SparkEngine, list[str]]]:
    """The engine, and what it was made to compute."""
    held, asked = spark(), []
    frame = held._session.frame

    def told(sql: str) -> object:
        asked.append(sql)
        return frame(sql)

    monkeypatch.setattr(held._session, "frame", told)
    yield held, asked
    held.release()


@needs_spark
def test_a_query_over_the_same_rows_is_computed_once(
    engine: tuple[SparkEngine, list[str]],
) -> None:
    held, asked = engine
    for _ in range(2):
        data = held.memory("行", numbers(1, 7, None))
        sql = held.sql(data.filter(data["a"] > 5))
        assert held.fill("一", sql) == 1
        assert held.fetch("SELECT a + 1L AS b FROM `一`").to_pylist() == [{"b": 8}]
        held.release()
    assert asked.count(sql) == 1
    assert held.fill("二", "SELECT 1L AS a") == held.fill("三", "SELECT 1L AS a")
    held.fill("二", "SELECT 2L AS a")
    assert held.fetch("SELECT * FROM `三`").to_pylist() == [{"a": 1}]


@needs_spark
def test_other_rows_under_the_same_name_are_computed_anew(
    engine: tuple[SparkEngine, list[str]],
) -> None:
    held, _ = engine
    for rows, wanted in (((1, 7), [7]), ((8,), [8]), ((), []), ((1, 7), [7]), ((2,), [])):
        data = held.memory("行", numbers(*rows))
        held.fill("步", held.sql(data.filter(data["a"] > 5)))
        assert held.arrow(held.named("步", data))["a"].to_pylist() == wanted
        assert held.rows(held.named("步", data)) == len(wanted)


@needs_spark
def test_results_outlive_that_all_are_forgotten(
    engine: tuple[SparkEngine, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    held, _ = engine
    monkeypatch.setattr(spark_memo, "_MANY", 1)
    for name in "甲乙丙":
        assert held.fill(name, f"SELECT '{name}' AS a, 5L AS b") == 1
    for name in "甲乙丙":
        assert held.fetch(f"SELECT a FROM `{name}`").to_pylist() == [{"a": name}]


def test_a_key_holds_the_content_of_every_table_that_is_named() -> None:
    memo = Memo()
    memo.shows("甲", "1")
    memo.shows("__q3_t1", "2")
    sql = "SELECT `a` FROM `甲` JOIN __q3_t1 AS t1 ON TRUE"
    key = memo.key(sql)
    memo.keep(key, Result("/x", 1, "9"))
    assert memo.result(memo.key(sql)) == Result("/x", 1, "9")
    assert memo.keeps("/x")
    memo.shows("__q3_t1", "3")
    assert memo.result(memo.key(sql)) is None
    memo.shows("__q3_t1", "2")
    memo.forget("甲")
    assert memo.result(memo.key(sql)) is None


def test_only_so_many_rows_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spark_memo, "_ROWS", 2)
    memo = Memo()
    assert memo.keep(("a",), Result("/a", 3, "1")) == []
    assert memo.keep(("b",), Result("/b", 1, "2")) == ["/a"]
    assert (memo.result(("a",)), memo.keeps("/a"), memo.keeps("/b")) == (None, False, True)
    memo.keep_rows(("a",), numbers(1, 2, 3))
    assert memo.fetched(("a",)) == numbers(1, 2, 3)
    memo.keep_rows(("b",), numbers(1))
    assert memo.fetched(("a",)) is None


def test_marks_tell_rows_apart_and_large_tables_always() -> None:
    assert mark_of(numbers(1, 2)) == mark_of(numbers(1, 2))
    marks = [numbers(1, 2), numbers(2, 1), numbers(1), numbers(), numbers(None)]
    marks.append(pa.table({"a": pa.array([1, 2], pa.int32())}))
    assert len({mark_of(m) for m in marks}) == len(marks)
    large = numbers(*range(spark_memo.SMALL + 1))
    assert mark_of(large) != mark_of(large)
    assert nothing({"a": "int64"}) != nothing({"a": "int32"})
