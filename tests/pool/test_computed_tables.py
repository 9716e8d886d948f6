"""Computed rows as pool tables: all or nothing, and no row without a key among the others."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pyarrow as pa
import pytest

from shujian.core import yamlio
from shujian.core.errors import ShujianError
from shujian.engines.base import ROW
from shujian.pool.proposals.proposal import ImportResult
from shujian.pool.storage import snapshots
from shujian.pool.storage.computed import Origin, importing
from shujian.schema.tables import StandardTable, parse_table
from shujian.store import db
from shujian.store.home import Home
from shujian.trust import Context

TABLE = """
id: test/算出
name: 算出
key: [编号]
columns:
  - {name: 编号, element: 编号, required: true}
  - {name: 金额, element: 金额, unit: 元}
"""
CTX = Context("某甲")


def table() -> StandardTable:
    """A table of two columns."""
    return parse_table(yamlio.parse(TABLE), "test")


def rows(*keys: str | None) -> pa.Table:
    """Rows with a key or without; amounts are not given."""
    states = pa.array([0 if key else 1 for key in keys], pa.int8())
    return pa.table({"编号": pa.array(keys, pa.string()), "编号__s": states})


def deliver(home: Home, mode: str, *batches: pa.Table) -> ImportResult:
    """One delivery."""
    results: list[ImportResult] = []
    origin = Origin("程序", "算出的行", "0" * 64, mode, dt.date(2031, 1, 1))
    with importing(CTX, home, [table()], origin, results) as writer:
        for batch in batches:
            writer.write({"算出": batch})
    return results[0]


def held(home: Home) -> list[dict[str, object]]:
    """Rows in force."""
    with db.reader(home) as session:
        found = snapshots.current(session, home, "算出")
    return [row for file in found.files for row in pa.parquet.read_table(file).to_pylist()]


def test_rows_of_several_batches_keep_their_numbers_apart(tmp_path: Path) -> None:
    home = Home.open(tmp_path / "home")
    told = deliver(home, "append", rows("a", "b"), rows("c"))
    assert (told.rows_in, told.rows_kept, told.rows_quarantined) == (3, 3, 0)
    found = held(home)
    assert [row["编号"] for row in found] == ["a", "b", "c"]
    assert len({row[ROW] for row in found}) == 3


def test_a_row_without_a_key_is_set_aside_and_counted(tmp_path: Path) -> None:
    home = Home.open(tmp_path / "home")
    told = deliver(home, "append", rows("a", None))
    assert (told.rows_in, told.rows_kept, told.rows_quarantined) == (2, 1, 1)
    assert [row["编号"] for row in held(home)] == ["a"]


def test_a_replacement_takes_the_earlier_rows_out(tmp_path: Path) -> None:
    home = Home.open(tmp_path / "home")
    deliver(home, "replace", rows("a", "b"))
    deliver(home, "replace", rows("c"))
    assert [row["编号"] for row in held(home)] == ["c"]


def test_nothing_is_seen_of_a_delivery_that_fails(tmp_path: Path) -> None:
    home = Home.open(tmp_path / "home")
    deliver(home, "replace", rows("a"))
    origin = Origin("程序", "算出的行", "0" * 64, "replace", dt.date(2031, 1, 1))

    def broken() -> None:
        with importing(CTX, home, [table()], origin, []) as writer:
            writer.write({"算出": rows("b")})
            raise ShujianError("test.bad", "坏")

    with pytest.raises(ShujianError, match="坏"):
        broken()
    assert [row["编号"] for row in held(home)] == ["a"]
    deliver(home, "append", rows("c"))
    assert [row["编号"] for row in held(home)] == ["a", "c"]
