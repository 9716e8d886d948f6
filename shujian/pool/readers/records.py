"""Lines to records: quotes as the standard has them, and as departments really send them."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field

from shujian.pool.readers.block import Rows
from shujian.pool.readers.looks import extent
from shujian.pool.readers.text import TextBlock

MAX_LINES = 30
"""Lines one quoted record may take; what goes on longer is an unclosed quote."""
_CELL_LIMIT = 1 << 27
_OPEN = "引号未闭合"
_STRAY = "引号位置不对，单元格数与表头不符"
csv.field_size_limit(_CELL_LIMIT)


@dataclass
class Splitter:
    """Cuts text blocks into records.

    Args:
        delimiter: one character.
        width: cells of a sound record; 0 while the header is not known.
        line: physical line of the next line to read.
    """

    delimiter: str
    width: int = 0
    line: int = 1
    _rest: list[str] = field(default_factory=list)
    _rest_broken: dict[int, str] = field(default_factory=dict)

    def split(self, block: TextBlock, final: bool = False) -> Rows:
        """Records of a block; an open quoted record at its end waits for the next.

        Args:
            block: whole lines.
            final: nothing follows, so nothing waits.
        """
        broken = self._rest_broken
        broken.update({i + len(self._rest): why for i, why in block.broken.items()})
        lines = block.text.split("\n")
        if not lines[-1]:
            lines.pop()
        lines, self._rest = self._rest + lines, []
        self._rest_broken = {}
        rows = None if broken else self._strict(lines)
        return rows or self._careful(lines, broken, final)

    @property
    def waiting(self) -> bool:
        """Whether an open record waits for more lines."""
        return bool(self._rest)

    def _strict(self, lines: list[str]) -> Rows | None:
        """The quick way, for blocks where each line is one record and each quote stands right."""
        reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
        try:
            cells = list(reader)
        except csv.Error:
            return None
        if len(cells) != len(lines):
            return None
        first, self.line = self.line, self.line + len(lines)
        return Rows(range(first, self.line), cells)

    def _careful(self, lines: list[str], broken: dict[int, str], final: bool) -> Rows:
        rows = Rows([], [], {})
        numbers: list[int] = []
        cells: list[list[str]] = []
        index = 0
        while index < len(lines):
            record, taken, why = self._record(lines, index)
            if taken == 0 and not final:
                self._rest = lines[index:]
                self._rest_broken = {i - index: w for i, w in broken.items() if i >= index}
                break
            if taken == 0:
                record, taken, why = self._naive(lines[index]), 1, _OPEN
            why = why or next((broken[i] for i in range(index, index + taken) if i in broken), "")
            if why:
                rows.broken[len(cells)] = why
            numbers.append(self.line + index)
            cells.append(record)
            index += taken
        self.line += index
        rows.lines, rows.cells = numbers, cells
        return rows

    def _record(self, lines: list[str], index: int) -> tuple[list[str], int, str]:
        """One record: cells, lines taken (0: more lines are needed), why it is broken."""
        line = lines[index]
        if '"' not in line:
            return (line.split(self.delimiter) if line else []), 1, ""
        cells, state = self._parse([line])
        if state == "sound":
            return cells, 1, ""
        if state == "open":
            return self._several(lines, index)
        return self._stray(line)

    def _stray(self, line: str) -> tuple[list[str], int, str]:
        cells = self._naive(line)
        return cells, 1, "" if len(cells) == self.width else _STRAY

    def _several(self, lines: list[str], index: int) -> tuple[list[str], int, str]:
        """A record over several lines, unless the quote was simply never closed."""
        quotes = lines[index].count('"')
        last = min(len(lines), index + MAX_LINES)
        for end in range(index + 1, last):
            quotes += lines[end].count('"')
            if quotes % 2:
                continue
            taken = lines[index : end + 1]
            cells, state = self._parse(taken)
            if state == "sound" and not self._swallows(taken, cells):
                return cells, len(taken), ""
            if state == "stray" or state == "sound":
                break
        else:
            if last < index + MAX_LINES:
                return [], 0, ""
        return self._naive(lines[index]), 1, _OPEN

    def _swallows(self, lines: list[str], cells: list[str]) -> bool:
        """Whether lines that are rows of their own would vanish inside a quoted cell."""
        if self.width < 2:
            return False
        counts = [len(self._naive(line)) for line in lines]
        if any(count >= self.width for count in counts[1:-1]):
            return True
        # what is empty behind the last column stands behind every row of such a file
        return extent(cells) > self.width or (counts[0] >= self.width and counts[-1] >= self.width)

    def _parse(self, lines: list[str]) -> tuple[list[str], str]:
        reader = csv.reader([line + "\n" for line in lines], delimiter=self.delimiter, strict=True)
        try:
            cells = next(reader)
        except csv.Error as error:
            return [], "open" if "unexpected end" in str(error) else "stray"
        return cells, "sound" if reader.line_num == len(lines) else "stray"

    def _naive(self, line: str) -> list[str]:
        return [_unquoted(cell) for cell in line.split(self.delimiter)]


def _unquoted(cell: str) -> str:
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"')
    return cell
