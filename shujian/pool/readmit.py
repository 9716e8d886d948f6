"""Taking mended rows out of quarantine: they keep their numbers, so lineage holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet as pq
from sqlalchemy import select

from shujian.core.errors import Place, ShujianError
from shujian.core.ids import row_base, unpack_row
from shujian.core.progress import SILENT, Progress
from shujian.pool import quarantined
from shujian.pool.force import Change
from shujian.pool.plan import Done, Plan
from shujian.pool.proposal import ImportResult, PartResult
from shujian.pool.publishing import Staged, folders, plan_columns
from shujian.pool.quarantine_sheet import DEED, FIXED, ID, KEEP, SURPLUS, same, unescaped
from shujian.pool.quarantined import QuarantinedRow
from shujian.pool.readers import RawPart, ReadResult, read
from shujian.pool.registry import need_table, open_import, table_of
from shujian.pool.sample import batches
from shujian.pool.showing import entries, printable, publish, undo, writing
from shujian.pool.worker import work
from shujian.schema.tables import StandardTable
from shujian.store import db, originals
from shujian.store.home import Home
from shujian.store.schema import Import, ImportMode, Part
from shujian.trust import Action, Context, Thing, require


@dataclass(frozen=True)
class _Changed:
    """A row that a person changed, or wants kept as it is."""

    row_id: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class _Job:
    """The rows of one import that come back."""

    delivery: Import
    parts: Mapping[int, Part]
    rows: tuple[_Changed, ...]


@dataclass(frozen=True)
class Mended:
    """What became of a mended workbook.

    Args:
        table: Chinese name.
        looked: rows that a person changed or wants kept.
        readmitted: how many of them left quarantine.
        reasons: why the others stay, by kind of reason.
        imports: one record for each import whose rows were concerned.
    """

    table: str
    looked: int = 0
    readmitted: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict)
    imports: tuple[ImportResult, ...] = ()

    @property
    def left(self) -> int:
        """Rows that a person changed but that cannot be read still."""
        return self.looked - self.readmitted

    def as_dict(self) -> dict[str, Any]:
        """For programs."""
        imports = [i.as_dict() for i in self.imports]
        return {**vars(self), "reasons": dict(self.reasons), "left": self.left, "imports": imports}


def mend(ctx: Context, home: Home, table: str, path: Path, progress: Progress = SILENT) -> Mended:
    """Take a mended workbook (of ``quarantine.export``) in again.

    A row leaves quarantine when a person changed it, or wrote 保留 under 处理, and its
    required columns can be read now; the others stay where they are. Rows that were not
    changed are not looked at. One import record for each import concerned.

    Args:
        ctx: who brings it.
        home: the home.
        table: Chinese name.
        path: the workbook.
        progress: told the share done; may stop.

    Raises:
        ShujianError: ``pool.not_quarantine`` for another kind of file; reading errors.
    """
    require(ctx, Action.IMPORT, Thing(table))
    with home.workspace() as tmp:
        result = read(path, tmp, progress=progress)
        with db.reader(home) as session:
            row = need_table(session, table)
            spec = table_of(row.spec_json)
        with writing(home, row.id, table, progress):
            jobs = _jobs(ctx, home, table, row.id, _sheets(result.parts, path.name))
            if not jobs:
                return Mended(table)
            originals.keep(home, path, progress)
            done = tuple(_bring_back(ctx, home, spec, job, tmp, result, path.name) for job in jobs)
    reasons: Counter[str] = Counter()
    for part in (p for d in done for p in d.parts):
        reasons.update(part.reasons)
    looked, kept = sum(d.rows_in for d in done), sum(d.rows_kept for d in done)
    return Mended(table, looked, kept, dict(sorted(reasons.items())), done)


def _sheets(parts: list[RawPart], name: str) -> dict[int, tuple[str, tuple[str, ...]]]:
    """Row number → (what the person wrote under 处理, cells)."""
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
                if number.isdecimal():
                    deed = cells[FIXED.index(DEED)].strip()
                    found[int(number)] = deed, tuple(cells[4:width])
    return found


def _jobs(
    ctx: Context,
    home: Home,
    table: str,
    table_id: str,
    given: dict[int, tuple[str, tuple[str, ...]]],
) -> list[_Job]:
    seeing = replace(ctx, purpose=ctx.purpose or "改正隔离行")
    waiting = {r.row_id: r for r in quarantined.rows(seeing, home, table, limit=None)}
    by_import: dict[str, list[_Changed]] = {}
    for row_id, (deed, cells) in sorted(given.items()):
        row = waiting.get(row_id)
        if row is not None and (deed == KEEP or _changed(row, cells)):
            by_import.setdefault(row.import_id, []).append(_Changed(row_id, cells))
    jobs = []
    with db.reader(home) as session:
        for delivery in session.scalars(select(Import).where(Import.id.in_(by_import))):
            parts = session.scalars(select(Part).where(Part.import_id == delivery.id))
            rows = tuple(by_import[delivery.id])
            jobs.append(_Job(delivery, {p.part_no: p for p in parts}, rows))
    return sorted(jobs, key=lambda j: j.delivery.no)


def _changed(row: QuarantinedRow, cells: tuple[str, ...]) -> bool:
    width = max(len(row.header), len(cells))
    before = (*row.cells[: len(row.header)], *[""] * width)[:width]
    now = (*cells, *[""] * width)[:width]
    return not all(same(a, b) for a, b in zip(before, now, strict=True))


def _fields(ctx: Context, job: _Job, result: ReadResult, name: str) -> dict[str, object]:
    born = job.delivery
    return {
        "supplier": born.supplier,
        "authority": born.authority,
        "as_of": born.as_of,
        "mode": ImportMode.CORRECT,
        "file_name": printable(name),
        "sha256": result.sha256,
        "size": result.size,
        "actor": ctx.actor,
        "created": ctx.now(),
        "note": f"改正导入 {born.id} 的隔离行",
    }


def _bring_back(
    ctx: Context,
    home: Home,
    table: StandardTable,
    job: _Job,
    tmp: Path,
    result: ReadResult,
    name: str,
) -> ImportResult:
    born, fields = job.delivery, _fields(ctx, job, result, name)
    with db.session(home) as session:
        row = open_import(session, born.table_id, fields)
    try:
        total, results = _standardised(home, table, job, row, tmp)
        mended = frozenset(_numbers(total, folders(home, born.table_id)[0]))
        change = Change(
            row.no,
            born.supplier,
            ImportMode.CORRECT,
            "supplier",
            rows=entries(total.files, row),
            mended=mended,
            key=table.key,
        )
        states = total.states if mended else {}
        staged = Staged(table, born.table_id, row.id, change, states, results=results)
        return publish(ctx, home, [staged])[0]
    except BaseException as error:
        undo(home, [row], error)
        raise


def _standardised(
    home: Home, table: StandardTable, job: _Job, row: Import, tmp: Path
) -> tuple[Done, tuple[PartResult, ...]]:
    """Clean the rows by the mapping of the import they came with."""
    folder, _ = folders(home, row.table_id)
    total, results = Done(), []
    for part_no, part in job.parts.items():
        mine = [r for r in job.rows if unpack_row(r.row_id).part == part_no]
        if not mine:
            continue
        path = tmp / f"mended-{row.no}-{part_no}.arrow"
        _write_arrow(path, mine, len(part.header_json))
        units: dict[str, str] = part.notes_json.get("units", {})
        columns: dict[str, int] = part.notes_json["columns"]
        plan = Plan(
            columns=tuple(
                replace(c, source=columns.get(c.name, -1), given=units.get(c.name, ""))
                for c in plan_columns(table)
            ),
            path=path,
            base=row_base(job.delivery.no, part_no),
            rows=folder,
            quarantine=tmp,
            stem=f"i{row.no:07d}-{part_no:04d}",
        )
        done = work(plan, 0, 1, 0)
        done.quarantine = []
        total.add(done)
        reasons = dict(sorted(done.reasons.items()))
        results.append(
            PartResult(
                part_no, part.file, part.sheet, done.rows, done.kept, done.quarantined, reasons
            )
        )
    return total, tuple(results)


def _write_arrow(path: Path, rows: list[_Changed], width: int) -> None:
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
    lines = pa.array([unpack_row(r.row_id).line for r in rows], pa.int64())
    nothing = pa.nulls(len(rows), pa.string())
    with pa.ipc.new_file(str(path), schema) as writer:
        writer.write_batch(
            pa.RecordBatch.from_arrays([*arrays, lines, nothing, nothing], schema=schema)
        )


def _numbers(done: Done, folder: Path) -> list[int]:
    """The row numbers in the files that were written."""
    found: list[int] = []
    for written in done.files:
        found += pq.read_table(folder / written.name, columns=["__row"]).column(0).to_pylist()
    return found
