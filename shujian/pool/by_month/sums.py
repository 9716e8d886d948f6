"""Whether a list's own sums are those of its months: else a month may be hidden or wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from shujian.core.cells import State
from shujian.pool.by_month.grid import MonthGrid
from shujian.schema.elements import element
from shujian.schema.standardise import standardise_column

_PARTIAL = re.compile(r"季|半年|累计")
_WIDE = pa.decimal128(30, 2)
"""Holds the sum of all months of a line, however large each is."""


def total_of(header: Sequence[str], grid: MonthGrid) -> int | None:
    """The column that adds all months up; None where none does for certain.

    Args:
        header: names of all columns.
        grid: the months.
    """
    whole = [i for i in grid.totals if not _PARTIAL.search(header[i])]
    return whole[0] if len(whole) == 1 and len(grid.measures) == 1 else None


def unlike_lines(batch: pa.RecordBatch, grid: MonthGrid, total: int) -> list[int]:
    """Lines whose months do not add up to their sum, as far as all of them can be read.

    Args:
        batch: as the readers write it.
        grid: the months.
        total: index of the column of sums.
    """
    said, known = _numbers(batch.column(total), State.VALUE)
    summed = None
    for month in grid.months:
        amount, read = _numbers(batch.column(month.columns[0]), State.VALUE, State.BLANK)
        known = pc.and_(known, read)
        summed = amount if summed is None else pc.add(summed, amount).cast(_WIDE)
    differs = pc.and_(known, pc.not_equal(summed, said))
    lines: list[int] = batch.column("__line").filter(differs).to_pylist()
    return lines


def _numbers(column: pa.Array, *good: State) -> tuple[pa.Array, pa.Array]:
    """The amounts, 0 where there is none, and where the cell is in one of the states."""
    read = standardise_column(element("金额", "元"), pc.fill_null(column, ""))
    values = pc.fill_null(read.values.cast(_WIDE), 0)
    return values, pc.is_in(read.states, value_set=pa.array([int(s) for s in good], pa.int8()))
