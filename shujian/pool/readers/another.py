"""Another table below the first one on the same page: its rows mean something else."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

import pyarrow as pa

from shujian.pool.readers.looks import Row, data_like, filled, header_like, is_caption

BLANK = "空行"
TITLE, ANOTHER = "表头以上的标题", "另一份表头"
NOTE = "表尾说明"
_FEW = 3
_TITLE_ROWS, _TITLE_LONG = 4, 6
_LONGEST = 16
_LABELLED = re.compile(r"[\u4e00-\u9fff]{2,12}\s*[:：]\s*\S")
_HEADING = re.compile(
    r"序号|(?:.*(?:姓名|号|号码|代码|编码|编号|日期|时间|年月|月份|名称|单位|机关|部门|场所|类别|类型|种类|性质|状态"
    r"|金额|数额|数量|人数|天数|月数|地址|区划|地区|户籍地|所在地|电话|方式|来源|原因|结果|情况|罪名|案由|备注|性别|年龄|人))"
    r"(?:[（(].{0,12}[）)])?"
)


class Below:
    """The rows of a block, by index.

    Args:
        columns: string arrays of equal length.
    """

    def __init__(self, columns: list[pa.Array]) -> None:
        self._columns = columns
        self._count = len(columns[0])

    def cells(self, index: int) -> list[str]:
        """The cells of a row; none beyond the block."""
        if index >= self._count:
            return []
        return [column[index].as_py() or "" for column in self._columns]


def is_title(rows: Below, index: int) -> bool:
    """Whether a row of the block holds one cell of words alone: what is above a header."""
    cells = filled(rows.cells(index)) if index >= 0 else []
    return len(cells) == 1 and not data_like(cells)


def titles_above(rows: Below, header: int, whys: Mapping[int, str]) -> list[int]:
    """The rows right above a header that comes again which are its title, captions and page.

    Args:
        rows: the block.
        header: index of the header.
        whys: rows set aside so far, with the reason.
    """
    found: list[int] = []
    for index in range(header - 1, max(header - 1 - _TITLE_ROWS, -1), -1):
        cells = filled(rows.cells(index))
        captions = whys.get(index) == NOTE or _caption(rows.cells(index), cells)
        title = is_title(rows, index) and (not found or len(cells[0]) >= _TITLE_LONG)
        if not cells or not (captions or title):
            break
        found.append(index)
    return found[::-1]


def _caption(row: Row, cells: Row) -> bool:
    """项目编号：… beside the month of the list: few cells, the first a label with its value."""
    if is_caption(row, len(cells)):
        return True
    return bool(cells) and 2 * len(cells) <= len(row) and _LABELLED.match(cells[0]) is not None


def beginning(rows: Below, at: int, names: Collection[str]) -> dict[int, str]:
    """The rows that begin another table at a line, or below a blank one: its title and header.

    A header is words that name columns, with data in the row below it.

    Args:
        rows: the block.
        at: index of a blank row, or of one that begins as the header does.
        names: of the first header; one word of it is enough where no blank row stands before.

    Returns:
        Index → what the row is; empty where no other table begins.
    """
    found: dict[int, str] = {}
    here = at
    blank = not filled(rows.cells(at))
    if blank:
        here += 1
        if len(filled(rows.cells(here))) == 1:
            found[here] = TITLE
            here += 1
    cells = rows.cells(here)
    if not _heading(cells) or not (blank or filled(cells)[0] in names):
        return {}
    if not data_like(rows.cells(here + 1)):
        return {}
    return {**found, here: ANOTHER}


def is_heading(cell: str) -> bool:
    """Whether a cell is a word that names a column: 姓名, 入矫日期."""
    return len(cell) <= _LONGEST and _HEADING.fullmatch(cell) is not None


def _heading(cells: Row) -> bool:
    words = filled(cells)
    if len(words) < _FEW or data_like(cells) or not header_like(cells):
        return False
    named = sum(_HEADING.fullmatch(word) is not None for word in words)
    return named * 2 > len(words) and all(len(word) <= _LONGEST for word in words)
