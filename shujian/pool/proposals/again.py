"""Rows of a file that are about what rows in force are about already: told before they add up."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from shujian.pool.storage import duck
from shujian.pool.storage.force import ROWS
from shujian.pool.storage.registry import entries_in, find_table, last_snapshot
from shujian.store import db
from shujian.store.home import Home


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
    if not key or rows is None or not rows.num_rows:
        return None
    with db.reader(home) as session:
        row = find_table(session, table)
        if row is None:
            return None
        entries = entries_in(last_snapshot(session, row.id), ROWS)
        folder = home.lake(row.id) / ROWS
    files = [folder / entry.name for entry in entries]
    if not files:
        return None
    named = ", ".join(map(duck.name, key))
    with duck.connect() as con:
        con.register("tried", rows)
        con.execute(f"CREATE TEMP TABLE held AS SELECT DISTINCT {named} FROM {duck.parquet(files)}"
                    f" SEMI JOIN tried USING ({named})")  # fmt: skip
        found = con.execute(f"SELECT count(*) FROM tried SEMI JOIN held USING ({named})").fetchone()
    return int(found[0]) if found else 0
