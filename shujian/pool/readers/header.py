"""Find the header: below the titles, above the data, sometimes two rows high, sometimes absent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from shujian.pool.readers.another import is_heading
from shujian.pool.readers.cells import as_name
from shujian.pool.readers.codelines import ABOVE, code_line
from shujian.pool.readers.layouts import by_time, form, odd_shape, two_tables
from shujian.pool.readers.levels import Merged, joined, levels, raised
from shujian.pool.readers.looks import (
    comes_again,
    data_like,
    extent,
    filled,
    header_like,
    is_caption,
    padded,
)

HEAD_ROWS = 60
_TRIES = 12
_LEAST = 2
"""Rows that make a list of what has names above it."""


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
        first = raised(rows, _search(rows), merged)
        last = first if first < 0 else levels(rows, first, merged)
    else:
        first = last = given
    top, ragged = max(first, 0), width == 0
    odd = "" if given is not None or first < 0 else _no_table(rows, first, last)
    first, last = (-1, -1) if odd else (first, last)
    codes = code_line(rows, first) if given is None and first == last >= 0 else ""
    if last >= 0:
        header = [list(rows[i]) for i in range(first, last + 1)]
        if codes:
            last += 1
            header = [list(rows[last if codes == ABOVE else first])]
        width = max(width, *(extent(row) for row in header))
        if width <= 1:
            width = max(width, extent(rows[last]), 1)
    if last < 0:
        width = max(width, _usual_extent(rows), 1)
        why = [odd] if odd else odd_shape(rows[top:])
        notes = ["没有找到表头，列名按位置写作 列1、列2 …", *why]
        return Header(top, -1, [f"列{i + 1}" for i in range(width)], notes)
    below = [row for row in rows[last + 1 :] if filled(row)]
    if len(below) > 2:  # one or two long rows do not overrule a header
        beyond = _usual_extent(below)
        if ragged:  # nor do some among shorter ones: a stray mark has moved their cells
            stated = max(len(row) for row in header)
            beyond = min(beyond, max(stated, _common_extent(below)))
            beyond = max(beyond, min(stated, max(map(extent, below))))
        width = max(width, beyond)
    names, notes = _names([padded(row, width) for row in header], merged, first)
    if codes:
        notes.insert(0, "表头有一行代码，列名取汉字的一行")
    elif last > first:
        notes.insert(0, f"表头共 {last - first + 1} 行，已按“上级-下级”合并列名")
    return Header(first, last, names, [*notes, *by_time(names)])


def _no_table(rows: Sequence[Sequence[str]], first: int, last: int) -> str:
    """Why no row below what looks like a header would be a record, Chinese; "" where they are."""
    below = [row for row in rows[last + 1 :] if filled(row)]
    return two_tables(rows[last], below) or form(rows[first:])


def _usual_extent(rows: Sequence[Sequence[str]]) -> int:
    """Columns that more than a third of the rows reach."""
    extents = sorted((extent(row) for row in rows if filled(row)), reverse=True)
    return extents[len(extents) // 3] if extents else 0


def _common_extent(rows: Sequence[Sequence[str]]) -> int:
    """Columns that nine rows in ten reach."""
    extents = sorted((extent(row) for row in rows), reverse=True)
    return extents[min(len(extents) * 9 // 10, len(extents) - 1)]


def _search(rows: Sequence[Sequence[str]]) -> int:
    """Index of the first header row, -1 when there is none."""
    counts = [len(filled(row)) for row in rows]
    ranked = sorted((c for c in counts if c), reverse=True)
    if not ranked:
        return -1
    usual = ranked[1] if len(ranked) >= 4 else ranked[0]
    tried = 0
    for index, row in enumerate(rows):
        narrow = counts[index] < max(1, (usual + 1) // 2) and not _small_list(rows, index)
        if narrow or is_caption(row, counts[index]):
            continue
        if header_like(row):
            return -1 if comes_again(rows, index) else index
        tried += 1
        if tried >= _TRIES or data_like(row):
            return -1
    return -1


def _small_list(rows: Sequence[Sequence[str]], index: int) -> bool:
    """Whether a row names the columns of rows right below it, however wide a list further down is.

    Its rows would be taken for titles of that list.
    """
    names, below = filled(rows[index]), rows[index + 1 : index + 1 + _LEAST]
    if len(names) <= _LEAST or data_like(names) or sum(map(is_heading, names)) * 2 <= len(names):
        return False
    fits = (data_like(row) and 1 < len(filled(row)) <= len(names) for row in below)
    return len(below) == _LEAST and all(fits)


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
        name = joined(parts)
        if not name:
            name = f"列{column + 1}"
            nameless.append(column + 1)
        names.append(unused(name, used, notes))
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
    first = 0
    for column in range(1, len(row)):
        own, before = below[column].strip(), below[column - 1].strip()
        if row[column].strip():
            first = column
        # beside 刑期 over 起, 止 stands 案号, a name of its own
        elif own and before and (not is_heading(own) or is_heading(below[first].strip())):
            row[column] = row[column - 1]


def unused(name: str, used: set[str], notes: list[str]) -> str:
    """The name, with a number where it is taken; kept in ``used``, told in ``notes``."""
    unique, number = name, 1
    while unique in used:
        number += 1
        unique = f"{name}_{number}"
    if unique != name:
        notes.append(f"列名“{name}”重复，写作 {unique}")
    used.add(unique)
    return unique
