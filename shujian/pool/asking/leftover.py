"""The rest of a row: what its file says in columns that were not imported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.core.ids import unpack_row
from shujian.pool.asking.source import SourceRow
from shujian.pool.by_month.held import headers_of
from shujian.pool.storage import leftovers
from shujian.store.home import Home
from shujian.store.schema import Import, Part


@dataclass(frozen=True)
class LeftCell:
    """A cell that no standard column takes.

    Args:
        at: index of the file's column.
        header: as the file names it.
        text: as the file has it; nothing is masked.
    """

    at: int
    header: str
    text: str


@dataclass(frozen=True)
class Leftover:
    """The rest of a row.

    Args:
        cells: those in which something stands, in the order of the file.
        known: False where the import is older than the keeping of such cells, and the file has
            columns that were not imported: only a new import or a new cleaning shows them.
    """

    cells: tuple[LeftCell, ...] = ()
    known: bool = True


def leftover(session: Session, home: Home, rows: Iterable[SourceRow]) -> dict[int, Leftover]:
    """The rest of some rows, by row number; to be masked for each reader.

    Args:
        session: database.
        home: the home.
        rows: as ``source.sources`` gives them; of those of no import there is nothing.
    """
    by_import: dict[str, list[int]] = {}
    for row in rows:
        by_import.setdefault(row.import_id, []).append(row.row_id)
    found: dict[int, Leftover] = {}
    for import_id, numbers in by_import.items():
        delivery = session.get(Import, import_id) if import_id else None
        if delivery is None:
            continue
        query = select(Part).where(Part.import_id == import_id)
        parts = {p.part_no: p for p in session.scalars(query)}
        held = leftovers.cells(home, delivery.table_id, numbers)
        for number in numbers:
            part = parts.get(unpack_row(number).part)
            if part is not None:
                found[number] = _of_part(part, number, held.get(number, {}))
    return found


def _of_part(part: Part, number: int, held: dict[int, str]) -> Leftover:
    notes = part.notes_json or {}
    taken = set(notes.get("columns", {}).values())
    headers = headers_of(part, unpack_row(number))
    known = leftovers.LEFT in notes or not set(range(len(headers))) - taken
    cells = (
        LeftCell(at, headers[at], text)
        for at, text in sorted(held.items())
        if at not in taken and at < len(headers)
    )
    return Leftover(tuple(cells), known)
