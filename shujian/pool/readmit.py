"""Taking mended rows out of quarantine: they keep their numbers, so lineage holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select

from shujian.core.progress import SILENT, Progress
from shujian.pool import quarantined
from shujian.pool.force import Change
from shujian.pool.mended_rows import Changed, Job, numbers, sheets, standardised
from shujian.pool.proposal import ImportResult
from shujian.pool.publishing import Staged, folders
from shujian.pool.quarantine_sheet import KEEP, same
from shujian.pool.quarantined import QuarantinedRow
from shujian.pool.readers import ReadResult, read
from shujian.pool.registry import need_table, open_import, table_of
from shujian.pool.showing import entries, printable, publish, undo, writing
from shujian.schema.tables import StandardTable
from shujian.store import db, originals
from shujian.store.home import Home
from shujian.store.schema import Import, ImportMode, Part
from shujian.trust import Action, Context, Thing, require


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


def mend(
    ctx: Context,
    home: Home,
    table: str,
    path: Path,
    progress: Progress = SILENT,
    name: str = "",
) -> Mended:
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
        name: the workbook's name as the user knows it; "": that of ``path``.

    Raises:
        ShujianError: ``pool.not_quarantine`` for another kind of file; reading errors.
    """
    require(ctx, Action.IMPORT, Thing(table))
    name = name or path.name
    with home.workspace() as tmp:
        result = read(path, tmp, progress=progress, name=name)
        with db.reader(home) as session:
            row = need_table(session, table)
            spec = table_of(row.spec_json)
        with writing(home, row.id, table, progress):
            jobs = _jobs(ctx, home, table, row.id, sheets(result.parts, name))
            if not jobs:
                return Mended(table)
            originals.keep(home, path, progress)
            done = tuple(_bring_back(ctx, home, spec, job, tmp, result, name) for job in jobs)
    reasons: Counter[str] = Counter()
    for part in (p for d in done for p in d.parts):
        reasons.update(part.reasons)
    looked, kept = sum(d.rows_in for d in done), sum(d.rows_kept for d in done)
    return Mended(table, looked, kept, dict(sorted(reasons.items())), done)


def _jobs(
    ctx: Context,
    home: Home,
    table: str,
    table_id: str,
    given: dict[int, tuple[str, tuple[str, ...]]],
) -> list[Job]:
    seeing = replace(ctx, purpose=ctx.purpose or "改正隔离行")
    waiting = {r.row_id: r for r in quarantined.rows(seeing, home, table, limit=None)}
    by_import: dict[str, list[Changed]] = {}
    for row_id, (deed, cells) in sorted(given.items()):
        row = waiting.get(row_id)
        if row is not None and (deed == KEEP or _changed(row, cells)):
            by_import.setdefault(row.import_id, []).append(Changed(row_id, cells))
    jobs = []
    with db.reader(home) as session:
        for delivery in session.scalars(select(Import).where(Import.id.in_(by_import))):
            parts = session.scalars(select(Part).where(Part.import_id == delivery.id))
            rows = tuple(by_import[delivery.id])
            jobs.append(Job(delivery, {p.part_no: p for p in parts}, rows))
    return sorted(jobs, key=lambda j: j.delivery.no)


def _changed(row: QuarantinedRow, cells: tuple[str, ...]) -> bool:
    width = max(len(row.header), len(cells))
    before = (*row.cells[: len(row.header)], *[""] * width)[:width]
    now = (*cells, *[""] * width)[:width]
    return not all(same(a, b) for a, b in zip(before, now, strict=True))


def _fields(ctx: Context, job: Job, result: ReadResult, name: str) -> dict[str, object]:
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
    job: Job,
    tmp: Path,
    result: ReadResult,
    name: str,
) -> ImportResult:
    born, fields = job.delivery, _fields(ctx, job, result, name)
    with db.session(home) as session:
        row = open_import(session, born.table_id, fields)
    try:
        total, results = standardised(home, table, job, row, tmp, f"i{row.no:07d}")
        mended = frozenset(numbers(total, folders(home, born.table_id)[0]))
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
