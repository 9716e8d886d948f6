"""What is in the pool: tables, who supplied them, how fresh they are, what is missing."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, load_only

from shujian.core.cells import State
from shujian.engines.base import ROW, Snapshot
from shujian.pool.asking import vouched
from shujian.pool.asking.inventory import (
    ColumnBrief,
    Gap,
    ImportInfo,
    PartInfo,
    SupplierInfo,
    TableDetails,
    TableInfo,
)
from shujian.pool.asking.replaced import replaced_by
from shujian.pool.asking.source import sources
from shujian.pool.cleaning.plan import EMPTY
from shujian.pool.proposals.filled import said
from shujian.pool.storage import duck
from shujian.pool.storage.aside_gone import aside_by, mended_by
from shujian.pool.storage.force import Force
from shujian.pool.storage.registry import (
    coverage_of,
    find_table,
    force_of,
    last_snapshot,
    need_table,
    table_of,
)
from shujian.pool.storage.snapshots import current
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Import, ImportMode, ImportState, Part, SnapshotRow, Table
from shujian.trust import Action, Context, Thing, require

_MOST = 2_000
_LOCK = threading.Lock()
_KNOWN: dict[tuple[str, str, int], TableInfo] = {}
"""Tables by home, id and version."""


def catalogue(ctx: Context, home: Home) -> list[TableInfo]:
    """Every table that has data, by name.

    Args:
        ctx: who looks.
        home: the home.
    """
    require(ctx, Action.VIEW, Thing("数据目录"))
    newest = (
        select(Table, func.max(SnapshotRow.version))
        .join(SnapshotRow, SnapshotRow.table_id == Table.id)
        .options(load_only(Table.id, Table.name))
        .group_by(Table.id)
        .order_by(Table.name)
    )
    with db.reader(home) as session:
        found = session.execute(newest).all()
        return [_known(session, home, table, int(version)) for table, version in found]


def _known(session: Session, home: Home, row: Table, version: int) -> TableInfo:
    """A table as a version left it: a version never changes, so it is looked at once."""
    key = (str(home.path), row.id, version)
    with _LOCK:
        known = _KNOWN.get(key)
    if known is None:
        known = _table(session, row)
        assert known is not None  # the version was just listed
        with _LOCK:
            while len(_KNOWN) >= _MOST:
                del _KNOWN[next(iter(_KNOWN))]
            _KNOWN[key] = known
    return known


def details(ctx: Context, home: Home, table: str, rows: int = 0) -> TableDetails:
    """One table: its imports, columns and first rows.

    Args:
        ctx: who looks; sensitive cells are masked without a purpose.
        home: the home.
        table: Chinese name.
        rows: how many rows to show.

    Raises:
        ShujianError: ``pool.no_data``.
    """
    require(ctx, Action.VIEW, Thing(table))
    with db.reader(home) as session:
        row = need_table(session, table)
        snapshot = current(session, home, table)
        info = _known(session, home, row, snapshot.version)
        first = sources(ctx, session, home, _first_rows(snapshot, rows))
        found = sorted(_imports(session, row), key=lambda i: -i.no)
    columns = tuple(
        ColumnBrief(n, c.element, c.type.label, c.level, c.present)
        for n, c in snapshot.columns.items()
    )
    return TableDetails(info, columns, tuple(found), tuple(first[k] for k in sorted(first)))


def _first_rows(snapshot: Snapshot, rows: int) -> list[int]:
    if rows <= 0 or not snapshot.files:
        return []
    sql = f"SELECT {ROW} FROM {duck.parquet(snapshot.files)} ORDER BY {ROW} LIMIT {int(rows)}"
    with duck.connect() as con:
        return [int(r[0]) for r in con.execute(sql).fetchall()]


def imports(home: Home, name: str | None = None) -> list[ImportInfo]:
    """Every import, newest first, also refused, withdrawn and dropped ones.

    Args:
        home: the home.
        name: only of this table.
    """
    with db.reader(home) as session:
        rows = session.scalars(select(Table).order_by(Table.name)).all()
        found = [i for row in rows if name in (None, row.name) for i in _imports(session, row)]
    return sorted(found, key=lambda i: -i.no)


def gaps(home: Home, needed: Mapping[str, Mapping[str, Iterable[str]]]) -> list[Gap]:
    """Which models lack which columns.

    Args:
        home: the home.
        needed: model → table → columns that the model reads.
    """
    found: list[Gap] = []
    with db.reader(home) as session:
        have = {name: _filled(session, name) for name in {t for m in needed.values() for t in m}}
    for model, wanted in sorted(needed.items()):
        for name, columns in sorted(wanted.items()):
            filled = have[name]
            if filled is None:
                found.append(Gap(model, name, (), f"表“{name}”还没有数据"))
                continue
            lacking = tuple(c for c in columns if c not in filled)
            if lacking:
                why = f"表“{name}”的提供单位没有提供：{'、'.join(lacking)}"
                found.append(Gap(model, name, lacking, why))
    return found


def _filled(session: Session, name: str) -> set[str] | None:
    """Columns that some import in force supplied; None without data."""
    row = find_table(session, name)
    last = None if row is None else last_snapshot(session, row.id)
    if last is None:
        return None
    total = int(last.stats_json["rows"])
    counts: dict[str, list[int]] = last.stats_json["columns"]
    return {c for c, states in counts.items() if total == 0 or states[State.ABSENT] < total}


def _table(session: Session, row: Table) -> TableInfo | None:
    last = last_snapshot(session, row.id)
    if last is None:
        return None
    spec = table_of(row.spec_json)
    filled = _filled(session, row.name) or set()
    return TableInfo(
        name=row.name,
        meaning=spec.meaning,
        version=last.version,
        rows=int(last.stats_json["rows"]),
        quarantined=int(last.stats_json["quarantined"]),
        as_of=last.as_of,
        coverage=coverage_of(last.coverage_json),
        updated=last.created,
        suppliers=_suppliers(session, row.id, force_of(last)),
        absent=tuple(c.name for c in spec.columns if c.name not in filled),
    )


def _suppliers(session: Session, table_id: str, force: Force) -> tuple[SupplierInfo, ...]:
    numbers, now = [no for no, _ in force.imports], _rows_by(force)
    query = select(Import).where(Import.table_id == table_id, Import.no.in_(numbers))
    groups: dict[str, list[Import]] = {}
    for row in session.scalars(query.order_by(Import.no)):
        groups.setdefault(row.supplier, []).append(row)
    told = vouched.days(row for rows in groups.values() for row in rows)
    late = vouched.behind(told)
    return tuple(
        SupplierInfo(
            supplier=supplier,
            imports=len(rows),
            rows=sum(now[r.no] for r in rows),
            as_of=told[supplier],
            last=max(r.created for r in rows),
            behind=supplier in late,
        )
        for supplier, rows in sorted(groups.items())
    )


def _imports(session: Session, row: Table) -> list[ImportInfo]:
    force = force_of(last_snapshot(session, row.id))
    now = _rows_by(force)
    aside, mended = aside_by(force), mended_by(force)
    in_force = {no for no, _ in force.imports}
    parts = _parts(session, row.id)
    found = []
    known = session.scalars(select(Import).where(Import.table_id == row.id)).all()
    spent = [i.no for i in known if _spent(i, now[i.no])]
    instead = replaced_by(session, row.id, spent)
    for i in known:
        taken = instead.get(i.no)
        found.append(
            ImportInfo(
                id=i.id,
                no=i.no,
                table=row.name,
                supplier=i.supplier,
                authority=i.authority,
                mode=str(i.mode),
                state=str(i.state),
                in_force=i.no in in_force and _counts(i, now[i.no]),
                file=i.file_name,
                sha256=i.sha256,
                as_of=i.as_of,
                coverage=coverage_of(i.coverage_json),
                rows_in=i.rows_in,
                rows_kept=i.rows_kept,
                rows_quarantined=i.rows_quarantined,
                rows_now=now[i.no],
                aside_now=aside[i.no],
                actor=i.actor,
                created=i.created,
                note=i.note,
                parts=tuple(_part(p) for p in parts.get(i.id, [])),
                mended_now=mended[i.no],
                replaced_by=taken.file_name if taken else "",
                replaced_on=taken.created if taken else None,
            )
        )
    return found


def _rows_by(force: Force) -> Counter[int]:
    """Rows in force, by number of the import that wrote them."""
    now: Counter[int] = Counter()
    for entry in force.rows:
        now[entry.no] += entry.left
    return now


def _parts(session: Session, table_id: str) -> dict[str, list[Part]]:
    """The parts of a table's imports, by id of the import."""
    parts: dict[str, list[Part]] = {}
    query = select(Part).join(Import, Import.id == Part.import_id)
    for part in session.scalars(query.where(Import.table_id == table_id).order_by(Part.part_no)):
        parts.setdefault(part.import_id, []).append(part)
    return parts


