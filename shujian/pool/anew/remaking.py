"""Cleaning rows that are held already once more, from their originals, by a changed table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from shujian.core.errors import Place, ShujianError
from shujian.core.progress import Progress
from shujian.pool.anew.same_row import parts_of, same_rows
from shujian.pool.by_month.grid import MonthGrid, month_grid
from shujian.pool.by_month.held import held_months, value_cells
from shujian.pool.by_month.unfold import unfold
from shujian.pool.cleaning.plan import Done
from shujian.pool.cleaning.prepare import plan_of
from shujian.pool.cleaning.workers import standardise_part
from shujian.pool.place_names import NamedPlace, known, named_places
from shujian.pool.proposals.mapping import match_columns
from shujian.pool.proposals.proposal import Match, PartProposal, PartResult
from shujian.pool.proposals.sample import Sample
from shujian.pool.quarantine.mended_rows import Changed, Job, numbers, sheets, standardised
from shujian.pool.readers import RawPart, read
from shujian.pool.storage import leftovers
from shujian.pool.storage.force import Change
from shujian.pool.storage.publishing import account_error, folders
from shujian.pool.storage.showing import entries, printable
from shujian.schema.elements.region import Region
from shujian.schema.tables import StandardTable
from shujian.store import db, originals
from shujian.store.home import Home
from shujian.store.schema import Import, Part


@dataclass(frozen=True)
class Remade:
    """One import cleaned anew.

    Args:
        delivery: the import.
        change: what it does now; the same number, other files.
        results: the account by part.
        parts: its parts as they are now (columns, units, account), not in any session.
    """

    delivery: Import
    change: Change
    results: tuple[PartResult, ...]
    parts: Mapping[int, Part]


@dataclass(frozen=True)
class Remaker:
    """Works through the imports of one table.

    Args:
        home: the home.
        tmp: for temporary files.
        table: the table as it is defined now.
        stem: start of the new files' names.
        progress: told the share done; may stop.
    """

    home: Home
    tmp: Path
    table: StandardTable
    stem: str
    progress: Progress

    def file(self, row: Import, parts: Mapping[int, Part], change: Change) -> Remade:
        """A delivered file, read again from the original that was kept.

        Raises:
            ShujianError: ``pool.remade_differs`` where it reads otherwise than it did (columns
                that it now has besides are taken); ``pool.remade_missing``;
                ``store.no_original``.
        """
        raws = {raw.part_no: raw for raw in self._read(row)}
        total, results, mended = Done(), [], {}
        for number, part in sorted(parts.items()):
            raw = _as_held(raws.get(number), part)
            places = None if raw is None else _places_now(raw, part)
            if raw is None or places is None:
                raise _differs(row)
            done, fresh = self._part(row, raw, part, places)
            total.add(done)
            reasons = dict(sorted(done.reasons.items()))
            account = (done.rows, done.kept, done.quarantined)
            results.append(PartResult(number, part.file, part.sheet, *account, reasons))
            mended[number] = fresh
        change = replace(
            change,
            rows=entries(total.files, row),
            quarantine=entries(total.quarantine, row),
            key=self.table.key,
        )
        return Remade(row, change, tuple(results), mended)

    def mended(self, row: Import, born: Remade, change: Change) -> Remade:
        """Rows that had left quarantine, from the workbook in which they were mended.

        Raises:
            ShujianError: ``pool.remade_differs`` where their file has columns now that it had
                not when they were mended: what stands in these of a mended row nobody knows.
        """
        with db.reader(self.home) as session:
            before = parts_of(session, born.delivery.id)
        if any(p.header_json != before[n].header_json for n, p in born.parts.items()):
            raise _differs(born.delivery)
        with db.reader(self.home) as session:
            given = same_rows(session, born.delivery, sheets(self._read(row), row.file_name))
        back = tuple(Changed(i, given[i][1]) for i in sorted(change.mended) if i in given)
        rows, _ = folders(self.home, row.table_id)
        job = Job(born.delivery.no, born.parts, back, born.delivery.as_of)
        stem = f"{self.stem}-{row.no:07d}"
        cleaned = standardised(rows, self.table, job, self.tmp, stem)
        change = replace(
            change,
            rows=entries(cleaned.done.files, row),
            mended=frozenset(numbers(cleaned.done, rows)),
            key=self.table.key,
        )
        return Remade(row, change, cleaned.results, {})

    def _read(self, row: Import) -> list[RawPart]:
        with originals.open_original(self.home, row.sha256):
            path = originals.path_of(self.home, row.sha256)
        folder = self.tmp / f"again-{row.no}"
        folder.mkdir()
        return read(path, folder, None, None, self.progress, row.file_name).parts

    def _part(
        self, row: Import, raw: RawPart, part: Part, places: Sequence[int]
    ) -> tuple[Done, Part]:
        held = {c: places[at] for c, at in part.notes_json["columns"].items()}
        matches, units = self._matches(raw, part, held)
        fixed = self._fixed(part)
        lacking = sorted(self.table.required - {m.column for m in matches} - set(fixed))
        if lacking:
            raise _missing(self.table.name, raw, lacking)
        rows, quarantine = folders(self.home, row.table_id)
        proposal = PartProposal(
            raw, self.table, matches=matches, fixed=fixed, places=self._places(raw, part, matches)
        )
        plan = plan_of(
            proposal, self.table, units, row.no, rows, quarantine, self.tmp, as_of=row.as_of,
            cells=value_cells(part),
        )  # fmt: skip
        plan = replace(plan, stem=f"{self.stem}-{row.no:07d}-{raw.part_no:04d}")
        done = standardise_part(plan, raw.rows, self.tmp, self.progress, name=raw.file)
        if done.rows != raw.rows or done.rows != done.kept + done.quarantined:
            raise account_error(raw.rows, done.kept, done.quarantined)
        notes: dict[str, Any] = {
            **part.notes_json,
            "kept": done.kept,
            "quarantined": done.quarantined,
            "reasons": dict(sorted(done.reasons.items())),
            "columns": proposal.sources,
            "fixed": fixed,
            "units": units,
            leftovers.LEFT: leftovers.keep(plan),
            "places": {p.name: p.code for p in proposal.places if p.code},
        }
        fresh = Part(
            import_id=part.import_id, part_no=part.part_no, file=part.file, sheet=part.sheet,
            header_json=[printable(h) for h in raw.header], notes_json=notes,
        )  # fmt: skip
        return done, fresh

    def _places(
        self, raw: RawPart, part: Part, matches: tuple[Match, ...]
    ) -> tuple[NamedPlace, ...]:
        """The places as they were named, or as people said it since."""
        codes = {**part.notes_json.get("places", {}), **known(self.home)}
        columns = {c.name for c in self.table.columns if c.element == Region.name}
        return named_places(raw, (m.source for m in matches if m.column in columns), codes)

    def _fixed(self, part: Part) -> dict[str, str]:
        """What a person said of every row, for columns that the table still has."""
        said: dict[str, str] = part.notes_json.get("fixed", {})
        names = {c.name for c in self.table.columns}
        return {name: text for name, text in said.items() if name in names}

    def _matches(
        self, raw: RawPart, part: Part, held: Mapping[str, int]
    ) -> tuple[tuple[Match, ...], dict[str, str]]:
        """The confirmed columns as they were; others only where there is no doubt."""
        units: dict[str, str] = part.notes_json.get("units", {})
        guessed = match_columns(Sample.of(raw), self.table)
        by_name = {m.column: m for m in guessed.matches}
        kept = {c.name: held[c.name] for c in self.table.columns if c.name in held}
        used = set(kept.values())
        found: list[Match] = []
        given: dict[str, str] = {}
        for column in self.table.columns:
            guess = by_name.get(column.name)
            if column.name in kept:
                at = kept[column.name]
                found.append(Match(column.name, at, raw.header[at], 100, "沿用导入时的对应", True))
                unit = units.get(column.name, "")
            elif column.name in self._fixed(part):
                continue
            elif guess is not None and guess.sure and guess.source not in used:
                used.add(guess.source)
                found.append(guess)
                unit = guessed.units.get(column.name, "")
            else:
                continue
            if unit in column.cleaner.units and unit != column.cleaner.unit:
                given[column.name] = unit
        return tuple(found), given


def _as_held(raw: RawPart | None, part: Part) -> RawPart | None:
    """The part in the layout in which it came in: with a row a month where it was taken apart."""
    texts = held_months(part).get("texts")
    if raw is None or texts is None:
        return raw
    grid = month_grid(raw.header)
    if not isinstance(grid, MonthGrid) or len(grid.months) != len(texts):
        return None
    made = unfold(raw, grid, texts)
    return None if made is None else made.raw


def _places_now(raw: RawPart, part: Part) -> list[int] | None:
    """Where each column that came in then stands now; None where the part reads otherwise.

    More columns than then may be read from a file (of headings inside the list, of a cell that
    holds two days): nothing that came in is another for that.
    """
    if (raw.rows, raw.header_line) != (part.rows, part.header_line):
        return None
    now = [printable(h) for h in raw.header]
    if now != part.header_json and held_months(part):
        return None  # the columns of its months are kept by their places
    found: list[int] = []
    for name in part.header_json:
        start = found[-1] + 1 if found else 0
        if name not in now[start:]:
            return None
        found.append(now.index(name, start))
    return found


def _differs(row: Import) -> ShujianError:
    return ShujianError(
        "pool.remade_differs",
        "原件现在读出来的与导入时不同，没有重新清洗",
        why="列少了、改了名，或者行数、表头所在行不一样，可能导入时用了别的读取方式，或程序已更新",
        remedy=f"请撤回这次导入（shujian pool withdraw {row.id}），再按新定义导入原文件",
        where=Place(file=row.file_name),
    )


def _missing(table: str, raw: RawPart, columns: list[str]) -> ShujianError:
    names = "、".join(columns)
    return ShujianError(
        "pool.remade_missing",
        f"已导入的文件里找不到标准表“{table}”的必需列：{names}",
        why="文件的列是：" + "、".join(raw.header[:30]),
        remedy="请在标准表文件里给这些列写上 alias（文件中的列名），或不把它们列为 key、required",
        where=Place(file=raw.file, sheet=raw.sheet or None),
        params={"columns": columns},
    )
