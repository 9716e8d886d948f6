"""Pinned versions of tables, as engines and models see them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.core.cells import State
from shujian.core.errors import ShujianError
from shujian.engines.base import ColumnInfo, Snapshot
from shujian.pool.storage.force import QUARANTINE, ROWS
from shujian.pool.storage.registry import coverage_of, last_snapshot, need_table, table_of
from shujian.store.home import Home
from shujian.store.schema import SnapshotRow, Table


def current(session: Session, home: Home, table: str) -> Snapshot:
    """The newest visible version of a table.

    Args:
        session: database.
        home: the home, for the paths of files.
        table: Chinese name.

    Raises:
        ShujianError: ``pool.no_data`` where nothing was ever imported.
    """
    row = need_table(session, table)
    found = last_snapshot(session, row.id)
    if found is None:
        raise _no_version(table, None)
    return pinned(home, row, found)


def at(session: Session, home: Home, table: str, version: int) -> Snapshot:
    """One version of a table, for doing a run again.

    Raises:
        ShujianError: ``pool.no_version``, ``pool.no_data``.
    """
    row = need_table(session, table)
    found = session.get(SnapshotRow, (row.id, version))
    if found is None:
        raise _no_version(table, version)
    return pinned(home, row, found)


def versions(session: Session, table: str) -> list[int]:
    """Every version of a table, oldest first."""
    row = need_table(session, table)
    query = select(SnapshotRow.version).where(SnapshotRow.table_id == row.id)
    return list(session.scalars(query.order_by(SnapshotRow.version)))


def pinned(home: Home, table: Table, row: SnapshotRow) -> Snapshot:
    """What a version's database row says, with absolute paths."""
    spec = table_of(row.stats_json["spec"])
    counts: dict[str, list[int]] = row.stats_json["columns"]
    total = int(row.stats_json["rows"])
    folder = home.lake(table.id)
    columns = {}
    for column in spec.columns:
        states = counts.get(column.name, [0, 0, 0, total])
        columns[column.name] = ColumnInfo(
            type=column.type,
            present=total == 0 or states[State.ABSENT] < total,
            states=any(states[1:]),
            level=column.level,
            element=column.element,
        )
    return Snapshot(
        table=table.name,
        version=row.version,
        files=tuple(str(folder / ROWS / e["name"]) for e in row.files_json),
        columns=columns,
        rows=total,
        quarantine_files=tuple(
            str(folder / QUARANTINE / e["name"]) for e in row.quarantine_files_json
        ),
        as_of=row.as_of,
        coverage=coverage_of(row.coverage_json),
        key=spec.key,
        place=spec.place,
        period=spec.period,
        meta={
            "table_id": table.id,
            "delta_version": row.delta_version,
            "quarantine_version": row.quarantine_version,
            "quarantined": row.stats_json["quarantined"],
            "units": {c.name: c.unit for c in spec.columns if c.unit},
        },
    )


def _no_version(table: str, version: int | None) -> ShujianError:
    wanted = f"第 {version} 版" if version is not None else "可用的版本"
    return ShujianError(
        "pool.no_version",
        f"表“{table}”没有{wanted}",
        remedy="请先用 shujian pool add 导入数据，或用 shujian pool show 查看已有的版本",
        params={"table": table, "version": version},
    )
