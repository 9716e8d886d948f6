"""The very same file again: whether it would bring anything new.

Bytes alone do not make a delivery: where a month stands in the file's name only, two months'
files may hold the same bytes. What a person stated for every row tells them apart, where it is a
time, a place, an office or a number. Another kind stated of the same bytes is mostly a mistake put
right: both would stand in the pool, unless a person says that they are two deliveries.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.core.cells import State
from shujian.pool.by_month.held import held_months
from shujian.pool.cleaning.plan import MARKS
from shujian.pool.proposals.known import Known
from shujian.pool.proposals.proposal import PartProposal, Proposal
from shujian.pool.proposals.vouching import as_of_table
from shujian.pool.storage.force import Scope
from shujian.pool.storage.registry import same_bytes
from shujian.pool.storage.showing import printable
from shujian.schema.tables import StandardTable
from shujian.store.schema import Import, ImportMode, Part

BESIDE = "beside."
"""An answer about a table that begins so says: the same bytes are another delivery of it."""
_OF_DELIVERY = frozenset(["日期", "月份", "行政区划代码", "单位名称", "法院名称", "编号"])
"""Elements of which two files of the same bytes may each have their own value."""


@dataclass(frozen=True)
class Earlier:
    """An import in force of the same bytes.

    Args:
        row: it.
        alike: it was read in the same way, and the same was stated.
        restated: another value was stated for every row of some column: another delivery.
        altered: columns of which another value was stated that makes no other delivery.
    """

    row: Import
    alike: bool
    restated: bool
    altered: tuple[str, ...] = ()


def replaces(earlier: Import, supplier: str, mode: str, scope: str, instead: str = "") -> bool:
    """Whether a new import takes the place of an earlier one, alone or with others.

    Only then, or where that very import is taken back for it (``anew``), a file read in another
    way may be taken again: beside the earlier one every row would stand twice.

    Args:
        earlier: the import in force.
        supplier: who sent the file now.
        mode: ``ImportMode`` of the new import.
        scope: whose rows a replacement touches.
        instead: id of the one import that it touches.
    """
    if scope == Scope.FILE:
        return mode == ImportMode.REPLACE and earlier.id == instead
    return mode == ImportMode.REPLACE and (scope == Scope.ALL or supplier == earlier.supplier)


def earlier_of(
    session: Session, proposal: Proposal, name: str, parts: tuple[PartProposal, ...]
) -> Earlier | None:
    """The import in force that a file repeats, or else one of the same bytes.

    Of several the one that was read alike, else one of which nothing else was stated, else the
    one whose file has the same name, else the last one.

    Args:
        session: database.
        proposal: the file as it would be imported now.
        name: the table.
        parts: those for it.
    """
    rows = same_bytes(session, proposal.sha256, name, {p.raw.part_no for p in parts})
    beside = bool(proposal.answers.get(f"{BESIDE}{name}"))
    found = [_compared(session, row, parts, proposal.units, beside) for row in rows]

    def nearness(one: Earlier) -> tuple[bool, bool, bool, int]:
        named = one.row.file_name == printable(proposal.name)
        return one.alike, not one.restated, named, one.row.no

    return max(found, key=nearness, default=None)


def known(session: Session, row: Import, table: str, rows: int = 0) -> Known:
    """An import, for people."""
    values: dict[str, str] = {}
    for part in session.scalars(select(Part).where(Part.import_id == row.id)):
        values.update(part.notes_json.get("fixed", {}))
    return Known(table, row.id, row.file_name, row.as_of, values, rows)


def still_said(earlier: Earlier, proposal: Proposal, parts: tuple[PartProposal, ...]) -> bool:
    """Whether the day of an import holds for the file that takes its place.

    It does not where the new one is another delivery, or a file of another name that tells its
    own day.
    """
    told = as_of_table(part.as_of for part in parts)
    own = told.stated and told.day is not None
    return not earlier.restated and not (own and earlier.row.file_name != printable(proposal.name))


def _compared(
    session: Session,
    earlier: Import,
    parts: tuple[PartProposal, ...],
    units: Mapping[tuple[int, str], str],
    beside: bool,
) -> Earlier:
    """Whether an earlier import of these parts took the same header, columns, units and values.

    Args:
        session: database.
        earlier: the import.
        parts: those of the file for its table.
        units: see ``Proposal.units``.
        beside: a person says that other values stated make another delivery.
    """
    query = select(Part).where(Part.import_id == earlier.id)
    held_parts = {row.part_no: row for row in session.scalars(query)}
    alike, altered = True, dict[str, bool]()
    for part in parts:
        raw, row = part.raw, held_parts[part.raw.part_no]
        own = {column: unit for (no, column), unit in units.items() if no == raw.part_no}
        held = row.notes_json
        before = (row.header_json, held["columns"], held["units"])
        fixed = held.get("fixed", {})
        other = [
            column
            for column in fixed.keys() & part.fixed.keys()
            if not _same_value(part.table, column, fixed[column], part.fixed[column])
        ]
        altered |= {column: beside or _of_delivery(part.table, column) for column in other}
        texts = list(part.apart.texts) if part.apart is not None else []
        if list(held_months(row).get("texts", ())) != texts:
            alike = False
        if before != ([printable(h) for h in raw.header], part.sources, own):
            alike = False
        if other or fixed.keys() != part.fixed.keys():
            alike = False
        if held.get("places", {}) != {p.name: p.code for p in part.places if p.code}:
            alike = False
    if any(altered.values()):
        return Earlier(earlier, alike, True)
    return Earlier(earlier, alike, False, tuple(altered))


def _of_delivery(table: StandardTable | None, column: str) -> bool:
    return table is not None and table.column(column).element in _OF_DELIVERY


def _same_value(table: StandardTable | None, column: str, before: str, now: str) -> bool:
    """Whether two texts mean the same in a column: 2025-03 and 2025年3月 are one month."""
    if before == now:
        return True
    if table is None or before.startswith(MARKS) or now.startswith(MARKS):
        return False
    cleaner = table.column(column).cleaner
    old, new = cleaner.clean(before), cleaner.clean(now)
    return old.state is State.VALUE and new.state is State.VALUE and old.value == new.value


def duplicate_note(found: Earlier) -> str:
    """What a person is told of a file that was not taken again, Chinese.

    Args:
        found: the import in force, and whether both are read in the same way.
    """
    note = f"与导入 {found.row.id} 是同一文件，数据未变"
    if found.alike:
        return note
    if found.altered:
        columns = "、".join(f"“{column}”" for column in found.altered)
        return (
            f"{note}；这次写明的{columns}与那次不同：要改正那次的，撤回那次、换成这次的"
            "（向导里选“换成这次写明的”，命令行用 --anew）；确是另一份数据、两份都要的，"
            "写明是另一份（向导里选“是另一份，两份都要”，命令行用 --beside）"
        )
    return f"{note}；这次的列对应或单位与那次不同，要按这次的，请选择“按新的对应重新读入这份文件”"


def anew_note(earlier: Known) -> str:
    """What a person is told where an import took the place of one of the same file, Chinese."""
    return f"更正重读：同一文件的导入 {earlier.import_id}（{earlier.file}）已撤回，换成按这次的列对应读入的行"
