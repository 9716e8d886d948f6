"""The second engine reads the same files and refuses what it would compute otherwise."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import ibis
import pyarrow as pa
import pytest

from shujian.core.errors import CancelledError, ShujianError
from shujian.engines import duckfn
from shujian.engines.base import Snapshot
from shujian.engines.duck import DuckEngine, DuckSettings
from shujian.engines.pair import let
from shujian.engines.spark import SparkEngine, SparkSettings
from shujian.engines.spark_compiler import SparkCompiler
from shujian.engines.spark_files import seen
from shujian.engines.spark_regex import portable
from shujian.engines.unlet import unlet
from shujian.engines.write_foreign import foreign
from tests.engines.spark_support import needs_spark, spark
from tests.engines.test_duck import COLUMNS, old_and_new, write

ROWS = ibis.table({"日": "date", "数": "int64", "文": "string"}, name="行")


def sql(expr: object) -> str:
    return foreign(SimpleNamespace(compiler=SparkCompiler(), dialect="pyspark"), expr)


@pytest.fixture
def engine() -> Iterator[SparkEngine]:
    yield spark()
    spark().release()


@needs_spark
def test_a_column_added_later_is_absent_in_older_rows(tmp_path: Path, engine: SparkEngine) -> None:
    files = old_and_new(tmp_path / "张三 (1)'s")
    expr = engine.table(Snapshot("表", 1, files, COLUMNS, 2), ["姓名", "日期"])
    rows = engine.arrow(expr.order_by("__row")).to_pylist()
    assert [(r["姓名__s"], r["日期"], r["日期__s"]) for r in rows] == [
        (0, None, 3),
        (2, dt.date(2025, 1, 1), 0),
    ]


@needs_spark
def test_no_files_and_quarantine(tmp_path: Path, engine: SparkEngine) -> None:
    expr = engine.table(Snapshot("表", 1, (), COLUMNS, 0), ["姓名", "金额"])
    assert engine.arrow(expr.aggregate(n=expr["金额"].sum())).to_pylist() == [{"n": None}]
    file = write(
        tmp_path / "q.parquet",
        姓名=pa.array([None], pa.string()),
        姓名__s=pa.array([2], pa.int8()),
        __row=pa.array([3], pa.int64()),
        __why=pa.array(["号码不可读"]),
    )
    held = engine.table(
        Snapshot("表", 1, (), COLUMNS, 0, (file,)), ["姓名", "金额"], quarantine=True
    )
    row = engine.arrow(held).to_pylist()[0]
    assert (row["姓名__s"], row["金额__s"], row["__why"]) == (2, 3, "号码不可读")
    with pytest.raises(ShujianError, match="数据文件无法读取"):
        engine.table(Snapshot("表", 1, ("没有/这个.parquet",), COLUMNS, 1), ["姓名"])


@needs_spark
def test_fill_replaces_counts_and_release_drops(engine: SparkEngine) -> None:
    data = engine.memory("行", pa.table({"a": pa.array([1, 2, None], pa.int64())}))
    assert engine.fill("t", engine.sql(data.filter(data["a"] > 5))) == 0
    assert engine.rows(engine.named("t", data)) == 0
    assert engine.fill("t", engine.sql(data)) == 3
    assert engine.tally("t", "a") == {1: 1, 2: 1, None: 1}
    engine.release()
    with pytest.raises(ShujianError, match=r"Spark 没有算出结果|无法读取"):
        engine.tally("t", "a")


@needs_spark
@pytest.mark.parametrize("part", ["left", "right", "md5"])
def test_what_is_cut_from_a_text_is_read_by_patterns(part: str, engine: SparkEngine) -> None:
    data = engine.memory("行", pa.table({"a": pa.array(["1,2", None, "3"])}))
    cut = data["a"].hexdigest("md5") if part == "md5" else getattr(duckfn, part)(data["a"], 2)
    other = DuckEngine(DuckSettings(threads=1))
    other.memory("行", pa.table({"a": pa.array(["1,2", None, "3"])}))
    expr = data.select(
        "a", v=duckfn.regexp_extract(cut, "[0-9]", 0), w=duckfn.string_split(cut, ",")
    )
    assert engine.arrow(expr).to_pylist() == other.arrow(expr).to_pylist()


@needs_spark
def test_interrupt_stops_a_long_query(tmp_path: Path) -> None:
    own = SparkEngine(SparkSettings(temp=tmp_path))
    threading.Timer(1.0, own.interrupt).start()
    with pytest.raises(CancelledError):
        own.fetch(
            "SELECT sum((a.x * b.x) % 7) FROM (SELECT explode(sequence(1L, 3000000L)) AS x) a "
            "CROSS JOIN (SELECT explode(sequence(1L, 3000000L)) AS x) b"
        )
    own.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("expr", "name"),
    [
        (ROWS.select(v=ROWS["文"].levenshtein("甲")), "Levenshtein"),
        (ROWS.select(v=ROWS["数"].round(1)), "Round"),
        (ROWS.select(v=ROWS["数"] / 2), "Divide"),
        (ROWS.aggregate(v=ROWS["数"].median()), "Median"),
        (ROWS.select(v=duckfn.regexp_matches(ROWS["文"], r"\b甲")), r"\\b"),
        (ROWS.aggregate(v=ROWS["文"].group_concat()), "GroupConcat"),
    ],
)
def test_what_would_mean_something_else_is_refused_by_name(expr: object, name: str) -> None:
    with pytest.raises(ShujianError, match=name) as refused:
        sql(expr)
    assert refused.value.code == "engines.refused"
    assert "DuckDB" in refused.value.remedy


def test_named_values_become_columns_of_a_projection_below() -> None:
    value = let(ROWS["数"] + 1, lambda a: let(a * a, lambda b: b + a + b))
    expr = ROWS.filter(value > 5).select("文", v=value)
    text = sql(unlet(expr.op()).to_expr())
    assert "TRANSFORM" not in text
    assert text.count("+ 1Y") == 2  # once in the filter, once in the selection
    assert list(unlet(expr.op()).schema) == ["文", "v"]


@pytest.mark.parametrize(
    ("given", "made"),
    [
        (r"^\d{3}$", r"\A[0-9]{3}\z"),
        (r"a.b", r"a[^\n]b"),
        (r"(?s)a.b", r"a(?:[^\n]|\n)b"),
        (r"[\w.-]+", r"[0-9A-Za-z_\x2E-]+"),
        (r"(?P<年>[0-9]+)年", "([0-9]+)年"),
    ],
)
def test_patterns_are_spelt_out(given: str, made: str) -> None:
    assert portable(given) == made


@pytest.mark.parametrize(
    "pattern", [r"\bA", r"\p{Han}", "(?i)a", "(?m)^a", "[[:alpha:]]", r"\Qa\E"]
)
def test_patterns_that_libraries_read_otherwise_are_refused(pattern: str) -> None:
    with pytest.raises(ShujianError, match="不能按规定的含义计算"):
        portable(pattern)


def test_local_folders_are_mapped_to_what_the_cluster_sees() -> None:
    places = {"/data/库": "hdfs://集群/库", "/data": "/mnt/data"}
    assert seen("/data/库/lake/甲 1.parquet", places) == "hdfs://集群/库/lake/%E7%94%B2%201.parquet"
    assert seen("/data/other/a", places) == "/mnt/data/other/a"
    assert seen("/elsewhere/a", places) == "/elsewhere/a"


@needs_spark
def test_an_answer_that_cannot_be_read_is_asked_for_again(
    engine: SparkEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    import grpc._channel as channel

    whole = channel._common.deserialize
    torn: list[str] = []

    def tears(answer: bytes, reader: Any) -> Any:
        found = whole(answer, reader)
        if len(torn) == 2 or "ExecutePlan" not in found.DESCRIPTOR.name:
            return found
        torn.append(found.DESCRIPTOR.name)
        return None

    monkeypatch.setattr(channel._common, "deserialize", tears)
    rows = engine.fetch("SELECT 40 + 2 AS n").to_pylist()
    assert (rows, len(torn)) == ([{"n": 42}], 2)
