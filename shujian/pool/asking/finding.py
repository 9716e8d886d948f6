"""In which tables somebody stands: every table is looked through, as long as there is time."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import duckdb
from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.core.ids import row_id
from shujian.engines.base import ROW, Snapshot
from shujian.pool.asking.source import SourceRow, sources
from shujian.pool.asking.wanted import Wanted, of_case
from shujian.pool.storage import duck
from shujian.pool.storage.snapshots import current
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Import, SnapshotRow, Table
from shujian.trust import Action, Context, Thing, require

SHOWN = 3
"""Rows shown of each table."""
_IMPORT = row_id(1, 0, 0)
_LOOK = 0.05
"""Seconds between two looks whether to stop."""


@dataclass(frozen=True)
class TableFind:
    """Where somebody stands in one table.

    Args:
        table: Chinese name.
        rows: how many rows.
        columns: column → rows in which it holds what was looked for.
        suppliers: who sent them → rows.
        quarantined: rows in quarantine that hold it too.
        first: some of the rows, masked for the reader.
    """

    table: str
    rows: int
    quarantined: int
    columns: dict[str, int]
    suppliers: dict[str, int]
    first: tuple[SourceRow, ...]


@dataclass(frozen=True)
class Found:
    """What was found, and the tables for which the time did not last.

    Args:
        tables: those that hold it.
        looked: how many were gone through.
        left: those for which the time did not last.
        places: table → the columns that were looked into.
    """

    tables: tuple[TableFind, ...]
    looked: int
    left: tuple[str, ...]
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def find(ctx: Context, home: Home, wanted: Wanted, seconds: float, stop: threading.Event) -> Found:
    """Look through every table in force, the small ones first.

    Args:
        ctx: who looks; sensitive cells are masked without a purpose.
        home: the home.
        wanted: what is looked for.
        seconds: after this time the rest is left.
        stop: set by another thread when nobody waits for the answer any more.
    """
    require(ctx, Action.VIEW, Thing("数据目录"))
    found: list[TableFind] = []
    left: list[str] = []
    with db.reader(home) as session, duck.connect(memory="1GB") as con:
        tables = _tables(session, home, wanted)
        with _ending(con, seconds, stop) as over:
            for snapshot, where in tables:
                try:
                    if over.is_set():
                        raise duckdb.InterruptException
                    one = _look(ctx, session, home, con, snapshot, wanted, where)
                except duckdb.InterruptException:
                    left.append(snapshot.table)
                    continue
                found += [one] if one else []
    found.sort(key=lambda one: one.table)
    places = {s.table: tuple(wanted.conditions(s)) for s, _ in tables if s.table not in left}
    return Found(tuple(found), len(places), tuple(left), dict(sorted(places.items())))


def numbered(home: Home, pattern: str, most: int) -> list[int]:
    """The numbers of rows in force that hold a case number; nothing of a row is told.

    Args:
        home: the home.
        pattern: of the case number, see ``schema.case_search``.
        most: rows after which no further table is looked into.
    """
    found: list[int] = []
    query = select(Table.name).join(SnapshotRow, SnapshotRow.table_id == Table.id).distinct()
    with db.reader(home) as session, duck.connect(memory="1GB") as con:
        for snapshot in (current(session, home, name) for name in session.scalars(query)):
            where = of_case(snapshot, pattern)
            left = most - len(found)
            if where and snapshot.files and left:
                source = duck.parquet(snapshot.files)
                sql = f"SELECT {ROW} FROM {source} WHERE {where} ORDER BY 1 LIMIT {left}"
                found += [int(row) for (row,) in con.execute(sql).fetchall()]
    return found


def _tables(session: Session, home: Home, wanted: Wanted) -> list[tuple[Snapshot, str]]:
    """The tables with a column that can hold what is looked for, and the condition."""
    query = select(Table.name).join(SnapshotRow, SnapshotRow.table_id == Table.id).distinct()
    held = (current(session, home, name) for name in session.scalars(query))
    able = [(s, where) for s in held if (where := wanted.where(s))]
    return sorted(able, key=lambda one: (one[0].rows, one[0].table))


@contextmanager
def _ending(
    con: duckdb.DuckDBPyConnection, seconds: float, stop: threading.Event
) -> Iterator[threading.Event]:
    """An event that is set when the time is over; what runs then is interrupted.

    Again and again: an interruption between two questions is forgotten by the second.
    """
    over, done, end = threading.Event(), threading.Event(), time.monotonic() + seconds

    def watch() -> None:
        while not done.wait(_LOOK):
            if stop.is_set() or time.monotonic() >= end:
                over.set()
                con.interrupt()

    if stop.is_set() or seconds <= 0:
        over.set()
    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield over
    finally:
        done.set()
        watcher.join()


def _look(
    ctx: Context,
    session: Session,
    home: Home,
    con: duckdb.DuckDBPyConnection,
    snapshot: Snapshot,
    wanted: Wanted,
    where: str,
) -> TableFind | None:
    """One table; None where nothing was found."""
    require(ctx, Action.VIEW, Thing(snapshot.table))
    conditions = wanted.conditions(snapshot)
    counts = "".join(f", count(*) FILTER (WHERE {c})" for c in conditions.values())
    sql = (
        f"SELECT {ROW} // {_IMPORT}, count(*), min({ROW}, {SHOWN}){counts} "
        f"FROM {duck.parquet(snapshot.files)} WHERE {where} GROUP BY 1 ORDER BY 1"
    )
    groups = con.execute(sql).fetchall() if snapshot.files else []
    aside = _quarantined(con, snapshot, where)
    if not groups and not aside:
        return None
    ids = sorted(row for group in groups for row in group[2])[:SHOWN]
    rows = sources(ctx, session, home, ids)
    sums = [sum(group[3 + at] for group in groups) for at in range(len(conditions))]
    return TableFind(
        table=snapshot.table,
        rows=sum(group[1] for group in groups),
        quarantined=aside,
        columns={n: rows for n, rows in zip(conditions, sums, strict=True) if rows},
        suppliers=_suppliers(session, {int(no): rows for no, rows, *_ in groups}),
        first=tuple(rows[i] for i in ids),
    )


def _quarantined(con: duckdb.DuckDBPyConnection, snapshot: Snapshot, where: str) -> int:
    if not snapshot.quarantine_files:
        return 0
    source = duck.parquet(snapshot.quarantine_files)
    (count,) = con.execute(f"SELECT count(*) FROM {source} WHERE {where}").fetchall()[0]
    return int(count)


def _suppliers(session: Session, rows: dict[int, int]) -> dict[str, int]:
    """Who sent the imports of these numbers, with the rows of each."""
    found: dict[str, int] = {}
    for delivery in session.scalars(select(Import).where(Import.no.in_(rows)).order_by(Import.no)):
        found[delivery.supplier] = found.get(delivery.supplier, 0) + rows[delivery.no]
    return found
