"""The embedded engine: pinned files, absent columns, odd paths, interrupting."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import threading
import time
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from shujian.core.errors import CancelledError, ShujianError
from shujian.engines.base import ColumnInfo, Snapshot
from shujian.engines.duck import DuckEngine, DuckSettings
from shujian.formulas.types import DATE, MONEY, TEXT

COLUMNS = {
    "姓名": ColumnInfo(TEXT),
    "金额": ColumnInfo(MONEY, states=False),
    "日期": ColumnInfo(DATE),
}


@pytest.fixture
def engine(tmp_path: Path) -> DuckEngine:
    return DuckEngine(DuckSettings(memory="500MB", threads=1, temp=tmp_path / "临时 (1)"))


def write(path: Path, **columns: pa.Array) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.table(columns), path)
    return str(path)


def old_and_new(folder: Path) -> tuple[str, ...]:
    old = write(
        folder / "旧.parquet",
        姓名=pa.array(["甲"]),
        姓名__s=pa.array([0], pa.int8()),
        金额=pa.array([Decimal("1.50")], pa.decimal128(18, 2)),
        __row=pa.array([1], pa.int64()),
    )
    new = write(
        folder / "新.parquet",
        姓名=pa.array([None], pa.string()),
        姓名__s=pa.array([2], pa.int8()),
        金额=pa.array([Decimal("2.50")], pa.decimal128(18, 2)),
        日期=pa.array([dt.date(2025, 1, 1)]),
        日期__s=pa.array([0], pa.int8()),
        __row=pa.array([2], pa.int64()),
    )
    return (old, new)


def test_a_column_added_later_is_absent_in_older_rows(tmp_path: Path, engine: DuckEngine) -> None:
    files = old_and_new(tmp_path / "张三 (1)'s")
    snapshot = Snapshot("表", 1, files, COLUMNS, 2)
    expr = engine.table(snapshot, ["姓名", "日期"])
    rows = engine.arrow(expr.order_by("__row")).to_pylist()
    assert [(r["姓名__s"], r["日期"], r["日期__s"]) for r in rows] == [
        (0, None, 3),
        (2, dt.date(2025, 1, 1), 0),
    ]
    assert "金额" not in rows[0]


def test_no_files_is_an_empty_table(engine: DuckEngine) -> None:
    expr = engine.table(Snapshot("表", 1, (), COLUMNS, 0), ["姓名", "金额"])
    assert engine.arrow(expr).num_rows == 0
    assert engine.arrow(expr.aggregate(n=expr["金额"].sum())).to_pylist() == [{"n": None}]


def test_quarantine_has_states_and_reasons(tmp_path: Path, engine: DuckEngine) -> None:
    file = write(
        tmp_path / "q.parquet",
        姓名=pa.array([None], pa.string()),
        姓名__s=pa.array([2], pa.int8()),
        __row=pa.array([3], pa.int64()),
        __why=pa.array(["号码不可读"]),
    )
    snapshot = Snapshot("表", 1, (), COLUMNS, 0, (file,))
    row = engine.arrow(engine.table(snapshot, ["姓名", "金额"], quarantine=True)).to_pylist()[0]
    assert (row["姓名__s"], row["金额__s"], row["__why"]) == (2, 3, "号码不可读")


def test_a_missing_file_is_told_in_chinese(engine: DuckEngine) -> None:
    with pytest.raises(ShujianError, match="数据文件无法读取"):
        engine.table(Snapshot("表", 1, ("没有/这个.parquet",), COLUMNS, 1), ["姓名"])


def test_fill_replaces_and_release_drops(engine: DuckEngine) -> None:
    data = engine.memory("行", pa.table({"a": [1, 2, 3]}))
    assert engine.fill("t", engine.sql(data.filter(data["a"] > 1))) == 2
    assert engine.fill("t", engine.sql(data)) == 3
    assert engine.tally("t", "a") == {1: 1, 2: 1, 3: 1}
    assert engine.rows(engine.named("t", data)) == 3
    engine.release()
    with pytest.raises(Exception, match="does not exist"):
        engine.tally("t", "a")


def test_interrupt_stops_a_long_query(engine: DuckEngine) -> None:
    timer = threading.Timer(0.3, engine.interrupt)
    timer.start()
    start = time.perf_counter()
    with pytest.raises(CancelledError):
        engine.fetch("SELECT sum((a.range * b.range) % 7) FROM range(300000) a, range(300000) b")
    assert time.perf_counter() - start < 20


def test_no_extension_is_fetched_and_nothing_is_guessed(engine: DuckEngine) -> None:
    with pytest.raises(Exception, match=r"spatial|not exist"):
        engine.fetch("SELECT st_point(1, 2)")


def test_no_progress_bar_is_drawn_where_python_seems_interactive() -> None:
    """DuckDB takes a process whose main module is no file for a person's; children are such."""
    code = (
        "from shujian.engines.duck import DuckEngine\n"
        "print(DuckEngine().fetch(\"SELECT current_setting('enable_progress_bar') AS s\")['s'][0])"
    )
    command = [sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}\n{code}"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.strip().lower() == "false"
