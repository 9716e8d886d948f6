"""Rows set aside: listed, and given out to be mended."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from shujian.core.errors import ShujianError
from shujian.core.ids import unpack_row
from shujian.core.progress import SILENT, Progress
from shujian.engines.base import ROW, WHY
from shujian.pool.asking.source import hidden_why
from shujian.pool.by_month.held import column_of, standing
from shujian.pool.cleaning.plan import SOURCE
from shujian.pool.quarantine import pointing
from shujian.pool.quarantine.masks import Show, shown, shows_of
from shujian.pool.quarantine.sheet import Sheet, page_name, write_book
from shujian.pool.storage import duck
from shujian.pool.storage.force import QUARANTINE
from shujian.pool.storage.registry import entries_in, last_snapshot, need_table, table_of
from shujian.schema.tables import StandardTable
from shujian.store import db
from shujian.store.home import Home
from shujian.store.schema import Import, Part
from shujian.trust import Action, Context, Thing, require
from shujian.trust.decisions import SENSITIVE
from shujian.trust.journal import act, record
from shujian.trust.masking import masked


@dataclass(frozen=True)
class QuarantinedRow:
    """A row in quarantine.

    Args:
        row_id: its number.
        import_id: the import it came with; file, sheet, line: where it stands.
        month: the column of the file, where its list has a column a month; "" else.
        why: Chinese.
        header: the file's headers.
        cells: every cell of the row as it was (more than headers where it was too long).
        wrong, telling: indexes of the cells that the reason is about, and of those that say
            whom or what the row is about.
    """

    row_id: int
    import_id: str
    file: str
    sheet: str
    line: int
    why: str
    header: tuple[str, ...]
    cells: tuple[str, ...]
    wrong: tuple[int, ...] = ()
    telling: tuple[int, ...] = ()
    month: str = ""

    @property
    def at(self) -> str:
        """Where in its sheet it stands, Chinese."""
        return standing(self.line, self.month)

    def as_dict(self) -> dict[str, Any]:
        """For programs."""
        return {k: list(v) if isinstance(v, tuple) else v for k, v in vars(self).items()}


def rows(
    ctx: Context,
    home: Home,
    table: str,
    import_id: str = "",
    limit: int | None = 100,
    after: int = -1,
) -> list[QuarantinedRow]:
    """Rows in quarantine at this moment, by row number.

    Args:
        ctx: who looks; cells of sensitive columns are masked without a purpose.
        home: the home.
        table: Chinese name.
        import_id: only rows of this import; "": of all in force.
        limit: at most so many; None: all.
        after: only rows of a higher number, for turning pages.

    Raises:
        ShujianError: ``pool.no_data``.
    """
    require(ctx, Action.VIEW, Thing(table))
    with db.reader(home) as session:
        found = need_table(session, table)
        spec = table_of(found.spec_json)
        parts = _parts(session, found.id)
        listed = [
            _pointed(row, spec, parts)
            for row in _rows(session, home, found.id, import_id, limit, after)
        ]
    if not masked(ctx, SENSITIVE, table):
        return listed
    keys = {(row.import_id, unpack_row(row.row_id).part) for row in listed}
    shows = {key: shows_of(ctx, spec, parts[key].header_json, _columns(parts[key])) for key in keys}
    return [_masked(row, shows[row.import_id, unpack_row(row.row_id).part]) for row in listed]


def reveal(ctx: Context, home: Home, table: str, row_id: int) -> QuarantinedRow:
    """One row as it was supplied, for the purpose of the context; written to the journal.

    Args:
        ctx: with a purpose.
        home: the home.
        table: Chinese name.
        row_id: the row.

    Raises:
        ShujianError: ``trust.refused`` without purpose; ``pool.no_row``.
    """
    with db.reader(home) as session:
        found = need_table(session, table)
        spec = table_of(found.spec_json)
        level, parts = _level(spec), _parts(session, found.id)
        rows_after = _rows(session, home, found.id, "", 1, row_id - 1)
        listed = [_pointed(row, spec, parts) for row in rows_after]
    if not listed or listed[0].row_id != row_id:
        raise ShujianError(
            "pool.no_row", "这一行已不在隔离区", "可能已更正入池，或其导入已撤回", "请刷新列表"
        )
    with db.session(home) as session:
        act(session, ctx, Action.REVEAL, Thing(table, level), {"row": row_id, "what": "隔离区"})
    return listed[0]


def count(home: Home, table: str) -> dict[str, int]:
    """Rows in quarantine by import id."""
    with db.reader(home) as session:
        found = need_table(session, table)
        ids = {i.no: i.id for i in _imports(session, found.id)}
        counts: dict[str, int] = {}
        for entry in entries_in(last_snapshot(session, found.id), QUARANTINE):
            key = ids[entry.born]
            counts[key] = counts.get(key, 0) + entry.rows
    return counts


def check_export(ctx: Context, home: Home, table: str) -> None:
    """Refuse before the work begins what ``export`` would refuse.

    Raises:
        ShujianError: ``trust.refused`` without right or purpose; ``pool.no_data``.
    """
    with db.reader(home) as session:
        spec = table_of(need_table(session, table).spec_json)
    require(ctx, Action.EXPORT, Thing(table, _level(spec)))


def export(
    ctx: Context,
    home: Home,
    table: str,
    target: Path,
    import_id: str = "",
    progress: Progress = SILENT,
) -> int:
    """Write the quarantined rows to a workbook in which they can be mended.

    One sheet for each part of each import, with its own headers; every cell is text,
    none can act as a formula. ``quarantine.mend`` takes the workbook in again.

    Args:
        ctx: who exports; a purpose is needed where columns are sensitive.
        home: the home.
        table: Chinese name.
        target: the XLSX file; replaced.
        import_id: only rows of this import.
        progress: told the share done; may stop.

    Returns:
        The number of rows.
    """
    with db.reader(home) as session:
        found = need_table(session, table)
        spec = table_of(found.spec_json)
        require(ctx, Action.EXPORT, Thing(table, _level(spec)))
        listed = _rows(session, home, found.id, import_id, None)
        numbers = {i.id: i.no for i in _imports(session, found.id)}
    sheets: dict[str, Sheet] = {}
    for row in listed:
        number, part = numbers[row.import_id], unpack_row(row.row_id).part
        name = page_name(number, part, row.sheet or Path(row.file).stem)
        sheet = sheets.setdefault(name, Sheet(name, row.header, []))
        at = f"{row.line} {row.month}".rstrip()
        sheet.rows.append((row.row_id, at, row.why, row.cells))
    write_book(target, list(sheets.values()), progress)
    with db.session(home) as session:
        record(session, ctx, Action.EXPORT, table, {"what": "隔离区", "rows": len(listed)})
    return len(listed)


def _level(spec: StandardTable) -> int:
    return max(c.level for c in spec.columns)


def _imports(session: Session, table_id: str) -> list[Import]:
    return list(session.scalars(select(Import).where(Import.table_id == table_id)))


def _parts(session: Session, table_id: str) -> dict[tuple[str, int], Part]:
    query = select(Part).join(Import, Import.id == Part.import_id)
    found = session.scalars(query.where(Import.table_id == table_id))
    return {(p.import_id, p.part_no): p for p in found}


def _columns(part: Part) -> dict[str, int]:
    return {str(k): int(v) for k, v in part.notes_json["columns"].items()}


def _rows(
    session: Session,
    home: Home,
    table_id: str,
    import_id: str,
    limit: int | None,
    after: int = -1,
) -> list[QuarantinedRow]:
    deliveries = {i.no: i for i in _imports(session, table_id)}
    parts = _parts(session, table_id)
    entries = [
        e
        for e in entries_in(last_snapshot(session, table_id), QUARANTINE)
        if not import_id or deliveries[e.born].id == import_id
    ]
    folder = home.lake(table_id) / QUARANTINE
    found = []
    for raw in _fetch([folder / e.name for e in entries], limit, after):
        number = unpack_row(int(raw[ROW]))
        delivery = deliveries[number.import_no]
        part = parts[delivery.id, number.part]
        found.append(
            QuarantinedRow(
                int(raw[ROW]),
                delivery.id,
                part.file,
                part.sheet,
                number.line,
                str(raw[WHY]),
                tuple(part.header_json),
                tuple(json.loads(raw[SOURCE])),
                month=column_of(part, number),
            )
        )
    return found


def _fetch(files: list[Path], limit: int | None, after: int) -> Iterator[dict[str, Any]]:
    if not files:
        return
    names = (ROW, WHY, SOURCE)
    most = f" LIMIT {int(limit)}" if limit is not None else ""
    with duck.connect() as con:
        result = con.execute(
            f"SELECT {', '.join(names)} FROM {duck.parquet(files)}"
            f" WHERE {ROW} > {int(after)} ORDER BY {ROW}{most}"
        )
        while chunk := result.fetchmany(10_000):
            yield from (dict(zip(names, r, strict=True)) for r in chunk)


def _pointed(
    row: QuarantinedRow, spec: StandardTable, parts: Mapping[tuple[str, int], Part]
) -> QuarantinedRow:
    """With the cells marked to which a person has to look."""
    mapped = _columns(parts[row.import_id, unpack_row(row.row_id).part])
    bad = pointing.wrong(spec, mapped, row.why, row.header)
    return replace(row, wrong=bad, telling=pointing.telling(spec, mapped))


def _masked(row: QuarantinedRow, shows: Mapping[int, Show]) -> QuarantinedRow:
    """Without the cells that a reader without purpose may not see."""
    cells = shown(row.cells, shows, row.why.startswith("整行结构"))
    return replace(row, cells=cells, why=hidden_why(row.why))
