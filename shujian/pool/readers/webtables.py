"""The rows of the tables in a web page: pages lay out their parts with tables, too."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_SPACE = re.compile(r"[ \t\r\n\f]+")
_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})T00:00:00(?:\.0+)?")
_HELD = 60
"""Rows that a table keeps back until it is known to be more than a frame around others."""
_CELLS = ("td", "th", "cell")
_ROWS = ("tr", "row")


@dataclass
class _Frame:
    """A table that was opened and not closed yet.

    Args:
        sheet: name of its worksheet.
        table: its number, 0 while its rows are held back.
        inner: whether tables of data stand in its cells.
    """

    sheet: str
    table: int = 0
    inner: bool = False
    held: list[tuple[int, list[str]]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    row: list[str] | None = None
    text: list[str] | None = None
    span: tuple[int, int] = (1, 1)
    taken: dict[int, int] = field(default_factory=dict)
    number: int = 0
    wide: int = 0

    def start_row(self, values: dict[str, str]) -> None:
        self.end_row()
        self.row = []
        self.number = max(self.number + 1, whole(values.get("ss:index"), 0))

    def start_cell(self, values: dict[str, str]) -> None:
        self.end_cell()
        if self.row is None:
            self.row = []
            self.number += 1
        if "ss:index" in values:
            at = min(whole(values["ss:index"], len(self.row) + 1) - 1, 20_000)
            self.row += [""] * (at - len(self.row))
        while self.taken.get(len(self.row), 0) > self.number:
            self.row.append("")
        across = whole(values.get("colspan"), 1) + whole(values.get("ss:mergeacross"), 0)
        down = whole(values.get("rowspan"), 1) + whole(values.get("ss:mergedown"), 0)
        self.span, self.text = (across, down), []

    def end_cell(self) -> None:
        if self.text is None or self.row is None:
            return
        text = "".join(self.text).replace("\xa0", " ").strip()
        match = _MIDNIGHT.fullmatch(text)
        column, (across, down) = len(self.row), self.span
        self.row.append(match[1] if match else text)
        self.row += [""] * (across - 1)
        if across > 1 or down > 1:
            last = (self.number + down - 1, column + across - 1)
            self.merged.append((self.number, column, *last))
        for i in range(column, column + across):
            if down > 1:
                self.taken[i] = self.number + down
        self.text = None

    def end_row(self) -> None:
        self.end_cell()
        if self.row is not None:
            self.held.append((self.number, self.row))
            self.wide += sum(1 for cell in self.row if cell) > 1
        self.row = None

    @property
    def tabular(self) -> bool:
        """Whether this is a table of data: several cells in a row, and another row like it."""
        return self.wide > 1

    def texts(self) -> list[str]:
        """The words of the rows held back and of the row that is being read."""
        open_row = [*(self.row or ()), "".join(self.text or ()).strip()]
        rows = [*(row for _, row in self.held), open_row]
        return [" ".join(filled) for row in rows if (filled := [c for c in row if c])]


class WebTables(HTMLParser):
    """Collects the rows of every table of data.

    A table that only frames others is no table: its words are titles of the next one. A small
    one inside a cell of data counts as the cell's text.

    Args (attributes):
        rows: (table, line in it, cells), to be taken away by the caller.
        merged: table → merged ranges; grows while the page is read.
        names: table → name of its worksheet.
        titles: table → the words of the frames around and above it.
        cut: the page ends within a row, though its rows are closed elsewhere.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[tuple[int, int, list[str]]] = []
        self.merged: dict[int, list[tuple[int, int, int, int]]] = {}
        self.names: dict[int, str] = {}
        self.titles: dict[int, list[str]] = {}
        self._open: list[_Frame] = []
        self._loose: list[str] = []
        self._count = 0
        self._sheet = ""
        self._skip = 0
        self._closes_rows = False
        self.cut = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row or a cell."""
        values = {key: value or "" for key, value in attrs}
        if tag in ("script", "style"):
            self._skip += 1
        elif tag in ("worksheet", "ss:worksheet"):
            self._sheet = values.get("ss:name", "")
        elif tag == "table":
            self._open.append(_Frame(self._sheet))
        elif self._open and tag in _ROWS:
            self._open[-1].start_row(values)
            self._release(self._open[-1])
        elif self._open and tag in _CELLS:
            self._open[-1].start_cell(values)
        elif tag == "br" and self._open and self._open[-1].text is not None:
            self._open[-1].text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        if tag in ("script", "style"):
            self._skip = max(0, self._skip - 1)
        elif tag == "table" and self._open:
            self._end_table()
        elif self._open and tag in _CELLS:
            self._open[-1].end_cell()
        elif self._open and tag in _ROWS:
            self._open[-1].end_row()
            self._closes_rows = True

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An empty one, as XML writes it."""
        self.handle_starttag(tag, attrs)
        if tag in (*_CELLS, *_ROWS, "table", "script", "style"):
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        """Text of the cell that is open."""
        if self._open and self._open[-1].text is not None and not self._skip:
            self._open[-1].text.append(_SPACE.sub(" ", data))

    def close(self) -> None:
        """End the page with all its open tables."""
        super().close()
        self.cut = self._closes_rows and bool(self._open) and self._open[-1].row is not None
        while self._open:
            self._end_table()

    def _release(self, frame: _Frame) -> None:
        """Let the rows of a table go that is certainly one of data."""
        if frame.table or (len(frame.held) >= _HELD and frame.tabular):
            self._give(frame)

    def _give(self, frame: _Frame) -> None:
        if not frame.table:
            self._count += 1
            frame.table = self._count
            self.names[frame.table], self.merged[frame.table] = frame.sheet, frame.merged
            around = [text for outer in self._open if outer is not frame for text in outer.texts()]
            self.titles[frame.table], self._loose = [*self._loose, *around], []
        self.rows += [(frame.table, number, row) for number, row in frame.held]
        frame.held = []

    def _end_table(self) -> None:
        frame = self._open[-1]
        frame.end_row()
        outer = self._open[-2] if len(self._open) > 1 else None
        if frame.table or frame.tabular or (outer is None and not frame.inner):
            self._give(frame)
        elif frame.inner:
            self._loose += frame.texts()
        elif outer is not None and outer.text is not None:
            outer.text.append("".join(cell for _, row in frame.held for cell in row))
        self._open.pop()
        if outer is not None and (frame.table or frame.inner):
            outer.inner = True


def whole(text: str | None, default: int) -> int:
    """A span or index, between 0 and 5,000."""
    return min(int(text), 5000) if text and text.isdecimal() and len(text) < 8 else default
