"""同上 and 〃: what stands in the cell above, where that row is right above."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

_WORDS = ("同上", "同 上", "同前", "上同", "〃", "″", "””", "″″")
_BLANK = ("", " ")
_NOTE = "有 {} 格写着“同上”一类（首处第 {} 行），已按上一行同一列的内容读取"


@lru_cache(maxsize=1)
def _pointers() -> pa.Array:
    return pa.array([f"{a}{word}{b}" for word in _WORDS for a in _BLANK for b in _BLANK])


@dataclass
class Ditto:
    """Reads such cells block by block.

    Below a heading, a total or a line that is set aside nothing tells which row is meant: then
    the words stay as they are, and are unknown.
    """

    _line: int = 0
    _cells: list[str] = field(default_factory=list)
    _count: int = 0
    _first: int = 0

    def notes(self) -> list[str]:
        """What was read so, Chinese."""
        return [_NOTE.format(self._count, self._first)] if self._count else []

    def read(
        self, columns: list[pa.Array], lines: Sequence[int], out: Collection[int]
    ) -> list[pa.Array]:
        """The columns with the words of the row above.

        Args:
            columns: the cells of some rows.
            lines: physical line of each.
            out: indices of rows that are no data.
        """
        if not lines:
            return columns
        made = list(columns)
        for place, column in enumerate(columns):
            marks = pc.indices_nonzero(pc.is_in(column, _pointers())).to_pylist()
            if not marks:
                continue
            texts = column.to_pylist()
            for index in marks:
                if index not in out and (above := self._above(texts, index, place, lines, out)):
                    texts[index] = above
                    self._count += 1
                    self._first = self._first or lines[index]
            made[place] = pa.array(texts, pa.string())
        last = len(lines) - 1
        gone = last in out
        self._line = 0 if gone else lines[last]
        self._cells = [] if gone else [column[last].as_py() for column in made]
        return made

    def _above(
        self, texts: list[str], index: int, place: int, lines: Sequence[int], out: Collection[int]
    ) -> str:
        """The text right above; "" where none is, or another one that only points upwards."""
        if index:
            fine = lines[index - 1] == lines[index] - 1 and index - 1 not in out
            above = texts[index - 1] if fine else ""
        else:
            above = self._cells[place] if self._line == lines[0] - 1 and self._cells else ""
        return "" if above.strip() in _WORDS else above
