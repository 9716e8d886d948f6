"""How a row of a sheet looks: words, data, a caption, names of columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from shujian.pool.readers.cells import looks_like_data, squeezed

_MAX_NAME = 60
_MONTH = re.compile(r"(?:19|20)\d\d[-./]?(?:0[1-9]|1[0-2])")
_LEAST_DAYS = 10
Row = Sequence[str]


def filled(row: Row) -> list[str]:
    """The cells that hold something."""
    return [cell.strip() for cell in row if cell.strip()]


def extent(row: Row) -> int:
    """Columns up to the last cell that holds something."""
    return max((i + 1 for i, cell in enumerate(row) if cell.strip()), default=0)


def padded(row: Row, width: int) -> list[str]:
    """The row with exactly so many cells."""
    return [*row[:width], *([""] * (width - len(row)))]


def is_caption(row: Row, count: int) -> bool:
    """填报单位：… 单位：元 and the like: every cell is a label with its value."""
    return count <= 4 and len(row) > 1 and all(":" in c or "：" in c for c in filled(row))


def wordy(row: Row) -> bool:
    """Words nearly all over, as names of columns are."""
    cells = filled(row)
    named = years(cells) | months(cells) | days(cells)
    texts = [
        cell
        for cell in cells
        if len(cell) <= _MAX_NAME and (cell in named or not looks_like_data(cell))
    ]
    return len(texts) >= 0.7 * len(cells)


def header_like(row: Row) -> bool:
    """Words, and few of them twice."""
    cells = filled(row)
    return wordy(row) and len(set(cells)) >= 0.6 * len(cells)


def years(cells: Row) -> set[str]:
    """2022, 2023, 2024 beside words: columns named by their years, one after another."""
    found = [cell for cell in cells if re.fullmatch(r"(?:19|20)\d\d", cell)]
    steps = {int(b) - int(a) for a, b in pairwise(found)}
    return set(found) if len(cells) > len(found) > 1 and steps in ({1}, {-1}) else set()


def months(cells: Row) -> set[str]:
    """202401, 202402 (2024-01, 2024.01) beside words: columns named by their months."""
    found = [cell for cell in cells if _MONTH.fullmatch(cell)]
    counts = [int(cell[:4]) * 12 + int(cell[-2:]) for cell in found]
    steps = {b - a for a, b in pairwise(counts)}
    return set(found) if _beside_words(cells, found, 2) and steps in ({1}, {-1}) else set()


def days(cells: Row) -> set[str]:
    """1, 2, 3 … 31 beside words: columns named by the days of a month."""
    found = [cell for cell in cells if re.fullmatch(r"0?[1-9]|[12]\d|3[01]", cell)]
    running = [int(cell) for cell in found] == list(range(1, len(found) + 1))
    return set(found) if _beside_words(cells, found, _LEAST_DAYS) and running else set()


def _beside_words(cells: Row, found: Row, least: int) -> bool:
    """So many, and beside them words only: a row of data has a number or a day there."""
    others = [cell for cell in cells if cell not in found]
    return len(found) >= least and len(others) > 1 and not any(map(looks_like_data, others))


def data_like(row: Row) -> bool:
    """Whether any cell is a number, a date or an identifier."""
    return any(looks_like_data(cell) for cell in filled(row))


def comes_again(rows: Sequence[Row], index: int) -> bool:
    """Whether a cell of the row stands again below it in its column, but not the whole row.

    男 or 城镇职工 do, names of columns do not (pages pasted together repeat whole rows).
    """
    here = [squeezed(cell) for cell in rows[index]]
    numbers = days(filled(rows[index]))  # a 1 under the first day is no name that comes again
    here = ["" if cell in numbers else cell for cell in here]
    words = {cell for cell in here if cell}
    again = 0
    for below in rows[index + 1 :]:
        there = [squeezed(cell) for cell in below]
        same = sum(1 for a, b in zip(here, there, strict=False) if a and a == b)
        known = len(words.intersection(there))
        # the header of another part of the page has some of the names in other columns
        moved = known > same and known >= len(words) * 0.6
        if same and not moved and same < max(1, len(filled(rows[index])) * 0.8):
            again += 1
    return again >= 2
