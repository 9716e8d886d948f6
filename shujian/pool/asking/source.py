"""From a row number back to the cells of the file that it came from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.core.cells import State
from shujian.core.errors import ShujianError
from shujian.core.ids import unpack_row
from shujian.core.terms import Term
from shujian.engines.base import RAW, ROW, STATE, WHY
from shujian.pool.by_month.held import column_of, headers_of, standing
from shujian.pool.storage import duck
from shujian.pool.storage.force import QUARANTINE, ROWS, Entry, entries_of
from shujian.pool.storage.registry import last_snapshot, owns_of, table_of
from shujian.schema.elements.person_name import named
from shujian.schema.tables import StandardTable, TableColumn
from shujian.store.home import Home
from shujian.store.schema import Import, Part, SnapshotRow
from shujian.trust import Context
from shujian.trust.masking import HIDDEN, mask, masked


@dataclass(frozen=True)
class SourceCell:
    """A cell for people.

    Args:
        shown: the value's text (masked where the reader may not see it); "" without one.
        raw: the text as supplied where it differs, else "".
        state: how the cell was read.
        header: the file's own header; "" where the column was not supplied.
        level: sensitivity, 1 to 4.
        covered: the reader sees it masked.
        element, unit: what kind of value the column holds, and its unit.
    """

    shown: str
    raw: str
    state: State
    header: str = ""
    level: int = 1
    covered: bool = False
    element: str = ""
    unit: str = ""


@dataclass(frozen=True)
class SourceRow:
    """A row and where it comes from.

    Args:
        row_id: its number.
        table: standard table.
        file, sheet, line: the place; line counts from 1.
        month: the column of the file, where its list has a column a month; "" else.
        supplier: who sent it.
        import_id: in which import.
        imported: when that was.
        cells: by standard column.
        why: why it is in quarantine; "" where it is not.
        mended_by: the import by which it left quarantine, if so.
        in_force: False where a later import replaced or withdrew it.
    """

    row_id: int
    table: str
    file: str
    sheet: str
    line: int
    supplier: str
    import_id: str
    imported: dt.datetime
    cells: Mapping[str, SourceCell] = field(default_factory=dict)
    why: str = ""
    mended_by: str = ""
    in_force: bool = True
    month: str = ""

    @property
    def at(self) -> str:
        """Where in its sheet it stands, Chinese."""
        return standing(self.line, self.month)


def source(ctx: Context, session: Session, home: Home, row_id: int) -> SourceRow:
    """One row; see ``sources``."""
    return sources(ctx, session, home, [row_id])[row_id]


def sources(
    ctx: Context, session: Session, home: Home, row_ids: Iterable[int], told: str = ""
) -> dict[int, SourceRow]:
    """Rows and where they come from, also those no longer in force.

    Args:
        ctx: who looks; sensitive cells are masked without a purpose.
        session: database.
        home: the home.
        row_ids: row numbers, of any tables.
        told: what the reader has before the eyes; names of persons in it are not masked.

    Raises:
        ShujianError: ``pool.no_row`` for a number that no import gave.
    """
    by_import: dict[int, list[int]] = {}
    for row_id in sorted(set(row_ids)):
        by_import.setdefault(unpack_row(row_id).import_no, []).append(row_id)
    found: dict[int, SourceRow] = {}
    for number, ids in by_import.items():
        delivery = session.scalar(select(Import).where(Import.no == number))
        if delivery is None:
            raise _no_row(ids[0])
        found |= _of_import(ctx, session, home, delivery, ids, told)
    return found


def _of_import(
    ctx: Context, session: Session, home: Home, delivery: Import, ids: list[int], told: str
) -> dict[int, SourceRow]:
    parts = {
        p.part_no: p for p in session.scalars(select(Part).where(Part.import_id == delivery.id))
    }
    wanted, found = set(ids), {}
    for place in _places(session, home, delivery, ids):
        for record in _records(place.path, wanted):
            row_id = int(record[ROW])
            wanted.discard(row_id)
            part = parts.get(unpack_row(row_id).part)
            found[row_id] = _row(ctx, record, place.table, delivery, part, place, told)
        if not wanted:
            return found
    raise _no_row(min(wanted))


@dataclass(frozen=True)
class _Place:
    """A file, and the table as it was defined when the file was written."""

    path: Path
    in_force: bool
    table: StandardTable
    mended_by: str = ""


def _places(session: Session, home: Home, delivery: Import, ids: list[int]) -> list[_Place]:
    """The files that may hold the rows: those in force first, then the import's own."""
    folder = home.lake(delivery.table_id)
    last = last_snapshot(session, delivery.table_id)
    numbers = {
        i.no: i.id
        for i in session.scalars(select(Import).where(Import.table_id == delivery.table_id))
    }
    places: list[_Place] = []
    seen: set[Path] = set()

    def look(entries: Iterable[Entry], kind: str, version: SnapshotRow, in_force: bool) -> None:
        table = table_of(version.stats_json["spec"])
        for entry in entries:
            path = folder / kind / entry.name
            if path in seen or not any(entry.first <= i <= entry.last for i in ids):
                continue
            seen.add(path)
            mended = numbers.get(entry.no, "") if entry.no != delivery.no else ""
            places.append(_Place(path, in_force, table, mended))

    if last is not None:
        look(entries_of(last.files_json), ROWS, last, True)
        look(entries_of(last.quarantine_files_json), QUARANTINE, last, True)
    rows = session.scalars(
        select(SnapshotRow)
        .where(SnapshotRow.table_id == delivery.table_id)
        .order_by(SnapshotRow.version.desc())
    )
    for version in rows:
        for own in owns_of(version):
            look(entries_of(own["rows"]), ROWS, version, False)
            look(entries_of(own["quarantine"]), QUARANTINE, version, False)
    return places


