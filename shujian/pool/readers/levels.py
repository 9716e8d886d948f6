"""How many rows a header has: groups of columns above, units below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from shujian.pool.readers.looks import (
    Row,
    comes_again,
    data_like,
    extent,
    filled,
    header_like,
    is_caption,
    padded,
    wordy,
)

Merged = Sequence[tuple[int, int, int, int]]
"""Merged ranges: first row, first column, last row, last column; rows are indices here."""
_LEVELS = 3
_UNIT = re.compile(
    r"[（(\[]?(?:单位[:：])?(?:元|万元|千元|百元|亿元|角|分|人|人次|户|件|宗|个|天|日|月|个月|年|岁|亩|公顷|吨|公斤|千克|克|米"
    r"|公里|辆|套|平方米|平米|㎡|m2|%|％)[）)\]]?"
)
_BRACKETED = re.compile(r"[（(\[].{1,20}[）)\]]")


def raised(rows: Sequence[Row], first: int, merged: Merged) -> int:
    """The header's first row, one up where merged groups of columns stand above it.

    Args:
        rows: the first rows of the table.
        first: index of what was found to be the header.
        merged: merged cells.
    """
    if first < 1:
        return first
    above = rows[first - 1]
    cells = filled(above)
    if len(cells) < 2 or is_caption(above, len(cells)) or data_like(above):
        return first
    spans = {c1: c2 - c1 + 1 for r1, c1, r2, c2 in merged if r1 == first - 1 <= r2}
    covered = sum(spans.get(i, 1) for i, cell in enumerate(above) if cell.strip())
    grouped = sum(spans.get(i, 1) > 1 for i, cell in enumerate(above) if cell.strip())
    return first - 1 if grouped and covered >= 0.8 * extent(rows[first]) else first


def levels(rows: Sequence[Row], first: int, merged: Merged) -> int:
    """The index of the header's last row."""
    last = first
    while last + 1 < len(rows) and last - first + 1 < _LEVELS:
        if not (_units(rows, last) or _goes_on(rows, first, last, merged)):
            break
        last += 1
    return last


def _units(rows: Sequence[Row], last: int) -> bool:
    """Whether the row below holds nothing but units, each under a name."""
    below = rows[last + 1]
    above = padded(rows[last], len(below))
    cells = filled(below)
    return 0 < len(cells) < len(filled(above)) and all(
        above[i].strip() and _UNIT.fullmatch(cell.strip()) is not None
        for i, cell in enumerate(below)
        if cell.strip()
    )


def _goes_on(rows: Sequence[Row], first: int, last: int, merged: Merged) -> bool:
    """Whether the row under ``last`` still belongs to the header."""
    below = rows[last + 1]
    if not filled(below) or not wordy(below) or comes_again(rows, last + 1):
        return False
    # under groups the same names come again: 1月, 2月 of each year
    if any(r1 <= last < r2 for r1, _, r2, _ in merged if r1 >= first):
        return True
    width = max(extent(rows[last]), extent(below))
    above, under = padded(rows[last], width), padded(below, width)
    if any(
        r1 == last == r2 and c2 > c1 and any(c.strip() for c in under[c1 : c2 + 1])
        for r1, c1, r2, c2 in merged
    ):
        return header_like(below) or len(filled(below)) > len(filled(rows[last]))
    gaps = [i for i in range(width) if not above[i].strip() and under[i].strip()]
    holes = [i for i in range(width) if above[i].strip() and not under[i].strip()]
    covered = all(above[i].strip() or under[i].strip() for i in range(width))
    return not merged and bool(gaps) and bool(holes) and covered


def joined(parts: Sequence[str]) -> str:
    """The name of a column from its levels: 发放-金额; a unit goes into brackets.

    Args:
        parts: from the top, none empty.
    """
    name = ""
    for part in parts:
        unit = name and _UNIT.fullmatch(part) is not None
        if unit and not _BRACKETED.fullmatch(part):
            name += f"（{part}）"
        elif name and (unit or _BRACKETED.fullmatch(part)):
            name += part
        else:
            name += f"-{part}" if name else part
    return name
