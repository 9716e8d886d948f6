"""Rows of a file that are about what rows in force are about already: told before they add up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from shujian.pool.storage import duck
from shujian.pool.storage.force import ROWS
from shujian.pool.storage.registry import entries_in, find_table, last_snapshot
from shujian.schema.tables import StandardTable
from shujian.store import db
from shujian.store.home import Home

_DAY = "日期"
"""The element of a day: what is corrected in a register is mostly a day, and a day may be part of
the key. Months and numbers differ from one row to the next by their nature."""


def again(home: Home, table: str, key: Sequence[str], keys: Sequence[pa.RecordBatch]) -> int | None:
    """How many rows tried have the identifying columns of a row in force.

    None where there was nothing to compare with: then nobody learns anything.

    A list that comes each month tells the same person again: added up, the older row (still
    inside, still valid) stands beside the newer one and both are counted.

    Args:
        home: the home.
        table: the standard table, by its Chinese name.
        key: its identifying columns.
        keys: these columns of the rows tried.
    """
    rows = pa.Table.from_batches(keys) if keys else None
    files = _in_force(home, table)
    if not key or rows is None or not rows.num_rows or not files:
        return None
    named = ", ".join(map(duck.name, key))
    with duck.connect() as con:
        con.register("tried", rows)
        con.execute(f"CREATE TEMP TABLE held AS SELECT DISTINCT {named} FROM {duck.parquet(files)}"
                    f" SEMI JOIN tried USING ({named})")  # fmt: skip
        found = con.execute(f"SELECT count(*) FROM tried SEMI JOIN held USING ({named})").fetchone()
    return int(found[0]) if found else 0


def beside(home: Home, table: StandardTable, keys: Sequence[pa.RecordBatch]) -> dict[str, int]:
    """How many rows tried differ from a row in force by nothing but one identifying day.

    A correction takes out rows whose identifying columns are all the same: where such a day
    itself was corrected, the old row stays beside the new one. A row whose old day the file
    brings as well is another event, and is not counted.

    Args:
        home: the home.
        table: the standard table.
        keys: its identifying columns of the rows tried.

    Returns:
        Identifying column → rows; only columns where there are any.
    """
    rows = pa.Table.from_batches(keys) if keys else None
    days = [c for c in table.key if table.column(c).element == _DAY and len(table.key) > 1]
    files = _in_force(home, table.name) if days and rows is not None and rows.num_rows else []
    if not files:
        return {}
    named = ", ".join(map(duck.name, table.key))
    found = {}
    with duck.connect() as con:
        con.register("tried", rows)
        source = duck.parquet(files)
        con.execute(f"CREATE TEMP TABLE fresh AS SELECT {named} FROM tried"
                    f" ANTI JOIN {source} held USING ({named})")  # fmt: skip
        for day in days:
            rest = ", ".join(duck.name(c) for c in table.key if c != day)
            con.execute(f"CREATE OR REPLACE TEMP TABLE old AS SELECT DISTINCT {named} FROM {source}"
                        f" SEMI JOIN fresh USING ({rest}) WHERE {duck.name(day)} IS NOT NULL")  # fmt: skip
            counted = con.execute(
                f"SELECT count(*) FROM fresh SEMI JOIN"
                f" (SELECT * FROM old ANTI JOIN tried USING ({named})) USING ({rest})"
            ).fetchone()
            found[day] = int(counted[0]) if counted else 0
    return {day: count for day, count in found.items() if count}


def _in_force(home: Home, table: str) -> list[Path]:
    """The files of a table's rows in force."""
    with db.reader(home) as session:
        row = find_table(session, table)
        if row is None:
            return []
        entries = entries_in(last_snapshot(session, row.id), ROWS)
        folder = home.lake(row.id) / ROWS
    return [folder / entry.name for entry in entries]
