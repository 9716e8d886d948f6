"""Find the header: below the titles, above the data, sometimes two rows high, sometimes absent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from shujian.pool.readers.cells import as_name, looks_like_data, squeezed
from shujian.pool.readers.codelines import ABOVE, code_line

HEAD_ROWS = 60
_TRIES = 12
_LEVELS = 3
_MAX_NAME = 60


@dataclass
class Header:
    """Where the header stands.

    Args:
        first: index of its first row; rows above are titles.
        last: index of its last row; -1 without a header.
        names: one for each column, unique and never empty.
        notes: Chinese.
    """

    first: int
    last: int
    names: list[str]
    notes: list[str] = field(default_factory=list)


Merged = Sequence[tuple[int, int, int, int]]
"""Merged ranges: first row, first column, last row, last column; rows are indices here."""


def find_header(
    rows: Sequence[Sequence[str]], width: int = 0, merged: Merged = (), given: int | None = None
) -> Header:
    """Find the header in a table's first rows.

    Args:
        rows: the first rows, blank ones too.
        width: columns the table is known to have at least.
        merged: merged cells of a worksheet.
        given: index of the header row by a person's word; -1 for none.
    """
    if given is None:
        first = _search(rows)
        last = first if first < 0 else _levels(rows, first, merged)
    else:
        first = last = given
    top, ragged = max(first, 0), width == 0
    codes = code_line(rows, first) if given is None and first == last >= 0 else ""
    if last >= 0:
        header = [list(rows[i]) for i in range(first, last + 1)]
        if codes:
            last += 1
            header = [list(rows[last if codes == ABOVE else first])]
        width = max(width, *(_extent(row) for row in header))
        if width <= 1:
            width = max(width, _extent(rows[last]), 1)
    if last < 0:
        width = max(width, _usual_extent(rows), 1)
        notes = ["没有找到表头，列名按位置写作 列1、列2 …"]
        return Header(top, -1, [f"列{i + 1}" for i in range(width)], notes)
    below = [row for row in rows[last + 1 :] if _filled(row)]
    if len(below) > 2:  # one or two long rows do not overrule a header
        beyond = _usual_extent(below)
        if ragged:  # nor do some among shorter ones: a stray mark has moved their cells
            stated = max(len(row) for row in header)
            beyond = min(beyond, max(stated, _common_extent(below)))
            beyond = max(beyond, min(stated, max(map(_extent, below))))
        width = max(width, beyond)
    names, notes = _names([_padded(row, width) for row in header], merged, first)
    if codes:
        notes.insert(0, "表头有一行代码，列名取汉字的一行")
    elif last > first:
        notes.insert(0, f"表头共 {last - first + 1} 行，已按“上级-下级”合并列名")
    return Header(first, last, names, notes)


def _filled(row: Sequence[str]) -> list[str]:
    return [cell.strip() for cell in row if cell.strip()]


def _extent(row: Sequence[str]) -> int:
    return max((i + 1 for i, cell in enumerate(row) if cell.strip()), default=0)


def _usual_extent(rows: Sequence[Sequence[str]]) -> int:
    """Columns that more than a third of the rows reach."""
    extents = sorted((_extent(row) for row in rows if _filled(row)), reverse=True)
    return extents[len(extents) // 3] if extents else 0


def _common_extent(rows: Sequence[Sequence[str]]) -> int:
    """Columns that nine rows in ten reach."""
    extents = sorted((_extent(row) for row in rows), reverse=True)
    return extents[min(len(extents) * 9 // 10, len(extents) - 1)]


def _search(rows: Sequence[Sequence[str]]) -> int:
    """Index of the first header row, -1 when there is none."""
    counts = [len(_filled(row)) for row in rows]
    ranked = sorted((c for c in counts if c), reverse=True)
    if not ranked:
        return -1
    usual = ranked[1] if len(ranked) >= 4 else ranked[0]
    tried = 0
    for index, row in enumerate(rows):
        if counts[index] < max(1, (usual + 1) // 2) or _is_caption(row, counts[index]):
            continue
        if _header_like(row):
            return -1 if _comes_again(rows, index) else index
        tried += 1
        if tried >= _TRIES or _data_like(row):
            return -1
    return -1


def _is_caption(row: Sequence[str], count: int) -> bool:
    """填报单位：… 单位：元 and the like: every cell is a label with its value."""
    filled = _filled(row)
    return count <= 4 and len(row) > 1 and all(":" in c or "：" in c for c in filled)


def _header_like(row: Sequence[str]) -> bool:
    filled = _filled(row)
    years = _years(filled)
    texts = [
        cell
        for cell in filled
        if len(cell) <= _MAX_NAME and (cell in years or not looks_like_data(cell))
    ]
    if len(texts) < 0.7 * len(filled):
        return False
    return len(set(filled)) >= 0.6 * len(filled)


def _years(filled: Sequence[str]) -> set[str]:
    """2022, 2023, 2024 beside words: columns named by their years, one after another."""
    years = [cell for cell in filled if re.fullmatch(r"(?:19|20)\d\d", cell)]
    steps = {int(b) - int(a) for a, b in pairwise(years)}
    return set(years) if len(filled) > len(years) > 1 and steps in ({1}, {-1}) else set()


def _data_like(row: Sequence[str]) -> bool:
    return any(looks_like_data(cell) for cell in _filled(row))


def _comes_again(rows: Sequence[Sequence[str]], index: int) -> bool:
    """Whether a cell of the row stands again below it in its column, but not the whole row.

    男 or 城镇职工 do, names of columns do not (pages pasted together repeat whole rows).
    """
    here = [squeezed(cell) for cell in rows[index]]
    words = {cell for cell in here if cell}
    again = 0
    for below in rows[index + 1 :]:
        there = [squeezed(cell) for cell in below]
        same = sum(1 for a, b in zip(here, there, strict=False) if a and a == b)
        known = len(words.intersection(there))
        # the header of another part of the page has some of the names in other columns
        moved = known > same and known >= len(words) * 0.6
        if same and not moved and same < max(1, len(_filled(rows[index])) * 0.8):
            again += 1
    return again >= 2


def _levels(rows: Sequence[Sequence[str]], first: int, merged: Merged) -> int:
    last = first
    while last + 1 < len(rows) and last - first + 1 < _LEVELS:
        if not _goes_on(rows, first, last, merged):
            break
        last += 1
    return last


def _goes_on(rows: Sequence[Sequence[str]], first: int, last: int, merged: Merged) -> bool:
    """Whether the row under ``last`` still belongs to the header."""
    below = rows[last + 1]
    if not _filled(below) or not _header_like(below) or _comes_again(rows, last + 1):
        return False
    if any(r1 <= last < r2 for r1, _, r2, _ in merged if r1 >= first):
        return True
    width = max(_extent(rows[last]), _extent(below))
    above, under = _padded(rows[last], width), _padded(below, width)
    if any(
        r1 == last == r2 and c2 > c1 and any(c.strip() for c in under[c1 : c2 + 1])
        for r1, c1, r2, c2 in merged
    ):
        return True
    gaps = [i for i in range(width) if not above[i].strip() and under[i].strip()]
    holes = [i for i in range(width) if above[i].strip() and not under[i].strip()]
    covered = all(above[i].strip() or under[i].strip() for i in range(width))
    return not merged and bool(gaps) and bool(holes) and covered


def _padded(row: Sequence[str], width: int) -> list[str]:
    return [*row[:width], *([""] * (width - len(row)))]


def _names(header: list[list[str]], merged: Merged, first: int) -> tuple[list[str], list[str]]:
    if len(header) > 1:
        for level, row in enumerate(header[:-1]):
            _fill_right(row, header[level + 1], [m for m in merged if m[0] == first + level])
    names: list[str] = []
    notes: list[str] = []
    used: set[str] = set()
    nameless: list[int] = []
    for column in range(len(header[0])):
        parts: list[str] = []
        for row in header:
            name = as_name(row[column])
            if name and (not parts or parts[-1] != name):
                parts.append(name)
        name = "-".join(parts)
        if not name:
            name = f"列{column + 1}"
            nameless.append(column + 1)
        names.append(_unused(name, used, notes))
    if nameless:
        listed = "、".join(map(str, nameless[:8]))
        more = f" 等 {len(nameless)} 列" if len(nameless) > 8 else " 列"
        notes.append(f"第 {listed}{more}没有列名，按位置写作 列{nameless[0]} …")
    return names, notes


def _fill_right(row: list[str], below: list[str], merged: Merged) -> None:
    """Give a group's name to each of its columns."""
    if merged:
        for _, c1, _, c2 in merged:
            for column in range(c1 + 1, min(c2 + 1, len(row))):
                row[column] = row[column] or row[c1]
        return
    for column in range(1, len(row)):
        if not row[column].strip() and below[column].strip() and below[column - 1].strip():
            row[column] = row[column - 1]


def _unused(name: str, used: set[str], notes: list[str]) -> str:
    unique, number = name, 1
    while unique in used:
        number += 1
        unique = f"{name}_{number}"
    if unique != name:
        notes.append(f"列名“{name}”重复，写作 {unique}")
    used.add(unique)
    return unique
