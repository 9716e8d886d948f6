"""A trial of a proposed mapping over the first rows of a part: what would be read, what not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.ipc

from shujian.core.cells import State
from shujian.core.ids import line_of, unpack_row
from shujian.engines.base import RAW, ROW, STATE, WHY
from shujian.pool.cleaning.plan import Plan, PlanColumn
from shujian.pool.cleaning.prepare import plan_of
from shujian.pool.cleaning.standardise import BROKEN, LINE, Caches, Split, standardise
from shujian.pool.proposals.proposal import PartProposal
from shujian.pool.proposals.sample import batches, cell_columns
from shujian.schema.elements.base import DAMAGED_COLUMN

_SHOWN = 200
_BATCH = 20_000


@dataclass(frozen=True)
class Problem:
    """A cell that would not be read, or whose whole row would be set aside.

    Args:
        place: line of the file, or a month of it, see ``ids.RowId``.
        source: index of the file's column; -1: the whole row.
        column: standard column; "" for the whole row.
        text: the cell as it stands.
        why: Chinese.
        aside: the whole row would go to quarantine.
    """

    place: int
    source: int
    column: str
    text: str
    why: str
    aside: bool

    @property
    def line(self) -> int:
        """Row of the sheet or line of the file."""
        return line_of(self.place)


@dataclass
class Trial:
    """What a part would give, judged by its first rows.

    Args:
        looked: rows looked at; kept and quarantined: of them.
        reasons: rows in quarantine by kind of reason.
        unread: standard column → cells that would be unreadable.
        blank: standard column → blank cells.
        problems: the first problem cells, in file order.
        keys: the identifying cells of the rows kept, batch by batch.
    """

    looked: int = 0
    kept: int = 0
    quarantined: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    blank: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    keys: list[pa.RecordBatch] = field(default_factory=list)


def try_part(part: PartProposal, units: dict[str, str], tmp: Path, rows: int) -> Trial:
    """Standardise the first rows of a part as an import would; nothing is written.

    Args:
        part: with its table and matches.
        units: standard column → unit of the file.
        tmp: for what does not fit in memory.
        rows: at most so many.
    """
    assert part.table is not None
    plan = plan_of(part, part.table, units, 0, tmp, tmp, tmp)
    trial, caches = Trial(), Caches()
    for batch in first_rows(part.raw.path, rows):
        split = standardise(plan, batch, caches)
        _count(trial, split)
        trial.keys.append(split.kept.select(list(part.table.key)))
        _note(trial, plan, split, batch)
    trial.problems.sort(key=lambda p: (p.place, p.source))
    return trial


def first_rows(path: Path, rows: int) -> list[pa.RecordBatch]:
    """The first rows of a part, in batches."""
    found: list[pa.RecordBatch] = []
    for batch in batches(path):
        for start in range(0, batch.num_rows, _BATCH):
            if rows <= 0:
                return found
            found.append(batch.slice(start, min(_BATCH, rows)))
            rows -= found[-1].num_rows
    return found


def _count(trial: Trial, split: Split) -> None:
    account = split.account
    trial.looked += account.rows
    trial.kept += account.kept
    trial.quarantined += account.quarantined
    trial.reasons.update(account.reasons)


def _note(trial: Trial, plan: Plan, split: Split, batch: pa.RecordBatch) -> None:
    """Count unreadable and blank cells; keep the first ones with their reasons."""
    broken = {
        int(place)
        for place, why in zip(*(batch.column(c).to_pylist() for c in (LINE, BROKEN)), strict=True)
        if why
    }
    told = {p.place for p in trial.problems if p.aside}
    for rows, out in ((split.kept, False), (split.quarantined, True)):
        places = [unpack_row(n).place for n in rows.column(ROW).to_pylist()]
        for column in plan.columns:
            if column.source < 0:
                continue
            for index in _bad(trial, rows, column):
                if places[index] not in broken and len(trial.problems) < _SHOWN:
                    problem = _cell(column, rows, index, places[index], out)
                    trial.problems.append(problem)
                    told |= {problem.place} if problem.aside else set()
    for number, why in zip(
        *(split.quarantined.column(c).to_pylist() for c in (ROW, WHY)), strict=True
    ):
        place = unpack_row(number).place
        if place not in told and len(trial.problems) < _SHOWN:
            trial.problems.append(Problem(place, -1, "", "", why, True))


def _bad(trial: Trial, rows: pa.RecordBatch, column: PlanColumn) -> list[int]:
    """Where a column cannot be read, or lacks what the row needs."""
    states = rows.column(column.name + STATE).to_numpy(zero_copy_only=False)
    unread, blank = states == State.UNKNOWN, states == State.BLANK
    trial.unread[column.name] += int(unread.sum())
    trial.blank[column.name] += int(blank.sum())
    bad = unread | blank if column.required else unread
    found: list[int] = np.flatnonzero(bad).tolist()
    return found


def _cell(column: PlanColumn, rows: pa.RecordBatch, index: int, place: int, out: bool) -> Problem:
    raw = rows.column(column.name + RAW)[index].as_py() or ""
    blank = rows.column(column.name + STATE)[index].as_py() == State.BLANK
    why = "必需的列不能为空" if blank else reason(column, raw)
    return Problem(place, column.source, column.name, raw, why, out and column.decides)


def reason(column: PlanColumn, raw: str) -> str:
    """Why a cell cannot be read, Chinese."""
    value: Any = column.cleaner.clean(raw).value
    return getattr(value, "reason", "") or (DAMAGED_COLUMN if column.damaged else "格式不对")


@dataclass(frozen=True)
class RawRow:
    """A row of the file as it stands; ``place``: see ``ids.RowId``.

    ``broken``: why its structure is not sound.
    """

    place: int
    cells: tuple[str, ...]
    broken: str = ""

    @property
    def line(self) -> int:
        """Line of the file."""
        return line_of(self.place)


def raw_rows(path: Path, start: int, count: int) -> list[RawRow]:
    """Some rows of a part, as text."""
    found: list[RawRow] = []
    for batch in first_rows(path, start + count):
        skip = min(start, batch.num_rows)
        start -= skip
        piece = batch.slice(skip)
        columns = [piece.column(n).to_pylist() for n in cell_columns(piece.schema)]
        lines, broken = piece.column(LINE).to_pylist(), piece.column(BROKEN).to_pylist()
        for line, why, *cells in zip(lines, broken, *columns, strict=True):
            found.append(RawRow(int(line), tuple(c or "" for c in cells), why or ""))
    return found
