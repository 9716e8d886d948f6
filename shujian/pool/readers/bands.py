"""Lists side by side on one sheet: each is read by itself, as if it stood alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from shujian.pool.readers.block import Rows
from shujian.pool.readers.cells import squeezed
from shujian.pool.readers.looks import Row, data_like, filled

BETWEEN = "并排的几张表之间的空列里有内容，分不出属于哪一张"
SIDE = "左右并排 {} 张表，已分开读取，这是左起第 {} 张"
UPPER = "第 {} 行起是另一张表，已分开读取"
LOWER = "从第 {} 行起的另一张表，表头与上面的不同，已分开读取"
_ROW_NUMBER = re.compile(r"序号?|编号|行号|[Nn][Oo]\.?")
_TRIED, _BELOW = 20, 5
_NAMES, _SHARED = 2, 2
_TITLE_CELLS = 4
Span = tuple[int, int]


@dataclass(frozen=True)
class Bands:
    """Where the lists stand.

    Args:
        header: index of the row of names.
        spans: first column of each list, and the one behind its last.
    """

    header: int
    spans: tuple[Span, ...]

    def cut(self, rows: Rows, span: Span, titled: int) -> Rows:
        """The rows of one list; what stands above all of them is said to each.

        Args:
            rows: of the sheet.
            span: of the list.
            titled: so many rows at the beginning are titles.
        """
        width = span[1] - span[0]
        cells = [
            _padded([" ".join(filled(row))] if i < titled else row[span[0] : span[1]], width)
            for i, row in enumerate(rows.cells)
        ]
        broken = dict(rows.broken)
        for index, row in enumerate(rows.cells):
            if index >= titled and self._between(row):
                broken.setdefault(index, BETWEEN)
        return Rows(rows.lines, cells, broken)

    def _between(self, row: Row) -> bool:
        inside = {i for a, b in self.spans for i in range(a, b)}
        return any(cell.strip() for i, cell in enumerate(row) if i not in inside)


def find_bands(rows: Sequence[Row]) -> Bands | None:
    """The lists that stand side by side; None for a single one.

    They have the same names, or names of both in common and a blank column between them.

    Args:
        rows: the first rows of a sheet.
    """
    for index, row in enumerate(rows[:_TRIED]):
        if len(filled(row)) < _NAMES * 2:
            continue
        below = rows[index + 1 :]
        if data_like(row) or not any(map(data_like, below[:_BELOW])):
            return None
        if any(map(_groups, rows[:index])):
            return None  # 户主 and 配偶 above the same names: one row speaks of both
        names = [squeezed(cell) for cell in row]
        spans = list(_apart(names, below))
        sets = [{name for name in names[a:b] if name} for a, b in spans]
        if len(spans) > 1 and all(len(sets[0] & one) >= _SHARED for one in sets[1:]):
            return Bands(index, tuple(spans))
        return _close(names, index)
    return None


def _groups(row: Row) -> bool:
    """Names above names; titles stand alone, captions say what they are of."""
    cells = filled(row)
    labelled = any(":" in cell or "：" in cell for cell in cells)
    return len(cells) > _TITLE_CELLS or (len(cells) > 1 and not labelled and not data_like(cells))


def _apart(names: Sequence[str], below: Sequence[Row]) -> Iterator[Span]:
    """Runs of columns between those in which nothing stands."""
    width = max(len(names), *(len(row) for row in below))
    held = [
        (i < len(names) and bool(names[i])) or any(len(r) > i and r[i].strip() for r in below)
        for i in range(width)
    ]
    for filled_, run in groupby(range(width), key=lambda i: held[i]):
        places = list(run)
        if filled_:
            yield places[0], places[-1] + 1


def _close(names: Sequence[str], index: int) -> Bands | None:
    """The same names one after another, without a blank column, where each list counts its rows.

    Else the second 姓名 may be that of a guardian, and one row speaks of both.
    """
    named = [i for i, name in enumerate(names) if name]
    first, count = named[0], len(named)
    if named[-1] - first + 1 != count:
        return None
    for length in range(_NAMES, count // 2 + 1):
        times, rest = divmod(count, length)
        once = list(names[first : first + length])
        counted = _ROW_NUMBER.fullmatch(once[0]) is not None
        if (
            not rest
            and counted
            and len(set(once)) == length
            and once * times == list(names[first:][:count])
        ):
            starts = range(first, first + count, length)
            return Bands(index, tuple((start, start + length) for start in starts))
    return None


def _padded(row: Row, width: int) -> list[str]:
    return [*row, *[""] * (width - len(row))]
