"""Rows with too few or too many cells: padded, or marked broken, never dropped."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from shujian.pool.readers.block import Rows

Fitted = tuple[list[Sequence[str]], list[str | None], list[str | None]]
SPLIT = "单元格不足，疑似一条记录被换行拆成几行"
THOUSANDS = "比表头多出单元格，像是千位逗号没有加引号（如 1,200.00），各列已错位"
_HEAD, _TAIL = re.compile(r"[-+¥￥(（]?\d{1,3}"), re.compile(r"\d{3}(?:\.\d+)?[)）元]?")


@dataclass
class Widths:
    """Brings rows to one width.

    Args:
        width: columns of the table.
        exact: the format cannot be ragged (worksheets): short rows are no finding.
        stated: cells of the header as it stands in a file with commas: longer rows may hold
            numbers cut at theirs. 0: another file.
    """

    width: int
    exact: bool = False
    stated: int = 0
    _short: int = 0
    _long: int = 0

    def fit(self, rows: Rows) -> Fitted:
        """Cells of equal width, why a row is broken, and surplus cells (a JSON list).

        A row that lacks trailing cells only is sound (programs leave empty ones out). It is
        broken when half of it is missing, and when it makes one full record together with
        its neighbours: then a line break inside a cell has cut it.
        """
        width = self.width
        broken: list[str | None] = [None] * len(rows.cells)
        extra: list[str | None] = [None] * len(rows.cells)
        for index, why in rows.broken.items():
            broken[index] = why
        cells = list(rows.cells)
        if self.beyond and not self.exact:
            self._mark_shifted(cells, broken)
        odd = [i for i, row in enumerate(cells) if len(row) != width]
        if odd and not self.exact:
            self._mark_split(cells, odd, broken)
        for index in odd:
            row = list(cells[index])
            if 0 < self.stated <= width < len(row) and not self.exact and cut_thousands(row):
                broken[index] = broken[index] or THOUSANDS
            if len(row) < width:
                self._mark_short(row, index, broken)
                row += [""] * (width - len(row))
            else:
                surplus = row[width:]
                if any(cell.strip() for cell in surplus):
                    broken[index] = broken[index] or f"比表头多出 {len(surplus)} 个单元格"
                    extra[index] = json.dumps(surplus, ensure_ascii=False)
                else:
                    self._long += 1
                row = row[:width]
            cells[index] = row
        return cells, broken, extra

    @property
    def beyond(self) -> bool:
        """Whether the table has columns that the header does not name."""
        return 0 < self.stated < self.width

    def _mark_shifted(self, cells: list[Sequence[str]], broken: list[str | None]) -> None:
        for index, row in enumerate(cells):
            if len(row) > self.stated and cut_thousands(row):
                broken[index] = broken[index] or THOUSANDS

    def notes(self) -> list[str]:
        """What was padded or cut, Chinese."""
        found = []
        if self._short:
            found.append(f"{self._short} 行末尾缺单元格，按空白处理")
        if self._long:
            found.append(f"{self._long} 行末尾多出空单元格，已略去")
        return found

    def _mark_short(self, row: list[str], index: int, broken: list[str | None]) -> None:
        if self.exact or not any(cell.strip() for cell in row):
            return
        if broken[index]:
            return
        if len(row) * 2 <= self.width:
            broken[index] = f"只有 {len(row)} 个单元格，表头有 {self.width} 个"
        else:
            self._short += 1

    def _mark_split(
        self, cells: list[Sequence[str]], odd: list[int], broken: list[str | None]
    ) -> None:
        short = {i for i in odd if 0 < len(cells[i]) < self.width}
        for start in sorted(short):
            total, index = len(cells[start]), start
            while total < self.width and index + 1 in short:
                index += 1
                total += len(cells[index]) - 1
            if total == self.width and index > start:
                for i in range(start, index + 1):
                    broken[i] = broken[i] or SPLIT


def cut_thousands(row: Sequence[str]) -> bool:
    """Whether two neighbouring cells look like one number cut at its comma: 1 and 200.00."""
    cells = [cell.strip() for cell in row]
    return any(
        _HEAD.fullmatch(a) is not None and _TAIL.fullmatch(b) is not None
        for a, b in pairwise(cells)
    )
