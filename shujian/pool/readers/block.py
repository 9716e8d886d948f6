"""Rows on their way from a reader to a part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from shujian.pool.readers.cells import unwrapped

_TRICKS = "^[='].*"


@dataclass
class Rows:
    """Rows in physical order.

    Args:
        lines: physical line of each row.
        cells: the cells that stand in each row, any number of them.
        broken: index of a row → why its structure is broken.
    """

    lines: Sequence[int]
    cells: Sequence[Sequence[str]]
    broken: dict[int, str] = field(default_factory=dict)

    def since(self, at: int) -> Rows:
        """Those from one on."""
        broken = {i - at: why for i, why in self.broken.items() if i >= at}
        return Rows(self.lines[at:], self.cells[at:], broken)


@dataclass
class Columns:
    """Sound rows as columns already, one line each, without a gap.

    Args:
        first_line: physical line of the first row.
        columns: string arrays of equal length, none null.
    """

    first_line: int
    columns: list[pa.Array]


def as_rows(columns: list[pa.Array], lines: pa.Array, broken: pa.Array, at: int = 0) -> Rows:
    """The rows from one on, as a reader gives them."""
    cells = list(zip(*(column.slice(at).to_pylist() for column in columns), strict=True))
    whys = {i: why for i, why in enumerate(broken.slice(at).to_pylist()) if why}
    return Rows(lines.slice(at).to_pylist(), cells, whys)


def untricked(column: pa.Array) -> pa.Array:
    """Undo ``="…"`` and leading apostrophes, where there are any."""
    mask = pc.match_substring_regex(column, _TRICKS)
    if not pc.any(mask).as_py():
        return column
    return pa.array([unwrapped(cell) for cell in column.to_pylist()], pa.string())