def _counts(row: Import, now: int) -> bool:
    """Whether an import of a version means anything to it at this moment.

    A correction of which no row is left means nothing any more; a delivery without rows still
    tells that there were none.
    """
    spent = row.mode == ImportMode.CORRECT and row.rows_kept > 0 and now == 0
    return row.mode != ImportMode.WITHDRAW and not spent


def _spent(row: Import, now: int) -> bool:
    """Whether a file brought rows of which none is in force, although nobody took it back."""
    brought = row.mode not in (ImportMode.WITHDRAW, ImportMode.REDEFINE) and row.rows_kept > 0
    return brought and row.state == ImportState.ACKNOWLEDGED and now == 0


def _columns(part: Part) -> dict[str, str]:
    """Standard column → the header it came from, or what a person said in its place or beside it."""
    more: dict[str, Any] = part.notes_json
    found = {c: part.header_json[i] for c, i in more["columns"].items()}
    for column, text in more.get("fixed", {}).items():
        if column in found:
            found[column] += f"（{said(text)}）"
        else:
            found[column] = text if text.startswith(EMPTY) else f"固定值“{text}”"
    return found


def _part(part: Part) -> PartInfo:
    more: dict[str, Any] = part.notes_json
    return PartInfo(
        part_no=part.part_no,
        file=part.file,
        sheet=part.sheet,
        rows=part.rows,
        kept=more["kept"],
        quarantined=more["quarantined"],
        reasons=more["reasons"],
        columns=_columns(part),
        skipped=tuple((int(line), str(why)) for line, why in part.skipped_json),
        notes=tuple(more["notes"]),
    )
