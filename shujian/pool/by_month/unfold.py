"""A list with a column a month taken apart: a row for every month of every line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.ipc

from shujian.core.cells import State
from shujian.core.ids import MAX_MONTH_LINE, month_place
from shujian.pool.by_month.grid import Month, MonthGrid
from shujian.pool.by_month.sums import total_of, unlike_lines
from shujian.pool.readers.layouts import by_time
from shujian.pool.readers.types import RawPart
from shujian.schema.elements import element
from shujian.store.disk import guard

_LINE, _BROKEN, _EXTRA = "__line", "__broken", "__extra"
MONTH_HEADER, VALUE_HEADER = "月份", "金额"


@dataclass(frozen=True)
class Unfolded:
    """A list with a column a month, and the rows it is taken apart into.

    Args:
        wide: the part as read; raw: the same with a row a month.
        grid: its months; where: where their year is told, Chinese; "" where nobody told it.
        texts: each month as it is written into its rows: 2026-01, or 1月 while no year is known.
        lines: lines of the list; rows: rows made of them; blank: months of a line that are empty.
        empty: lines of which every month is empty.
        unlike: lines whose months do not add up to their sum; first: the first of them, 0: none.
        taken: the part comes in with a row a month; False: as it stands.
    """

    wide: RawPart
    raw: RawPart
    grid: MonthGrid
    texts: tuple[str, ...]
    where: str
    lines: int
    rows: int
    blank: int
    empty: int
    unlike: int = 0
    first: int = 0
    taken: bool = True

    @property
    def month_at(self) -> int:
        """Index of the column of months; those of the measures follow it."""
        return len(self.raw.header) - len(self.grid.measures) - 1

    @property
    def value_at(self) -> range:
        """Indexes of the columns of what stands in the months."""
        return range(self.month_at + 1, len(self.raw.header))

    def held(self) -> dict[str, Any]:
        """What is kept of it with the import, so that a row finds its column again (JSON)."""
        header = self.wide.header
        return {
            "texts": list(self.texts),
            "names": [m.name for m in self.grid.months],
            "cells": [[header[i] for i in m.columns] for m in self.grid.months],
            "at": self.month_at,
            "lines": self.lines,
            "blank": self.blank,
        }


def unfold(raw: RawPart, grid: MonthGrid, texts: Sequence[str], where: str = "") -> Unfolded | None:
    """Write the rows of a list with a column a month beside its own; made once for each reading.

    A month in which nothing stands makes no row; 0 and words do. A line of broken structure
    makes one for each month that holds something, at least one, so that it is not lost.

    Args:
        raw: the part as read, with its Arrow file.
        grid: its months.
        texts: how each month is written.
        where: where the year is told, Chinese.

    Returns:
        None where the list has more lines than places for months.
    """
    mark = sha256("|".join(texts).encode()).hexdigest()[:10]
    path = raw.path.with_name(f"{raw.path.stem}-by-month-{mark}.arrow")
    if not path.is_file() and not _write(raw, grid, texts, path):
        return None
    told = json.loads(path.with_suffix(".json").read_text("utf-8"))
    left = by_time(raw.header)
    header = _header(raw, grid)
    made = replace(
        raw, header=header, rows=told["rows"], broken=told["broken"], path=path,
        notes=[note for note in raw.notes if note not in left],
    )  # fmt: skip
    return Unfolded(
        raw, made, grid, tuple(texts), where,
        raw.rows, told["rows"], told["blank"], told["empty"], told["unlike"], told["first"],
    )  # fmt: skip


def _kept(raw: RawPart, grid: MonthGrid) -> list[int]:
    """Columns that stand in every row of a line: neither months nor their totals."""
    gone = {i for month in grid.months for i in month.columns} | set(grid.totals)
    return [i for i in range(len(raw.header)) if i not in gone]


def _header(raw: RawPart, grid: MonthGrid) -> list[str]:
    names = [raw.header[i] for i in _kept(raw, grid)]
    for name in (MONTH_HEADER, *(measure or VALUE_HEADER for measure in grid.measures)):
        number, unique = 1, name
        while unique in names:
            number += 1
            unique = f"{name}_{number}"
        names.append(unique)
    return names


@dataclass
class _Counts:
    rows: int = 0
    broken: int = 0
    blank: int = 0
    empty: int = 0
    unlike: int = 0
    first: int = 0

    def differ(self, lines: Sequence[int]) -> None:
        """Count lines whose sum is not that of their months."""
        self.unlike += len(lines)
        self.first = self.first or min(lines, default=0)


def _write(raw: RawPart, grid: MonthGrid, texts: Sequence[str], path: Path) -> bool:
    counts, schema = _Counts(), _schema(len(_header(raw, grid)))
    kept, beside = _kept(raw, grid), path.with_suffix(".part")
    total = total_of(raw.header, grid)
    with guard(path):
        with pa.memory_map(str(raw.path)) as source, pa.ipc.new_file(str(beside), schema) as out:
            reader = pa.ipc.open_file(source)
            for index in range(reader.num_record_batches):
                batch = reader.get_batch(index)
                if batch.num_rows and pc.max(batch.column(_LINE)).as_py() > MAX_MONTH_LINE:
                    return False
                if total is not None:
                    counts.differ(unlike_lines(batch, grid, total))
                out.write_batch(_apart(batch, kept, grid.months, texts, schema, counts))
        path.with_suffix(".json").write_text(json.dumps(vars(counts)), encoding="utf-8")
        beside.replace(path)
    return True


def _schema(width: int) -> pa.Schema:
    cells = [pa.field(f"c{i}", pa.string()) for i in range(width)]
    marks = [(_LINE, pa.int64()), (_BROKEN, pa.string()), (_EXTRA, pa.string())]
    return pa.schema([*cells, *(pa.field(name, kind) for name, kind in marks)])


def _apart(
    batch: pa.RecordBatch,
    kept: Sequence[int],
    months: Sequence[Month],
    texts: Sequence[str],
    schema: pa.Schema,
    counts: _Counts,
) -> pa.RecordBatch:
    """The rows of some lines, line by line and in each from the first month on."""
    broken = pc.is_valid(batch.column(_BROKEN))
    filled = [_filled([batch.column(i) for i in month.columns]) for month in months]
    some = filled[0]
    for mask in filled[1:]:
        some = pc.or_(some, mask)
    # a line whose cells have shifted may hold an amount where no month is
    filled[0] = pc.or_(filled[0], pc.and_(broken, pc.invert(some)))
    counts.empty += pc.sum(pc.invert(pc.or_(some, broken))).as_py() or 0
    pieces = [
        _month(batch.filter(mask), kept, month, texts[number], number, schema)
        for number, (mask, month) in enumerate(zip(filled, months, strict=True))
    ]
    made = pa.Table.from_batches(pieces, schema).combine_chunks()
    order = pc.sort_indices(made.column(_LINE))
    made = made.take(order).combine_chunks()
    batches = made.to_batches()
    out = batches[0] if batches else pa.RecordBatch.from_pylist([], schema)
    counts.rows += out.num_rows
    counts.broken += out.num_rows - out.column(_BROKEN).null_count
    counts.blank += batch.num_rows * len(months) - out.num_rows
    return out


def _month(
    batch: pa.RecordBatch,
    kept: Sequence[int],
    month: Month,
    text: str,
    number: int,
    schema: pa.Schema,
) -> pa.RecordBatch:
    size = batch.num_rows
    lines = batch.column(_LINE).to_pylist()
    return pa.RecordBatch.from_arrays(
        [
            *(batch.column(i) for i in kept),
            pa.array([text] * size, pa.string()),
            *(batch.column(i) for i in month.columns),
            pa.array([month_place(line, number) for line in lines], pa.int64()),
            batch.column(_BROKEN),
            batch.column(_EXTRA),
        ],
        schema=schema,
    )


def _filled(columns: Sequence[pa.Array]) -> pa.Array:
    """Where any of the cells of a month holds something; a dash or 无 is nothing."""
    found = None
    for column in columns:
        texts = pc.fill_null(column, "")
        blank = [text for text in pc.unique(texts).to_pylist() if _is_blank(text)]
        mask = pc.invert(pc.is_in(texts, value_set=pa.array(blank, pa.string())))
        found = mask if found is None else pc.or_(found, mask)
    return found


def _is_blank(text: str) -> bool:
    return element("金额", "元").clean(text).state is State.BLANK
