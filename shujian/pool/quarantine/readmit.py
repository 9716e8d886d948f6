"""Taking mended rows out of quarantine: they keep their numbers, so lineage holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select

from shujian.core.progress import SILENT, Progress
from shujian.pool.anew.same_row import parts_of, same_rows
from shujian.pool.proposals.proposal import ImportResult
from shujian.pool.quarantine import listing as quarantined
from shujian.pool.quarantine import no_longer
from shujian.pool.quarantine.key_stands import key_stands, with_held
from shujian.pool.quarantine.listing import QuarantinedRow
from shujian.pool.quarantine.mended_rows import (
    Changed,
    Cleaned,
    Given,
    Job,
    numbers,
    sheets,
    standardised,
)
from shujian.pool.quarantine.sheet import KEEP, same
from shujian.pool.readers import ReadResult, read
from shujian.pool.storage.force import Change
from shujian.pool.storage.publishing import Staged, folders
from shujian.pool.storage.registry import (
    force_of,
    history,
    last_snapshot,
    need_table,
    open_import,
    table_of,
)
from shujian.pool.storage.showing import entries, printable, publish, undo, writing
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
        gone: rows of the workbook that are not in quarantine any more, so not looked at.
        told: which those are, and why; Chinese.
        imports: one record for each import whose rows were concerned.
    """

    table: str
    looked: int = 0
    readmitted: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict)
    imports: tuple[ImportResult, ...] = ()
    gone: int = 0
    told: tuple[str, ...] = ()

    @property
    def left(self) -> int:
        """Rows that a person changed but that cannot be read still."""
        return self.looked - self.readmitted

    def as_dict(self) -> dict[str, Any]:
        """For programs."""
        imports = [i.as_dict() for i in self.imports]
        told = {"told": list(self.told), "left": self.left, "imports": imports}
        return {**vars(self), "reasons": dict(self.reasons), **told}


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
            jobs, gone, told = _jobs(ctx, home, table, sheets(result.parts, name))
            if not jobs:
                return Mended(table, gone=gone, told=told)
            originals.keep(home, path, progress)
            done = tuple(_bring_back(ctx, home, spec, job, tmp, result, name) for job in jobs)
    return _told(Mended(table, imports=done, gone=gone, told=told))


def _told(made: Mended) -> Mended:
    """With the account of its imports together."""
    reasons: Counter[str] = Counter()
    for part in (p for d in made.imports for p in d.parts):
        reasons.update(part.reasons)
    looked, kept = sum(d.rows_in for d in made.imports), sum(d.rows_kept for d in made.imports)
    return replace(made, looked=looked, readmitted=kept, reasons=dict(sorted(reasons.items())))


@dataclass(frozen=True)
class _Concerned:
    """The rows of one import that come back."""

    delivery: Import
    parts: Mapping[int, Part]
    rows: tuple[Changed, ...]


def _jobs(
    ctx: Context, home: Home, table: str, given: Given
) -> tuple[list[_Concerned], int, tuple[str, ...]]:
    """What is to be done, import by import; how many rows wait no longer, and why.

    A workbook given out before its file was read anew still speaks of the same rows.
    """
    seeing = replace(ctx, purpose=ctx.purpose or "改正隔离行")
    waiting = {r.row_id: r for r in quarantined.rows(seeing, home, table, limit=None)}
    jobs, here, as_given = [], 0, {number: number for number in given}
    left = set(given)
    with db.reader(home) as session:
        ids = {row.import_id for row in waiting.values()}
        for delivery in session.scalars(select(Import).where(Import.id.in_(ids))):
            told = same_rows(session, delivery, as_given)
            mine = {i: told[i] for i in sorted(told) if i in waiting}
            here += len(mine)
            left -= set(mine.values())
            rows = tuple(
                Changed(i, cells, deed == KEEP)
                for i, (deed, cells) in ((i, given[was]) for i, was in mine.items())
                if deed == KEEP or _changed(waiting[i], cells)
            )
            if rows:
                jobs.append(_Concerned(delivery, parts_of(session, delivery.id), rows))
        table_id = need_table(session, table).id
        force = force_of(last_snapshot(session, table_id))
        why = no_longer.told(session, table_id, force, folders(home, table_id)[0], left)
    return sorted(jobs, key=lambda j: j.delivery.no), max(len(given) - here, 0), why


def _changed(row: QuarantinedRow, cells: tuple[str, ...]) -> bool:
    width = max(len(row.header), len(cells))
    before = (*row.cells[: len(row.header)], *[""] * width)[:width]
    now = (*cells, *[""] * width)[:width]
    return not all(same(a, b) for a, b in zip(before, now, strict=True))


def _fields(ctx: Context, job: _Concerned, result: ReadResult, name: str) -> dict[str, object]:
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
    job: _Concerned,
    tmp: Path,
    result: ReadResult,
    name: str,
) -> ImportResult:
    born, fields = job.delivery, _fields(ctx, job, result, name)
    with db.session(home) as session:
        row = open_import(session, born.table_id, fields)
        force = force_of(last_snapshot(session, born.table_id))
        earlier = history(session, born.table_id)
    try:
        folder, _ = folders(home, born.table_id)
        back = Job(born.no, job.parts, job.rows, born.as_of)
        cleaned = standardised(folder, table, back, tmp, f"i{row.no:07d}")
        change = _change(row, table, cleaned, folder)
        wanted = {r.row_id for r in job.rows if r.keep}
        if stay := key_stands(force, change, folder, earlier, wanted):
            back = replace(back, rows=tuple(r for r in job.rows if r.row_id not in stay))
            for written in cleaned.done.files:
                (folder / written.name).unlink()
            cleaned = standardised(folder, table, back, tmp, f"i{row.no:07d}-k")
            change = _change(row, table, cleaned, folder)
        states = cleaned.done.states if change.mended else {}
        results = with_held(cleaned.results, job.parts, stay)
        staged = Staged(table, born.table_id, row.id, change, states, results=results)
        return publish(ctx, home, [staged])[0]
    except BaseException as error:
        undo(home, [row], error)
        raise


def _change(row: Import, table: StandardTable, cleaned: Cleaned, folder: Path) -> Change:
    return Change(
        row.no,
        row.supplier,
        ImportMode.CORRECT,
        "supplier",
        rows=entries(cleaned.done.files, row),
        mended=frozenset(numbers(cleaned.done, folder)),
        key=table.key,
    )
