"""The very same file again: whether it would bring anything new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.pool.proposals.proposal import PartProposal
from shujian.pool.storage.force import Scope
from shujian.pool.storage.showing import printable
from shujian.store.schema import Import, ImportMode, Part


def replaces(earlier: Import, supplier: str, mode: str, scope: str) -> bool:
    """Whether a new import takes the place of an earlier one, with all that its supplier sent.

    Only then, or where that very import is taken back for it (``anew``), a file read in another
    way may be taken again: beside the earlier one every row would stand twice.

    Args:
        earlier: the import in force.
        supplier: who sent the file now.
        mode: ``ImportMode`` of the new import.
        scope: whose rows a replacement touches.
    """
    return mode == ImportMode.REPLACE and (scope == Scope.ALL or supplier == earlier.supplier)


def read_alike(
    session: Session,
    earlier: Import,
    parts: Iterable[PartProposal],
    units: Mapping[tuple[int, str], str],
) -> bool:
    """Whether an earlier import of these parts took the same header, columns and units.

    Args:
        session: database.
        earlier: the import, of the same file.
        parts: as they would be imported now.
        units: of these parts, by part number and standard column.
    """
    query = select(Part).where(Part.import_id == earlier.id)
    known = {row.part_no: row for row in session.scalars(query)}
    for part in parts:
        raw = part.raw
        row = known[raw.part_no]
        own = {column: unit for (no, column), unit in units.items() if no == raw.part_no}
        held = row.notes_json
        before = (row.header_json, held["columns"], held["units"], held.get("fixed", {}))
        if before != ([printable(h) for h in raw.header], part.sources, own, dict(part.fixed)):
            return False
    return True


def duplicate_note(earlier: str, alike: bool) -> str:
    """What a person is told of a file that was not taken again, Chinese.

    Args:
        earlier: id of the import in force.
        alike: whether both are read in the same way.
    """
    note = f"与导入 {earlier} 是同一文件，数据未变"
    if alike:
        return note
    return f"{note}；这次的列对应或单位与那次不同，要按这次的，请选择“按新的对应重新读入这份文件”"


def anew_note(earlier: str) -> str:
    """What a person is told where an import took the place of one of the same file, Chinese."""
    return f"同一文件的导入 {earlier} 已撤回，换成按这次的列对应读入的行"
