"""The pool's rows in the application database: tables, imports, what is in force."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shujian.core.errors import ShujianError
from shujian.engines.base import Coverage
from shujian.pool.storage.force import Change, Entry, Force, entries_of
from shujian.schema.tables import StandardTable, TableColumn
from shujian.store.schema import Import, ImportMode, ImportState, Part, SnapshotRow, Table

REMADE = "remade"
"""In a version's ``stats_json``: what each earlier import does since its rows were cleaned
again, by number."""
CARRIED = "carried"
"""Likewise: what corrections of quarantined rows do that came along with an import."""
_NO_DATA = (ImportMode.WITHDRAW, ImportMode.REDEFINE)
_COLUMN = ("name", "element", "unit", "level", "required", "meaning", "dated")


def spec_of(table: StandardTable) -> dict[str, Any]:
    """What the database keeps of a standard table (JSON)."""
    return {
        "id": table.id,
        "name": table.name,
        "alias": table.alias,
        "meaning": table.meaning,
        "key": list(table.key),
        "place": table.place,
        "period": table.period,
        "columns": [{k: getattr(c, k) for k in _COLUMN} for c in table.columns],
    }


def table_of(spec: dict[str, Any]) -> StandardTable:
    """The standard table as it was when data was last brought in."""
    plain = {k: spec[k] for k in ("id", "name", "alias", "meaning", "place", "period")}
    columns = tuple(TableColumn(**c) for c in spec["columns"])
    return StandardTable(**plain, columns=columns, key=tuple(spec["key"]))


def find_table(session: Session, name: str) -> Table | None:
    """The row of a table that ever had an import; by Chinese name."""
    return session.scalar(select(Table).where(Table.name == name))


def need_table(session: Session, name: str) -> Table:
    """The same; an error where nothing was ever imported.

    Raises:
        ShujianError: ``pool.no_data``.
    """
    row = find_table(session, name)
    if row is None:
        raise ShujianError(
            "pool.no_data",
            f"表“{name}”还没有数据",
            remedy=f"请先导入：shujian pool add 文件 --table {name}",
            params={"table": name},
        )
    return row


def ensure_table(session: Session, table: StandardTable) -> Table:
    """The table's row, made where it is not there.

    Where nothing is held any more, the table may mean anything.

    Raises:
        ShujianError: ``pool.table_changed`` where a column's meaning is another one now.
    """
    row = find_table(session, table.name)
    if row is None:
        row = Table(name=table.name, spec_json=spec_of(table))
        session.add(row)
        session.flush()
        return row
    if history(session, row.id):
        _same_columns(table_of(row.spec_json), table)
    return row


def _same_columns(old: StandardTable, new: StandardTable) -> None:
    before = {c.name: c for c in old.columns}
    for column in new.columns:
        was = before.get(column.name)
        if was is not None and (was.element, was.unit) != (column.element, column.unit):
            raise ShujianError(
                "pool.table_changed",
                f"标准表“{new.name}”的列“{column.name}”已改变含义",
                why=f"已有数据按“{was.element}{was.unit}”清洗，现定义为“{column.element}{column.unit}”",
                remedy=f"请先运行 shujian pool redefine {new.name}，已有数据会从原件按新定义重新清洗，"
                "然后再导入；以前的运行仍可重做",
            )


def open_import(session: Session, table_id: str, fields: dict[str, Any]) -> Import:
    """A new import with the next number, pending.

    Args:
        session: a write session.
        table_id: the table, whose writer lock the caller holds.
        fields: the other columns of ``Import``.
    """
    number = (session.scalar(select(func.max(Import.no))) or 0) + 1
    row = Import(no=number, table_id=table_id, state=ImportState.PENDING, **fields)
    session.add(row)
    session.flush()
    return row


def last_snapshot(session: Session, table_id: str) -> SnapshotRow | None:
    """The newest visible version of a table."""
    query = select(SnapshotRow).where(SnapshotRow.table_id == table_id)
    return session.scalar(query.order_by(SnapshotRow.version.desc()).limit(1))


def entries_in(row: SnapshotRow | None, kind: str) -> tuple[Entry, ...]:
    """The files in force of a version; ``kind``: rows or quarantine."""
    if row is None:
        return ()
    return entries_of(row.files_json if kind == "rows" else row.quarantine_files_json)


def force_of(row: SnapshotRow | None) -> Force:
    """The files in force in a version."""
    if row is None:
        return Force()
    return Force(
        entries_of(row.files_json),
        entries_of(row.quarantine_files_json),
        tuple((int(no), str(supplier)) for no, supplier in row.stats_json["imports"]),
    )


def history(session: Session, table_id: str) -> list[Change]:
    """What each acknowledged import of a table does, in order; withdrawals left out."""
    query = (
        select(SnapshotRow, Import)
        .join(Import, Import.id == SnapshotRow.import_id)
        .where(SnapshotRow.table_id == table_id, Import.state == ImportState.ACKNOWLEDGED)
        .order_by(SnapshotRow.version)
    )
    found: dict[int, Change] = {}
    for row, delivery in session.execute(query):
        if delivery.mode not in _NO_DATA:
            found[delivery.no] = _change(row.stats_json["own"], delivery)
            for along in _along(session, row):
                found[along.no] = _change(row.stats_json[CARRIED][str(along.no)], along)
        for number, own in row.stats_json.get(REMADE, {}).items():
            if int(number) in found:
                earlier = found[int(number)]
                found[int(number)] = replace(_change(own, delivery), **_same_delivery(earlier))
    return list(found.values())


def _along(session: Session, row: SnapshotRow) -> list[Import]:
    """The corrections that came along with a version's import, without withdrawn ones."""
    numbers = [int(no) for no in row.stats_json.get(CARRIED, {})]
    if not numbers:
        return []
    query = select(Import).where(Import.no.in_(numbers), Import.state == ImportState.ACKNOWLEDGED)
    return list(session.scalars(query.order_by(Import.no)))


