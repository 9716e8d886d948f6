"""A line of codes (XM, SFZH, AAC002) above or under the names of the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from shujian.pool.readers.cells import squeezed
from shujian.pool.readers.looks import data_like

ABOVE, BELOW = "above", "below"
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_.]{1,30}")
_NAME = re.compile(
    r".*(?:姓名|号码|证号|编号|代码|日期|时间|年月|月份|金额|名称|地址|住址|单位|类型|类别|性别|年龄|备注|电话"
    r"|状态|标志|标识|原因|结果|数量|机构|部门|区划|级别|[数额款率]|ID)[)）]?"
)
_CHINESE = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9/（）()、]{0,15}")
_LEAST = 3


def code_line(rows: Sequence[Sequence[str]], first: int) -> str:
    """Whether the first row of the header, or the one under it, holds codes only.

    Args:
        rows: the first rows of the table.
        first: index of what was found to be the header.

    Returns:
        ``ABOVE``: the names stand in the next row; ``BELOW``: the codes do; "" for neither.
    """
    if first + 2 >= len(rows):
        return ""
    here, below, next_one = (_cells(rows[first + i]) for i in range(3))
    if _coded(rows[first], rows[first + 1]) and not _codes(below):
        worded = data_like(rows[first + 2]) and _words(below, len(here))
        if worded or _names(below, len(here)):
            return ABOVE
    # rows of codes may be the data; then the next one is of them too
    if _codes(below) and not _codes(here) and len(below) >= len(here) * 0.8 and next_one:
        return "" if _codes(next_one) else BELOW
    return ""


def _cells(row: Sequence[str]) -> list[str]:
    return [text for cell in row if (text := squeezed(cell))]


def _codes(cells: Sequence[str]) -> bool:
    whole = len(cells) >= _LEAST and len(set(cells)) == len(cells)
    return whole and all(_CODE.fullmatch(cell) for cell in cells)


def _coded(above: Sequence[str], below: Sequence[str]) -> bool:
    """Codes, among them names that stand in the row below once more: nobody knew a code."""
    cells = _cells(above)
    if _codes(cells):
        return True
    own = [a for a, b in zip_longest(above, below, fillvalue="") if squeezed(a) != squeezed(b)]
    return _codes(_cells(own)) and len(set(cells)) == len(cells)


def _words(cells: Sequence[str], count: int) -> bool:
    """As many cells as there are codes, of Chinese words alone: above data, names of columns."""
    alone = all(_CHINESE.fullmatch(cell) for cell in cells)
    return alone and len(set(cells)) == len(cells) >= count * 0.8 and not data_like(cells)


def _names(cells: Sequence[str], count: int) -> bool:
    """As many cells as there are codes, at least half of them words that head a column."""
    words = sum(_NAME.fullmatch(cell) is not None for cell in cells)
    return len(set(cells)) == len(cells) >= count * 0.8 and words * 2 >= len(cells)
