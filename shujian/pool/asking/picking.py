"""Which of some rows hold one of some values: asked of the columns alone, however many rows."""

from __future__ import annotations

from collections.abc import Collection

import pyarrow as pa

from shujian.engines.base import ROW
from shujian.pool.storage import duck
from shujian.pool.storage.registry import find_table
from shujian.pool.storage.snapshots import current
from shujian.store import db
from shujian.store.home import Home


def rows_holding(
    home: Home, table: str, rows: Collection[int], ending: str, values: Collection[str]
) -> frozenset[int]:
    """The rows in force that hold one of the values; see ``values_held``."""
    return frozenset(values_held(home, table, rows, ending, values))


def values_held(
    home: Home, table: str, rows: Collection[int], ending: str, values: Collection[str]
) -> dict[int, frozenset[str]]:
    """Which of the values each row in force holds in a column of that ending; no row without one.

    Args:
        home: the home.
        table: Chinese name.
        rows: row numbers; those that are gone from the table are not among the answer.
        ending: of the names of the columns.
        values: texts.
    """
    with db.reader(home) as session:
        if not rows or not values or find_table(session, table) is None:
            return {}
        snapshot = current(session, home, table)
    columns = [n for n, c in snapshot.columns.items() if c.present and n.endswith(ending)]
    if not columns or not snapshot.files:
        return {}
    names = [duck.name(n) for n in columns]
    held = " OR ".join(f"{name} IN (SELECT v FROM texts)" for name in names)
    sql = (
        f"SELECT {ROW}, {', '.join(names)} FROM {duck.parquet(snapshot.files)} "
        f"WHERE {ROW} IN (SELECT n FROM numbers) AND ({held})"
    )
    wanted = frozenset(values)
    with duck.connect(memory="1GB") as con:
        con.register("numbers", pa.table({"n": pa.array(rows, pa.int64())}))
        con.register("texts", pa.table({"v": pa.array(values, pa.string())}))
        found = con.execute(sql).fetchall()
    return {int(row): wanted.intersection(cells) for row, *cells in found}
