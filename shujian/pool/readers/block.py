"""Rows on their way from a reader to a part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pyarrow as pa


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


@dataclass
class Columns:
    """Sound rows as columns already, one line each, without a gap.

    Args:
        first_line: physical line of the first row.
        columns: string arrays of equal length, none null.
    """

    first_line: int
    columns: list[pa.Array]
