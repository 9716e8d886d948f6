"""Tables in HTML and in XML Spreadsheet 2003, both often sent under the name .xls."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from shujian.core.errors import Place, ShujianError
from shujian.pool.readers.block import Rows
from shujian.pool.readers.part import PartBuilder
from shujian.pool.readers.sniff import Found
from shujian.pool.readers.text import open_text

if TYPE_CHECKING:
    from shujian.pool.readers.job import Job

_BATCH = 2000
_SPACE = re.compile(r"[ \t\r\n\f]+")
_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})T00:00:00(?:\.0+)?")


class _Tables(HTMLParser):
    """Collects rows; a table inside a cell counts as the cell's text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[tuple[int, int, list[str]]] = []
        self.merged: dict[int, list[tuple[int, int, int, int]]] = {}
        self.names: dict[int, str] = {}
        self.table = 0
        self._sheet = ""
        self._depth = 0
        self._skip = 0
        self._row: list[str] | None = None
        self._text: list[str] | None = None
        self._span = (1, 1)
        self._taken: dict[int, int] = {}
        self._number = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag in ("script", "style"):
            self._skip += 1
        elif tag in ("worksheet", "ss:worksheet"):
            self._sheet = values.get("ss:name", "")
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.table += 1
                self.names[self.table] = self._sheet
                self._number, self._taken = 0, {}
        elif self._depth == 1 and tag in ("tr", "row"):
            self._end_row()
            self._row = []
            self._number = max(self._number + 1, _whole(values.get("ss:index"), 0))
        elif self._depth == 1 and tag in ("td", "th", "cell"):
            self._start_cell(values)
        elif tag == "br" and self._text is not None:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._skip = max(0, self._skip - 1)
        elif tag == "table":
            if self._depth == 1:
                self._end_row()
            self._depth = max(0, self._depth - 1)
        elif self._depth == 1 and tag in ("td", "th", "cell"):
            self._end_cell()
        elif self._depth == 1 and tag in ("tr", "row"):
            self._end_row()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in ("td", "th", "cell", "tr", "row", "table", "script", "style"):
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._skip:
            self._text.append(_SPACE.sub(" ", data))

    def close(self) -> None:
        super().close()
        self._end_row()

    def _start_cell(self, values: dict[str, str]) -> None:
        self._end_cell()
        if self._row is None:
            self._row = []
            self._number += 1
        if "ss:index" in values:
            at = min(_whole(values["ss:index"], len(self._row) + 1) - 1, 20_000)
            self._row += [""] * (at - len(self._row))
        while self._taken.get(len(self._row), 0) > self._number:
            self._row.append("")
        across = _whole(values.get("colspan"), 1) + _whole(values.get("ss:mergeacross"), 0)
        down = _whole(values.get("rowspan"), 1) + _whole(values.get("ss:mergedown"), 0)
        self._span, self._text = (across, down), []

    def _end_cell(self) -> None:
        if self._text is None or self._row is None:
            return
        text = "".join(self._text).replace("\xa0", " ").strip()
        match = _MIDNIGHT.fullmatch(text)
        column, (across, down) = len(self._row), self._span
        self._row.append(match[1] if match else text)
        self._row += [""] * (across - 1)
        if across > 1 or down > 1:
            last = (self._number + down - 1, column + across - 1)
            self.merged.setdefault(self.table, []).append((self._number, column, *last))
        for i in range(column, column + across):
            if down > 1:
                self._taken[i] = self._number + down
        self._text = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None:
            self.rows.append((self.table, self._number, self._row))
        self._row = None


def _whole(text: str | None, default: int) -> int:
    """A span or index, between 0 and 5,000."""
    return min(int(text), 5000) if text and text.isdecimal() and len(text) < 8 else default


def read_markup(job: Job, path: Path, shown: str, member: str, found: Found) -> None:
    """Read each table into a part.

    Raises:
        ShujianError: ``pool.not_a_table`` for a page without a table.
    """
    source = open_text(path, shown, job.options.encoding)
    parser = _Tables()
    builders: dict[int, PartBuilder | None] = {}
    size = path.stat().st_size
    for text in source.pieces(lambda done: job.report(done / size, f"读取 {shown}")):
        parser.feed(text)
        if len(parser.rows) >= _BATCH:
            _flush(job, parser, builders, shown, member, found)
    parser.close()
    _flush(job, parser, builders, shown, member, found)
    if not builders:
        raise ShujianError(
            "pool.not_a_table",
            "网页里没有表格",
            why="内容是网页，没有表格行",
            remedy="请重新导出数据",
            where=Place(file=shown),
        )
    for builder in builders.values():
        if builder is not None:
            builder.encoding = source.encoding
            builder.notes.extend(source.notes())
            job.done(builder)


def _flush(
    job: Job,
    parser: _Tables,
    builders: dict[int, PartBuilder | None],
    shown: str,
    member: str,
    found: Found,
) -> None:
    rows, parser.rows = parser.rows, []
    by_table: dict[int, list[tuple[int, list[str]]]] = {}
    for table, number, cells in rows:
        by_table.setdefault(table, []).append((number, cells))
    for table, found_rows in by_table.items():
        if table not in builders:
            sheet = parser.names[table] or (f"表{table}" if table > 1 else "")
            builders[table] = job.builder(shown, sheet, member, found.form, list(found.notes))
        builder = builders[table]
        if builder is not None:
            builder.merged = parser.merged.setdefault(table, [])
            builder.add(Rows([n for n, _ in found_rows], [c for _, c in found_rows]))