def _records(path: Path, wanted: set[int]) -> list[dict[str, Any]]:
    listed = ", ".join(str(i) for i in sorted(wanted))
    with duck.connect(memory="512MB") as con:
        rows = con.execute(
            f"SELECT * FROM {duck.parquet([path])} WHERE {ROW} IN ({listed}) ORDER BY {ROW}"
        )
        names = [d[0] for d in rows.description or []]
        return [dict(zip(names, r, strict=True)) for r in rows.fetchall()]


def _row(
    ctx: Context,
    record: dict[str, Any],
    table: StandardTable,
    delivery: Import,
    part: Part | None,
    place: _Place,
    told: str,
) -> SourceRow:
    columns = (part.notes_json or {}).get("columns", {}) if part is not None else {}
    number = unpack_row(int(record[ROW]))
    own = headers_of(part, number) if part is not None else []
    headers = {name: own[at] for name, at in columns.items() if 0 <= at < len(own)}
    cells = cells_of(ctx, record, table, told, headers)
    why = record.get(WHY) or ""
    if why and any(masked(ctx, c.level, c.name) for c in table.columns):
        why = hidden_why(why)
    return SourceRow(
        row_id=int(record[ROW]),
        table=table.name,
        file=part.file if part is not None else delivery.file_name,
        sheet=part.sheet if part is not None else "",
        line=number.line,
        supplier=delivery.supplier,
        import_id=delivery.id,
        imported=delivery.created,
        cells=cells,
        why=why,
        mended_by=place.mended_by,
        in_force=place.in_force,
        month=column_of(part, number),
    )


def cells_of(
    ctx: Context,
    record: dict[str, Any],
    table: StandardTable,
    told: str = "",
    headers: Mapping[str, str] | None = None,
) -> dict[str, SourceCell]:
    """The cells of a stored row by standard column; ``headers``: as the file names them."""
    named_so = headers or {}
    return {c.name: _cell(ctx, record, c, named_so.get(c.name, ""), told) for c in table.columns}


def _cell(
    ctx: Context, record: dict[str, Any], column: TableColumn, header: str, told: str
) -> SourceCell:
    state = record.get(column.name + STATE)
    read = State.ABSENT if state is None else State(state)
    raw = record.get(column.name + RAW) or ""
    hide = masked(ctx, column.level, column.name)
    kind: dict[str, Any] = {"level": column.level, "element": column.element, "unit": column.unit}
    if read is not State.VALUE:
        return SourceCell("", HIDDEN if raw and hide else raw, read, header, covered=hide, **kind)
    value = python_value(column, record[column.name])
    element = column.cleaner
    if hide and not raw and named(column.element, str(value), told):
        return SourceCell(element.show(value), "", read, header, **kind)
    shown = mask(ctx, value, column.level, element.show, column.mask)
    return SourceCell(shown, HIDDEN if raw and hide else raw, read, header, covered=hide, **kind)


def python_value(column: TableColumn, stored: Any) -> Any:
    """The Python value behind a stored one."""
    kind = column.type.name
    if kind == "term":
        return Term.from_code(int(stored))
    return tuple(stored) if kind == "list" else stored


_MARKS = ("”不能读出：", "”不可靠：")


def _shares(cell: str, reason: str) -> bool:
    """Whether a reason repeats a piece of the cell: two signs in a row, of digits three."""
    pieces = {cell[i : i + 2] for i in range(len(cell) - 1)}
    pieces = {p for p in pieces if not p.isdigit()} | {
        cell[i : i + 3] for i in range(len(cell) - 2)
    }
    return any(p in reason for p in pieces if p.strip())


def hidden_why(why: str) -> str:
    """A reason without any text of cells, for readers who stated no purpose."""
    head, found, rest = why.partition("的内容“")
    if not found:
        return why
    hidden = "（原文已隐去，说明用途后可看）"
    # the last mark: what stands before it may be any text of a cell, also one like a mark
    at, mark = max((rest.rfind(mark), mark) for mark in _MARKS)
    cell, reason = rest[: max(at, 0)], rest[at + len(mark) :].partition("。")[0]
    told = at >= 0 and "“" not in reason and "；" not in reason
    if told and not _shares(cell, reason):
        return f"{head}{mark.removeprefix('”')}{reason}{hidden}"
    return f"{head}不能使用{hidden}"


def _no_row(row_id: int) -> ShujianError:
    return ShujianError(
        "pool.no_row",
        f"没有编号为 {row_id} 的行",
        why="编号不是本数据目录给出的，或其导入没有完成",
        params={"row": row_id},
    )
