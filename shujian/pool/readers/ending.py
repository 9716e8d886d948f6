"""Whether a text table was cut off: what its last record tells, where no line end follows it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from shujian.pool.readers.block import Rows
from shujian.pool.readers.text import UNDECODABLE

CUT = "文件在此处中断，最后一条记录可能不完整"
SEEN = 200
"""So many earlier records are looked at."""
Cells = Sequence[Sequence[str]]
_FEW = 5
"""So many earlier rows must agree before a shorter last cell counts as cut."""
_SHORTEST = 4
_CLOSING = re.compile(r"(?:本页|全部)?(?:合|总|小|共)\s*计[:：]|[^\d:：]{2,8}[:：].+\s")
"""总计：60000人 操作员：…: what is printed below the last record is no part of one."""


def mark_cut(rows: Rows, earlier: Cells, width: int, quote_open: bool) -> int:
    """Mark the last record broken where it was cut off.

    Many programs write no line end after the last row, so that alone tells nothing.

    Args:
        rows: the last records of a text whose last line has no end; changed here.
        earlier: some records before them.
        width: cells of a sound record.
        quote_open: a quoted cell was still open where the text ends.

    Returns:
        The line of the record; 0 where it seems whole.
    """
    if not rows.cells:
        return 0
    last = len(rows.cells) - 1
    half = rows.broken.get(last) == UNDECODABLE and rows.cells[last][-1].endswith("\ufffd")
    sound = [cells for cells in (*earlier, *rows.cells[:-1])[-SEEN:] if len(cells) == width]
    record = rows.cells[-1]
    if not (quote_open or half or _short(record, sound, width) or _shorter(record, sound, width)):
        return 0
    if not quote_open:
        rows.broken[last] = CUT
    return int(rows.lines[last])


def _short(record: Sequence[str], sound: Cells, width: int) -> bool:
    """The record lacks cells; one cell alone only where it looks like a first cell."""
    if not 0 < len(record) < width or not record[0].strip() or _CLOSING.match(record[0].strip()):
        return False
    firsts = [cells[0] for cells in sound]
    if len(record) > 1 or not firsts:
        return len(record) > 1
    alike = sum(first.isascii() for first in firsts) * 2 > len(firsts)
    return record[0].isascii() == alike and len(record[0]) <= max(map(len, firsts))


def _shorter(record: Sequence[str], sound: Cells, width: int) -> bool:
    """All earlier last cells have one length, as numbers and dates have, and this one is cut."""
    if len(record) != width or width < 2 or len(sound) < _FEW:
        return False
    own, usual = len(record[-1]), len(sound[0][-1])
    return 0 < own < usual >= _SHORTEST and all(len(cells[-1]) == usual for cells in sound)
