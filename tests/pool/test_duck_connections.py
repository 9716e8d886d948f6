"""Connections to DuckDB share one database of the process and nothing of each other."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from shujian.core.errors import ShujianError
from shujian.pool.storage import duck


def test_a_table_of_one_connection_is_unknown_to_another_and_gone_with_it() -> None:
    with duck.connect() as one, duck.connect() as other:
        one.execute("CREATE TEMP TABLE t AS SELECT 1 AS a")
        one.execute("CREATE TEMP VIEW v AS SELECT * FROM t")
        for name in ("t", "v"):
            with pytest.raises(duckdb.CatalogException):
                other.execute(f"SELECT * FROM {name}")
        other.execute("CREATE TEMP TABLE t AS SELECT 2 AS a")
        assert one.execute("SELECT a FROM v").fetchall() == [(1,)]
    with duck.connect() as later, pytest.raises(duckdb.CatalogException):
        later.execute("SELECT * FROM t")


def test_threads_ask_at_once_and_each_gets_its_own_answer() -> None:
    def asked(number: int) -> int:
        with duck.connect() as con:
            con.execute(f"CREATE TEMP TABLE mine AS SELECT {number} AS n FROM range(1000)")
            found = con.execute("SELECT sum(n) FROM mine").fetchone()
        assert found is not None
        return int(found[0])

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(asked, range(64))) == [1000 * n for n in range(64)]


def test_each_limit_is_that_which_was_asked_for() -> None:
    sql = "SELECT current_setting('memory_limit')"
    with duck.connect() as con, duck.connect(memory="512MB") as less:
        assert con.execute(sql).fetchone() != less.execute(sql).fetchone()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_file_that_was_read_is_neither_open_nor_kept_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "f.parquet"
    pq.write_table(pa.table({"a": list(range(100_000))}), path)
    sql = f"SELECT sum(a) FROM {duck.parquet([path])}"
    with duck.connect() as con:
        assert con.execute(sql).fetchall() == [(4_999_950_000,)]
    places = [f"/proc/self/fd/{n}" for n in os.listdir("/proc/self/fd")]
    assert str(path) not in [os.readlink(p) for p in places if os.path.exists(p)]
    with duck.connect() as con:
        held = con.execute("SELECT sum(memory_usage_bytes) FROM duckdb_memory()").fetchone()
    assert held == (0,)


def test_after_an_answer_that_failed_the_next_question_is_answered() -> None:
    with pytest.raises(ShujianError), duck.connect() as con:
        con.execute("SELECT * FROM read_parquet('there is no such file.parquet')")
    broken = duck._shared(duck.MEMORY)
    with pytest.raises(duckdb.FatalException), duck.connect():
        raise duckdb.FatalException
    with duck.connect() as con:
        assert con.execute("SELECT 1").fetchall() == [(1,)]
    assert duck._shared(duck.MEMORY) is not broken
