"""Which import took the place of one of which no row is in force any more."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.store.schema import Import, ImportMode, SnapshotRow

_TAKES = (ImportMode.APPEND, ImportMode.CORRECT, ImportMode.REPLACE)
"""An addition takes a place as well: that of the same file, read anew."""


def replaced_by(session: Session, table_id: str, numbers: Collection[int]) -> dict[int, Import]:
    """By number of an import without rows in force, the one that took its last rows out.

    Left out where that was no file but a withdrawal or a table cleaned anew.

    Args:
        session: database.
        table_id: the table.
        numbers: of the imports.
    """
    open_, took, after = set(numbers), dict[int, str](), ""
    query = select(SnapshotRow.files_json, SnapshotRow.import_id).where(
        SnapshotRow.table_id == table_id
    )
    newest_first = query.order_by(SnapshotRow.version.desc()).execution_options(yield_per=20)
    if open_:
        for files, import_id in session.execute(newest_first):
            here = open_ & {int(e["no"]) for e in files}
            took |= dict.fromkeys(here, after)
            open_ -= here
            after = str(import_id)
            if not open_:
                break
    rows = session.scalars(select(Import).where(Import.id.in_(set(took.values()))))
    by_id = {row.id: row for row in rows if row.mode in _TAKES}
    return {no: by_id[key] for no, key in took.items() if key in by_id}
