"""A standard table was changed: what is held of it is cleaned again, as a new version."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack, closing

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.core.progress import SILENT, Progress
from shujian.pool.anew.remaking import Remade, Remaker
from shujian.pool.proposals import layout
from shujian.pool.proposals.proposal import ImportResult
from shujian.pool.quarantine.mended_rows import born_of
from shujian.pool.storage.force import Change, replay
from shujian.pool.storage.publishing import Staged, folders
from shujian.pool.storage.registry import (
    REMADE,
    history,
    last_snapshot,
    need_table,
    open_import,
    own_of,
    spec_of,
)
from shujian.pool.storage.showing import publish, undo, writing
from shujian.pool.tables import Tables
from shujian.schema.tables import StandardTable
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Import, ImportMode, Part
from shujian.trust import Action, Context, Thing, require


def redefine(ctx: Context, home: Home, name: str, progress: Progress = SILENT) -> ImportResult:
    """Bring a table's data under the definition that its file has now.

    Every import that was not withdrawn is cleaned again from its original; rows keep their
    numbers. Earlier versions and their files stay, so that runs over them can be made again.
    All or nothing: after an error the table is as it was.

    Args:
        ctx: who asks.
        home: the home.
        name: the table by name, alias or id.
        progress: told when waiting and the share done; may stop.

    Raises:
        ShujianError: an unknown or wrong table, ``pool.no_data``, an original that is gone or
            reads otherwise, a required column that no file has.
    """
    table = Tables.load(home).get(name)
    level = max(c.level for c in table.columns)
    require(ctx, Action.IMPORT, Thing(table.name, level))
    with db.reader(home) as session:
        table_id = need_table(session, table.name).id
    with writing(home, table_id, table.name, progress):
        with db.reader(home) as session:
            same = need_table(session, table.name).spec_json == spec_of(table)
            changes = history(session, table_id)
            deliveries = _deliveries(session, changes)
            parts = {d.id: _parts(session, d.id) for d in deliveries.values()}
        fields = {"mode": ImportMode.REDEFINE, "actor": ctx.actor, "created": ctx.now()}
        with db.session(home) as session:
            row = open_import(session, table_id, {**fields, "note": "按改过的标准表重新清洗"})
        try:
            with closing(ExitStack()) as folder:
                tmp = folder.enter_context(home.workspace())
                maker = Remaker(home, tmp, table, f"d{row.no:07d}", progress)
                remade = _remade(maker, changes, deliveries, parts)
            staged = _staged(home, table, table_id, row, remade, same)
            keep = [staged]
            return publish(ctx, home, keep, lambda s: _keep(s, ctx, table_id, table, remade))[0]
        except BaseException as error:
            undo(home, [row], error)
            raise


def _deliveries(session: Session, changes: list[Change]) -> dict[int, Import]:
    numbers = [c.no for c in changes]
    return {i.no: i for i in session.scalars(select(Import).where(Import.no.in_(numbers)))}


def _parts(session: Session, import_id: str) -> dict[int, Part]:
    found = session.scalars(select(Part).where(Part.import_id == import_id))
    return {p.part_no: p for p in found}


def _remade(
    maker: Remaker,
    changes: list[Change],
    deliveries: Mapping[int, Import],
    parts: Mapping[str, dict[int, Part]],
) -> dict[int, Remade]:
    """Every import cleaned anew, by number, in order."""
    done: dict[int, Remade] = {}
    for change in changes:
        row = deliveries[change.no]
        if parts[row.id]:
            done[change.no] = maker.file(row, parts[row.id], change)
        elif change.mended and born_of(change) in done:
            done[change.no] = maker.mended(row, done[born_of(change)], change)
        else:  # a workbook of which no row was taken in, or whose rows were withdrawn
            done[change.no] = Remade(
                row, Change(row.no, row.supplier, row.mode, change.scope), (), {}
            )
    return done


def _staged(
    home: Home,
    table: StandardTable,
    table_id: str,
    row: Import,
    remade: Mapping[int, Remade],
    same: bool,
) -> Staged:
    rows, _ = folders(home, table_id)
    notes = [f"重新清洗 {len(remade)} 次导入"] if remade else ["没有数据，直接采用新定义"]
    notes += ["标准表的列和主键与此前相同"] if same else []
    return Staged(
        table,
        table_id,
        row.id,
        Change(row.no, "", ImportMode.REDEFINE, "supplier"),
        results=tuple(p for r in remade.values() for p in r.results),
        force=replay([r.change for r in remade.values()], frozenset(), rows),
        notes=tuple(notes),
    )


def _keep(
    session: Session,
    ctx: Context,
    table_id: str,
    table: StandardTable,
    remade: Mapping[int, Remade],
) -> None:
    """What later withdrawals, mendings and deliveries have to know."""
    version = last_snapshot(session, table_id)
    assert version is not None
    owns = {str(no): own_of(r.change) for no, r in remade.items()}
    version.stats_json = {**version.stats_json, REMADE: owns}
    for one in remade.values():
        row = session.get_one(Import, one.delivery.id)
        row.rows_kept = sum(p.kept for p in one.results)
        row.rows_quarantined = sum(p.quarantined for p in one.results)
        for number, fresh in one.parts.items():
            part = session.get_one(Part, (row.id, number))
            part.notes_json, part.header_json = fresh.notes_json, fresh.header_json
            columns, units = fresh.notes_json["columns"], fresh.notes_json["units"]
            known = layout.Layout(table.name, tuple(part.header_json), columns, units)
            layout.save(session, known, table_id, row.supplier, ctx.actor)