def _change(own: dict[str, Any], delivery: Import) -> Change:
    return Change(
        no=delivery.no,
        supplier=delivery.supplier,
        mode=delivery.mode,
        scope=own["scope"],
        rows=entries_of(own["rows"]),
        quarantine=entries_of(own["quarantine"]),
        mended=frozenset(own["mended"]),
        key=tuple(own["key"]),
    )


def _same_delivery(change: Change) -> dict[str, Any]:
    return {"no": change.no, "supplier": change.supplier, "mode": change.mode}


def own_of(change: Change) -> dict[str, Any]:
    """What the database keeps of what an import does (JSON)."""
    return {
        "rows": [e.as_dict() for e in change.rows],
        "quarantine": [e.as_dict() for e in change.quarantine],
        "scope": str(change.scope),
        "mended": sorted(change.mended),
        "key": list(change.key),
    }


def owns_of(row: SnapshotRow) -> list[dict[str, Any]]:
    """What a version's import wrote, what came along, and what it cleaned again of earlier ones."""
    told = row.stats_json
    return [told["own"], *told.get(CARRIED, {}).values(), *told.get(REMADE, {}).values()]


def imports_in_force(session: Session, force: Force) -> list[Import]:
    """The imports that stand behind a version, in order."""
    numbers = [no for no, _ in force.imports]
    return list(session.scalars(select(Import).where(Import.no.in_(numbers)).order_by(Import.no)))


def same_bytes(session: Session, sha256: str, table: str, parts: set[int]) -> list[Import]:
    """The imports in force of a file of the same bytes (and parts) into a table, in order."""
    row = find_table(session, table)
    if row is None:
        return []
    in_force = [no for no, _ in force_of(last_snapshot(session, row.id)).imports]
    query = select(Import).where(
        Import.sha256 == sha256,
        Import.table_id == row.id,
        Import.state == ImportState.ACKNOWLEDGED,
        Import.no.in_(in_force),
    )
    found = []
    for delivery in session.scalars(query.order_by(Import.no)):
        numbers = select(Part.part_no).where(Part.import_id == delivery.id)
        if parts <= set(session.scalars(numbers)):
            found.append(delivery)
    return found


def import_of(session: Session, import_id: str) -> Import:
    """An import by its id.

    Raises:
        ShujianError: ``pool.no_import``.
    """
    row = session.scalar(select(Import).where(Import.id == import_id))
    if row is None:
        raise ShujianError(
            "pool.no_import",
            f"没有编号为“{import_id}”的导入",
            remedy="用 shujian pool show 表名 查看导入记录",
        )
    return row


def coverage_json(coverage: tuple[Coverage, ...]) -> list[dict[str, Any]]:
    """Coverage statements for the database."""
    return [
        {"place": c.place, "unit": c.unit, "from": c.start, "to": c.end}
        | ({"reach": c.reach} if c.reach else {})
        for c in coverage
    ]


def coverage_of(data: list[dict[str, Any]]) -> tuple[Coverage, ...]:
    """Coverage statements from the database."""
    return tuple(
        Coverage(c["place"], c["unit"], _day(c["from"]), _day(c["to"]), _day(c.get("reach")))
        for c in data or []
    )


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
