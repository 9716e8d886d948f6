"""Taking an import back: the others are applied again as if it had never come."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.core.errors import ShujianError
from shujian.core.progress import SILENT, Progress
from shujian.pool.proposals.proposal import ImportResult
from shujian.pool.quarantine.mended_rows import born_of
from shujian.pool.storage.force import Change, replay
from shujian.pool.storage.publishing import Staged, folders
from shujian.pool.storage.registry import history, import_of, open_import, table_of
from shujian.pool.storage.showing import publish, undo, writing
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Import, ImportMode, ImportState, Table
from shujian.trust import Action, Context, Thing, require


def withdraw(
    ctx: Context, home: Home, import_id: str, reason: str, progress: Progress = SILENT
) -> ImportResult:
    """Withdraw an import; rows that it had replaced or corrected come back.

    Files and earlier versions stay, so that runs over them can be made again.

    Args:
        ctx: who withdraws.
        home: the home.
        import_id: the import.
        reason: why, Chinese; kept with it.
        progress: told when waiting; may stop.

    Raises:
        ShujianError: ``pool.no_import``, ``pool.not_withdrawable``, ``pool.no_reason``.
    """
    if not reason.strip():
        raise ShujianError("pool.no_reason", "撤回导入需要写明理由", remedy="请补写理由")
    with db.reader(home) as session:
        target = _target(session, import_id)
        name = session.get_one(Table, target.table_id).name
    require(ctx, Action.WITHDRAW, Thing(name))
    with writing(home, target.table_id, name, progress):
        with db.reader(home) as session:
            target = _target(session, import_id)
            table = table_of(session.get_one(Table, target.table_id).spec_json)
            changes = history(session, target.table_id)
            corrected = corrected_in(session, changes, target.no)
        fields = {
            "supplier": target.supplier,
            "mode": ImportMode.WITHDRAW,
            "file_name": target.file_name,
            "actor": ctx.actor,
            "created": ctx.now(),
            "note": f"撤回导入 {import_id}：{reason.strip()}",
        }
        with db.session(home) as session:
            row = open_import(session, target.table_id, fields)
        try:
            rows, _ = folders(home, target.table_id)
            staged = Staged(
                table,
                target.table_id,
                row.id,
                Change(row.no, target.supplier, ImportMode.WITHDRAW, "supplier"),
                force=replay(changes, frozenset({target.no}), rows),
                withdraws=(import_id, *corrected),
            )
            return publish(ctx, home, [staged])[0]
        except BaseException as error:
            undo(home, [row], error)
            raise


def corrected_in(session: Session, changes: list[Change], no: int) -> list[str]:
    """Ids of the imports that only brought back quarantined rows of one import."""
    numbers = [c.no for c in changes if c.mended and born_of(c) == no]
    return list(session.scalars(select(Import.id).where(Import.no.in_(numbers))))


def _target(session: Session, import_id: str) -> Import:
    row = import_of(session, import_id)
    if row.mode == ImportMode.REDEFINE:
        raise ShujianError(
            "pool.not_withdrawable",
            "这是按改过的标准表重新清洗的记录，不能撤回",
            remedy="请把标准表文件改回去，再运行 shujian pool redefine 表名",
        )
    if row.state != ImportState.ACKNOWLEDGED or row.mode == ImportMode.WITHDRAW:
        raise ShujianError(
            "pool.not_withdrawable",
            "这次导入不能撤回",
            why=f"状态为“{row.state}”，方式为“{row.mode}”；只有已确认的导入可以撤回",
            remedy="各次导入的状态见 shujian pool show 表名",
        )
    return row
