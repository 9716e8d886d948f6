"""Rows of which the file itself says that nothing came of them: a payment that failed is none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

from shujian.schema.dictionaries import dictionary
from shujian.schema.fold import header_key

_DONE = re.compile("(?<![不未])成功")
"""退票后重发成功: it came about in the end."""
_SHOWN = 30


def columns(header: Sequence[str], used: Collection[int]) -> dict[int, str]:
    """Free columns that tell whether a row came about → what their cells say where it did not.

    Args:
        header: of the part.
        used: indices of the file's columns that stand for some standard column.
    """
    words = _words()
    keys = {i: header_key(h) for i, h in enumerate(header) if i not in used}
    return {i: words[key] for i, key in keys.items() if key in words}


def says_so(cell: str, pattern: str) -> bool:
    """Whether a cell says that nothing came of its row."""
    return bool(re.search(pattern, cell)) and not _DONE.search(cell)


def rows(data: pa.Table, header: Sequence[str], used: Collection[int], line: str) -> dict[int, str]:
    """Rows of which nothing came.

    Args:
        data: the part; its cells are ``c0 … cn``.
        header: of the part.
        used: see ``columns``.
        line: name of the column of physical lines.

    Returns:
        Physical line → what the file says of it, Chinese.
    """
    found: dict[int, str] = {}
    for index, pattern in columns(header, used).items():
        for number, cell in _cells(data, index, pattern, line):
            if says_so(cell, pattern):
                found.setdefault(number, f"列“{header[index]}”写明“{cell.strip()[:_SHOWN]}”")
    return found


def _cells(data: pa.Table, index: int, pattern: str, line: str) -> Iterator[tuple[int, str]]:
    cells = data.column(f"c{index}")
    mask = pc.fill_null(pc.match_substring_regex(cells, pattern), False)
    lines, texts = data.column(line).filter(mask), cells.filter(mask)
    yield from zip(lines.to_pylist(), texts.to_pylist(), strict=True)


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    """Folded heading → pattern of the words by which it says so."""
    return {
        header_key(heading): "|".join(map(re.escape, group["words"]))
        for group in dictionary("headings")["not_done"]
        for heading in group["headings"]
    }
