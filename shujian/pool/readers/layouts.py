"""Tables that are laid out so that no row of them is a record: said, not guessed at."""

from __future__ import annotations

from collections.abc import Sequence

from shujian.pool.readers.cells import looks_like_data, squeezed
from shujian.pool.readers.looks import Row, data_like, filled

_FEW = 3
TURNED = "第一列像是列名，一列一条记录：请把表转置（行列互换）后再导入"
BESIDE = "同样的列名并排出现 {} 次，一行里有几条记录：请把并排的几栏接成一栏后再导入"


def odd_shape(rows: Sequence[Row]) -> list[str]:
    """What a table without a header looks like, Chinese; empty where nothing is recognised.

    Args:
        rows: the first rows.
    """
    held = [row for row in rows if filled(row)]
    if not held:
        return []
    times = _times([squeezed(cell) for cell in filled(held[0])])
    if times > 1 and not data_like(held[0]):
        return [BESIDE.format(times)]
    return [TURNED] if _turned(held) else []


def _times(names: list[str]) -> int:
    """How often the same names stand one after another: 号码 姓名 号码 姓名 is twice."""
    for length in range(2, len(names) // 2 + 1):
        times, rest = divmod(len(names), length)
        if not rest and len(set(names[:length])) == length and names == names[:length] * times:
            return times
    return 1


def _turned(rows: list[Row]) -> bool:
    """Words in the first column, each once, and beside some of them nothing but data."""
    firsts = [row[0].strip() for row in rows]
    wordy = all(first and not looks_like_data(first) for first in firsts)
    data = [
        row
        for row in rows
        if len(filled(row)) >= _FEW and all(map(looks_like_data, filled(row)[1:]))
    ]
    return (
        wordy and len(set(firsts)) == len(firsts) > 1 and len(data) * 3 >= len(rows) and bool(data)
    )
