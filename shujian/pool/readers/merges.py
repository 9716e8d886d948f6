"""Cells merged downwards among the data: what is written once holds for all their rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from shujian.pool.readers.levels import Merged

_CODES = re.compile(
    r"(?:区划|代码|编码|编号|证号|号码|案号|文号|批次号?|年度|年份|月份|年月|邮编)(?:[（(].*[）)])?$"
)
_NUMBER = re.compile(r"[-+(（¥￥]*[\d,，]{1,14}(?:\.\d+)?%?[)）元万]*")


@dataclass
class Downward:
    """The merged ranges below the header.

    A number is left to its first row: given to each row, an amount would be counted again. Only
    under a heading that names a code or a number of something it holds for all of them.

    Args:
        merged: first line, first column, last line, last column.
        header: line of the header's last row.
        names: of the columns.
    """

    merged: Merged
    header: int
    names: Sequence[str] = ()
    _open: dict[tuple[int, int], str] = field(default_factory=dict)
    _ranges: list[tuple[int, int, int]] = field(default_factory=list)
    _seen: int = 0

    @property
    def ranges(self) -> list[tuple[int, int, int]]:
        """First line, column, last line; a web page makes them known while it is read."""
        if len(self.merged) != self._seen:
            down = {m[:3] for m in self.merged if m[0] > self.header and m[2] > m[0]}
            self._ranges, self._seen = sorted(down), len(self.merged)
        return self._ranges

    def notes(self) -> list[str]:
        """What was filled, Chinese."""
        if not self.ranges:
            return []
        return [
            f"数据区有 {len(self.ranges)} 处纵向合并单元格（首处第 {self.ranges[0][0]} 行）："
            "文字、号码、代码、日期填入所合并的各行，其他数字不填（以免重复计算）"
        ]

    def _code(self, column: int) -> bool:
        return column < len(self.names) and _CODES.search(self.names[column]) is not None

    def fill(
        self, columns: list[pa.Array], lines: Sequence[int], out: Collection[int]
    ) -> list[pa.Array]:
        """The columns with the words of merged cells in each row they span.

        Args:
            columns: the cells of some rows.
            lines: physical line of each.
            out: indices of rows that are no data.
        """
        if not self.ranges or not lines:
            return columns
        cells: dict[int, list[str]] = {}
        places = {line: index for index, line in enumerate(lines)}
        for first, column, last in self.ranges:
            if first > lines[-1] or last < lines[0] or column >= len(columns):
                continue
            texts = cells.setdefault(column, columns[column].to_pylist())
            if first in places:
                self._open[first, column] = texts[places[first]]
            word = self._open.get((first, column), "")
            if not word or (_NUMBER.fullmatch(word.strip()) and not self._code(column)):
                continue
            for line in range(max(first + 1, lines[0]), min(last, lines[-1]) + 1):
                index = places.get(line)
                if index is not None and index not in out:
                    texts[index] = texts[index] or word
        return [
            pa.array(cells[i], pa.string()) if i in cells else column
            for i, column in enumerate(columns)
        ]
