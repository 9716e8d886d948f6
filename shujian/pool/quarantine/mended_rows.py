"""Rows of a mended workbook: read from its sheets, cleaned by the mapping they came with."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet as pq

from shujian.core.errors import Place, ShujianError
from shujian.core.ids import row_base, unpack_row
from shujian.engines.base import ROW, WHY
from shujian.pool.by_month.held import value_cells
from shujian.pool.cleaning.plan import Done, Plan, PlanColumn, within_penalty
from shujian.pool.cleaning.prepare import dated
from shujian.pool.cleaning.worker import work
from shujian.pool.proposals.proposal import PartResult
from shujian.pool.proposals.sample import batches
from shujian.pool.quarantine.sheet import DEED, FIXED, ID, SURPLUS, unescaped
from shujian.pool.readers import RawPart
from shujian.pool.storage import leftovers
from shujian.pool.storage.force import Change
from shujian.pool.storage.publishing import plan_columns
from shujian.schema.elements.region import Region
from shujian.schema.tables import StandardTable
from shujian.store.schema import Part

_NUMBER = re.compile(r"[0-9]{1,19}")
"""A row number of ours (63 bits); anything else under 行标识 is nobody's row."""
Given = Mapping[int, tuple[str, tuple[str, ...]]]
"""What a workbook tells: row number → (what the person wrote under 处理, cells)."""


@dataclass(frozen=True)
class Changed:
    """A row that a person changed, or (``keep``) wants in the pool whatever stands there."""

    row_id: int
    cells: tuple[str, ...]
    keep: bool = False


@dataclass(frozen=True)
class Job:
    """The rows of one import that come back; ``no``: its number, ``as_of``: its day."""

    no: int
    parts: Mapping[int, Part]
    rows: tuple[Changed, ...]
    as_of: dt.date | None = None


@dataclass(frozen=True)
class Cleaned:
    """What became of the rows of a job.

    Args:
        done: the account, and the files of rows that can be read.
        results: the account by part.
        whys: why the others cannot be read, Chinese, by row number.
    """

    done: Done
    results: tuple[PartResult, ...]
    whys: Mapping[int, str]


def born_of(change: Change) -> int:
    """The number of the import whose quarantined rows a mended workbook brought back."""
    return unpack_row(min(change.mended)).import_no


def sheets(parts: list[RawPart], name: str) -> Given:
    """What the sheets of a workbook tell.

    Raises:
        ShujianError: ``pool.not_quarantine`` for another kind of file.
    """
    found: dict[int, tuple[str, tuple[str, ...]]] = {}
    sound = [p for p in parts if tuple(p.header[:4]) == FIXED]
    if not sound:
        raise ShujianError(
            "pool.not_quarantine",
            "这不是隔离区导出的文件",
            why=f"没有找到以“{'、'.join(FIXED)}”开头的工作表",
            remedy="请用 shujian pool quarantine 表名 --export 文件 导出，改正后用 --import 导回；不要改动前四列的表头",
            where=Place(file=name),
        )
    for part in sound:
        width = sum(not h.startswith(SURPLUS) for h in part.header)
        for batch in batches(part.path):
            columns = [batch.column(i).to_pylist() for i in range(len(part.header))]
            for values in zip(*columns, strict=True):
                cells = [unescaped(v or "") for v in values]
                number = cells[FIXED.index(ID)].strip()
                if _NUMBER.fullmatch(number):
                    deed = cells[FIXED.index(DEED)].strip()
                    found[int(number)] = deed, tuple(cells[4:width])
    return found


def standardised(folder: Path, table: StandardTable, job: Job, tmp: Path, stem: str) -> Cleaned:
    """Clean the rows by the mapping of the import they came with.

    Args:
        folder: for the files of rows.
        table: the standard table.
        job: the rows.
        tmp: for temporary files.
        stem: start of the new files' names.
    """
    total, results = Done(), []
    whys: dict[int, str] = {}
    for part_no, part in job.parts.items():
        mine = [r for r in job.rows if unpack_row(r.row_id).part == part_no]
        if not mine:
            continue
        path = tmp / f"mended-{stem}-{part_no}.arrow"
        _write_arrow(path, mine, len(part.header_json))
        plan = Plan(
            columns=dated(_columns(table, part), table, job.as_of),
            path=path,
            base=row_base(job.no, part_no),
            rows=folder,
            quarantine=tmp,
            stem=f"{stem}-{part_no:04d}",
        )
        done = work(plan, 0, 1, 0)
        leftovers.keep(plan, corrected=True)
        for written in done.quarantine:
            aside = pq.read_table(tmp / written.name, columns=[ROW, WHY]).to_pydict()
            whys.update(zip(aside[ROW], aside[WHY], strict=True))
        done.quarantine = []
        total.add(done)
        reasons = dict(sorted(done.reasons.items()))
        account = (done.rows, done.kept, done.quarantined)
        results.append(PartResult(part_no, part.file, part.sheet, *account, reasons))
    return Cleaned(total, tuple(results), whys)


def _columns(table: StandardTable, part: Part) -> tuple[PlanColumn, ...]:
    """The table's columns as the part's import took them."""
    units: dict[str, str] = part.notes_json.get("units", {})
    sources: dict[str, int] = part.notes_json["columns"]
    fixed: dict[str, str] = part.notes_json.get("fixed", {})
    columns = plan_columns(table)
    apart = within_penalty(columns, sources)
    cells, places = value_cells(part), tuple(part.notes_json.get("places", {}).items())
    return tuple(
        replace(
            c, source=sources.get(c.name, -1), fixed=fixed.get(c.name, ""),
            given=units.get(c.name, ""), within=c.name in apart,
            worded=sources.get(c.name, -1) in cells,
            places=places if c.element == Region.name else (),
        )
        for c in columns
    )  # fmt: skip


def _write_arrow(path: Path, rows: list[Changed], width: int) -> None:
    names = [f"c{i}" for i in range(width)]
    schema = pa.schema(
        [pa.field(n, pa.string()) for n in names]
        + [
            pa.field("__line", pa.int64()),
            pa.field("__broken", pa.string()),
            pa.field("__extra", pa.string()),
        ]
    )
    arrays = [
        pa.array([r.cells[i] if i < len(r.cells) else "" for r in rows], pa.string())
        for i in range(width)
    ]
    lines = pa.array([unpack_row(r.row_id).place for r in rows], pa.int64())
    nothing = pa.nulls(len(rows), pa.string())
    with pa.ipc.new_file(str(path), schema) as writer:
        writer.write_batch(
            pa.RecordBatch.from_arrays([*arrays, lines, nothing, nothing], schema=schema)
        )


def numbers(done: Done, folder: Path) -> list[int]:
    """The row numbers in the files that were written."""
    found: list[int] = []
    for written in done.files:
        found += pq.read_table(folder / written.name, columns=[ROW]).column(0).to_pylist()
    return found
