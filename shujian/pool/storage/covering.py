"""Saying afterwards what an import is complete for: a new version of the table, the same rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from shujian.core.errors import Place, ShujianError
from shujian.engines.base import Coverage
from shujian.pool.asking import vouched
from shujian.pool.proposals.leaving import WITHHELD
from shujian.pool.storage.force import Change
from shujian.pool.storage.recover import mend_table
from shujian.pool.storage.registry import (
    CARRIED,
    REMADE,
    coverage_json,
    force_of,
    import_of,
    imports_in_force,
    last_snapshot,
    own_of,
)
from shujian.store import db, locks
from shujian.store.home import Home
from shujian.store.locks import table_lock
from shujian.store.schema import Import, ImportMode, SnapshotRow, Table
from shujian.trust import Action, Context, Thing, require
from shujian.trust.journal import record

LEVELS = (0, 2, 4, 6, 9, 12)
"""Lengths of an administrative division code's levels (GB/T 2260, GB/T 10114); 0: everywhere."""
_PATIENCE = 20.0
_LONGEST = 500
"""Characters of a unit's name."""


def cover(
    ctx: Context,
    home: Home,
    import_id: str,
    statements: Sequence[Coverage],
    reason: str,
    version: int,
) -> int:
    """Put other statements of coverage in the place of those that an import has.

    The rows stay as they are; earlier versions keep what was stated then, so that runs over
    them can be made again.

    Args:
        ctx: who says so; whoever may import may.
        home: the home.
        import_id: an import in force.
        statements: all that holds from now on; none: nothing is stated.
        reason: on whose word, Chinese; journaled with what was stated before.
        version: the table's version that the person saw.

    Returns:
        The table's new version; ``version`` where nothing changes.

    Raises:
        ShujianError: ``pool.no_import``, ``pool.not_coverable``, ``pool.bad_cover``,
            ``pool.no_reason``, ``pool.newer_version``.
    """
    if not reason.strip():
        raise ShujianError("pool.no_reason", "改覆盖范围需要写明依据", remedy="请补写依据")
    for one in statements:
        check_statement(one)
    with db.reader(home) as session:
        target = import_of(session, import_id)
        table_id, name = target.table_id, session.get_one(Table, target.table_id).name
    require(ctx, Action.IMPORT, Thing(name))
    message = f"正在等待其他程序写完表“{name}”"
    with locks.writer(home, table_lock(table_id), message, timeout=_PATIENCE):
        mend_table(home, table_id)
        with db.session(home) as session:
            target, last = import_of(session, import_id), last_snapshot(session, table_id)
            if last is None or last.version != version:
                raise _newer(name)
            _refuse(session, target, last, bool(statements))
            return _put(session, ctx, target, last, coverage_json(tuple(statements)), reason)


def _put(
    session: Session,
    ctx: Context,
    target: Import,
    last: SnapshotRow,
    stated: list[dict[str, Any]],
    reason: str,
) -> int:
    before = [dict(one) for one in target.coverage_json or []]
    stated = [{**one, "from": _iso(one["from"]), "to": _iso(one["to"])} for one in stated]
    if before == stated:
        return last.version
    target.coverage_json = stated
    session.flush()
    session.add(_next(session, last))
    detail = {"import": target.id, "covers": stated, "covered": before, "reason": reason.strip()}
    record(session, ctx, Action.IMPORT, target.table_id, detail)
    return last.version + 1


def _next(session: Session, last: SnapshotRow) -> SnapshotRow:
    """The same files under the statements that hold now; it belongs to no import."""
    imports = imports_in_force(session, force_of(last))
    nothing = own_of(Change(no=0, supplier="", mode=ImportMode.APPEND, scope=""))
    kept = {k: v for k, v in last.stats_json.items() if k not in (CARRIED, REMADE)}
    return SnapshotRow(
        table_id=last.table_id,
        version=last.version + 1,
        delta_version=last.delta_version,
        quarantine_version=last.quarantine_version,
        files_json=last.files_json,
        quarantine_files_json=last.quarantine_files_json,
        stats_json={**kept, "own": nothing},
        as_of=last.as_of,
        coverage_json=coverage_json(vouched.coverage(imports)),
        import_id=None,
    )


def _iso(day: Any) -> str | None:
    return None if day is None else str(day)


def _refuse(session: Session, target: Import, last: SnapshotRow, stating: bool) -> None:
    """Only of a whole file whose rows count can anybody say what it is complete for."""
    why = ""
    if target.no not in {no for no, _ in force_of(last).imports}:
        why = "它的行现在不生效，覆盖范围随生效的导入"
    elif stating and WITHHELD in target.note:
        why = "它的文件不完整，或有部分没有读出，没有读到的可能正是查无的那一行"
    if why:
        raise ShujianError(
            "pool.not_coverable",
            "不能为这次导入写明覆盖范围",
            why=why,
            remedy="请取得完整的文件，导入后再写明；各次导入的状态见表的“导入记录”",
        )


def check_statement(one: Coverage) -> None:
    """Refuse a statement that cannot be meant.

    Raises:
        ShujianError: ``pool.bad_cover``.
    """
    why = ""
    if one.place and not (one.place.isascii() and one.place.isdecimal()):
        why = f"地区代码“{one.place}”不是数字"
    elif len(one.place) not in LEVELS:
        why = f"地区代码“{one.place}”是 {len(one.place)} 位，应为 2、4、6、9 或 12 位"
    elif one.start and one.end and one.start > one.end:
        why = f"止日 {one.end} 早于起日 {one.start}"
    elif len(one.unit) > _LONGEST:  # every version of the table and the journal keep it for ever
        why = f"单位的名称有 {len(one.unit)} 字，最长 {_LONGEST} 字"
    if why:
        raise ShujianError(
            "pool.bad_cover", "覆盖范围写得不对", why=why, remedy="请改正后再提交",
            where=Place(field="coverage"),
        )  # fmt: skip


def _newer(name: str) -> ShujianError:
    return ShujianError(
        "pool.newer_version",
        f"表“{name}”已有新的一版，没有改动",
        why="打开页面以后，有人导入、撤回了数据，或改了覆盖范围",
        remedy="请刷新后核对，再改",
    )
