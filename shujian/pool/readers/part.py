"""One part on its way to disk: header found, rows that are no data set aside, batches written."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from shujian.core.errors import Place, ShujianError
from shujian.pool.readers.asides import TITLE_KEPT, Asides
from shujian.pool.readers.bands import LOWER, SIDE, UPPER, Bands, find_bands
from shujian.pool.readers.block import Columns, Rows, as_rows, untricked
from shujian.pool.readers.cells import squeezed
from shujian.pool.readers.derived import add_derived
from shujian.pool.readers.ditto import Ditto
from shujian.pool.readers.footers import Footers, numbering
from shujian.pool.readers.header import HEAD_ROWS, Header, find_header
from shujian.pool.readers.levels import Merged
from shujian.pool.readers.merges import Downward
from shujian.pool.readers.refusals import too_wide
from shujian.pool.readers.skips import Skips
from shujian.pool.readers.types import RawPart
from shujian.pool.readers.width import Widths

_BEYOND = "表头有 {} 个单元格，数据行有 {} 个，请核对数据中是否有没加引号的逗号"
_TITLE_LENGTH = 80


@dataclass(frozen=True)
class PartName:
    """Number, file, sheet, key and format of a part."""

    part_no: int
    file: str
    sheet: str
    key: str
    form: str


@dataclass
class PartBuilder:
    """Takes rows in physical order and writes the part.

    Args:
        name: what the part is called.
        path: the Arrow IPC file to write.
        header_line: a person's word on the header (0: none), None to search.
        max_columns: more than these are refused.
        notes: Chinese; more are added.
        width: columns known beforehand (worksheets); 0 where rows may be ragged.
        merged: merged cells as (first line, column, last line, column); lines from 1.
        names: column names known beforehand (JSON): then no header is searched.
        lists: so many lists at most are looked for on the sheet.
        others: what was found besides the first, once finished.
    """

    name: PartName
    path: Path
    header_line: int | None
    max_columns: int
    notes: list[str]
    width: int = 0
    merged: Merged = ()
    names: list[str] | None = None
    encoding: str = ""
    delimiter: str = ""
    hidden: bool = False
    titles: list[str] = field(default_factory=list)
    header: list[str] = field(default_factory=list)
    last_header_line: int = 0
    rows: int = 0
    broken: int = 0
    skips: Skips = field(default_factory=Skips)
    lists: int = 50
    others: list[RawPart] = field(default_factory=list)
    open_bands: list[PartBuilder] = field(default_factory=list)
    _head: Rows = field(default_factory=lambda: Rows([], [], {}))
    _writer: pa.RecordBatchFileWriter | None = None
    _schema: pa.Schema | None = None
    _asides: Asides | None = None
    _widths: Widths | None = None
    _under_header: bool = True
    _down: Downward | None = None
    _ditto: Ditto = field(default_factory=Ditto)
    _bands: Bands | None = None
    _below: PartBuilder | None = None
    _ragged: Rows | None = None

    @property
    def ready(self) -> bool:
        """Whether the header is known, so that whole columns may be added."""
        return self._writer is not None

    @property
    def named(self) -> bool:
        """Whether the header names every column: only then full rows are sound unseen."""
        return self._widths is not None and not self._widths.beyond

    def add(self, rows: Rows) -> None:
        """Add rows; the first ones wait until the header can be told."""
        if self._bands is not None:
            self._cut(rows, 0)
            return
        if self.ready:
            self._take(rows)
            return
        base = len(self._head.cells)
        self._head.lines = [*self._head.lines, *rows.lines]
        self._head.cells = [*self._head.cells, *rows.cells]
        self._head.broken.update({base + i: why for i, why in rows.broken.items()})
        if self.names is not None or len(self._head.cells) >= max(HEAD_ROWS, self.header_line or 0):
            self._start()

    def add_columns(self, block: Columns) -> None:
        """Add sound rows of full width as columns; only when ``ready``."""
        count = len(block.columns[0])
        columns = [untricked(column) for column in block.columns]
        self._ragged = None
        lines = pa.array(range(block.first_line, block.first_line + count), pa.int64())
        nulls = pa.nulls(count, pa.string())
        self._write(columns, lines, nulls, nulls)

    def finish(self) -> RawPart:
        """Close the file and say what is in it."""
        if not self.ready and self._bands is None:
            self._start()
        if self._bands is not None:
            return self._finish_bands()
        assert self._writer is not None
        assert self._widths is not None
        assert self._down is not None
        self._writer.close()
        if self._asides is not None:
            self.header, told = self._asides.sections.written(self.path, self.header)
            self.notes.extend(told)
        self.header, told = add_derived(self.path, self.header)
        self.notes.extend(told)
        if self.rows == 0:
            self.notes.append("表头以下没有数据行")
        name, notes = self.name, [*self.notes, *self._widths.notes(), *self._down.notes()]
        notes += self._ditto.notes()
        made = RawPart(
            name.part_no, name.file, name.sheet, name.key, self.header, self.last_header_line,
            self.rows, self.broken, self.skips.entries(), self.skips.rows, notes, self.path,
            name.form, self.encoding, self.delimiter, self.hidden, self.titles,
        )  # fmt: skip
        if self._below is not None:
            self.others = [self._below.finish(), *self._below.others]
        return made

    def _start(self) -> None:
        head = self._head
        if self.names is None and self.header_line is None and self.lists > 1:
            self._bands = find_bands(head.cells[:HEAD_ROWS])
        if self._bands is not None:
            self._open_bands(self._bands)
            return
        if self.names is None:
            header = find_header(head.cells[:HEAD_ROWS], self.width, self._placed(), self._given())
        else:
            header = Header(0, -1, list(self.names))
        self.header = header.names
        if len(self.header) > self.max_columns:
            raise too_wide(self.name.file, self.name.sheet, len(self.header), self.max_columns)
        self.notes.extend(header.notes)
        for index in range(max(header.first, header.last + 1)):
            self._set_aside(index, header)
        self.last_header_line = head.lines[header.last] if header.last >= 0 else 0
        own = head.cells[header.first : header.last + 1]
        above = [tuple(map(squeezed, row)) for row in own]
        titles = frozenset(map(squeezed, self.titles))
        footers = Footers(tuple(row for row in above if any(row)), len(self.header), titles)
        words = footers.names | {cell.strip() for row in own for cell in row}
        words |= {cell.strip() for row in head.cells[: header.first] for cell in row}
        starts = pa.array(sorted(words - {""}), pa.string())
        self._asides = Asides(footers, starts, self.skips, self.titles, lambda: self.merged)
        apart = self.width > 0 or bool(self.delimiter)
        self._asides.parted = apart and self.header_line is None and self.lists > 1
        if header.first > 0:
            self._asides.sections.title(head.lines[: header.first], head.cells[: header.first])
        exact = self.names is not None or self.width > 0
        stated = max(map(len, own), default=0)
        self._widths = Widths(len(self.header), exact, stated if self.delimiter == "," else 0)
        if self._widths.beyond and not exact:
            self.notes.append(_BEYOND.format(stated, len(self.header)))
        self._down = Downward(self.merged, self.last_header_line, self.header)
        self._open()
        rest = max(header.first, header.last + 1)
        broken = {i - rest: why for i, why in head.broken.items() if i >= rest}
        self._head = Rows([], [], {})
        self._take(Rows(head.lines[rest:], head.cells[rest:], broken))

    def _given(self) -> int | None:
        if self.header_line is None:
            return None
        for index, line in enumerate(self._head.lines):
            if line == self.header_line and index < HEAD_ROWS:
                return index
        if self.header_line:
            raise ShujianError(
                "pool.no_header_line",
                "指定的表头行不存在",
                why=f"第 {self.header_line} 行不在前 {HEAD_ROWS} 条记录中",
                remedy="请重新指定表头行",
                where=Place(file=self.name.file, sheet=self.name.sheet or None),
            )
        return -1

    def _placed(self) -> Merged:
        """Merged ranges by row index instead of line."""
        if not self._head.lines:
            return ()
        base = self._head.lines[0]
        return [(r1 - base, c1, r2 - base, c2) for r1, c1, r2, c2 in self.merged if r1 >= base]

    def _set_aside(self, index: int, header: Header) -> None:
        line, cells = self._head.lines[index], self._head.cells[index]
        text = " ".join(cell.strip() for cell in cells if cell.strip())
        if not text:
            self.skips.add(line, "空行")
        elif index >= header.first and header.last >= 0:
            self.skips.add(line, "表头")
        else:
            self.skips.add(line, "表头以上的标题")
            self.titles.append(text[:TITLE_KEPT])
            self.notes.append(f"标题（第 {line} 行）：{text[:_TITLE_LENGTH]}")

    def _open(self) -> None:
        fields = [pa.field(f"c{i}", pa.string()) for i in range(len(self.header))]
        fields += [
            pa.field("__line", pa.int64()),
            pa.field("__broken", pa.string()),
            pa.field("__extra", pa.string()),
        ]
        self._schema = pa.schema(fields)
        self._writer = pa.ipc.new_file(str(self.path), self._schema)

    def _take(self, rows: Rows) -> None:
        if not rows.cells:
            return
        if self._below is not None:
            self._below.add(rows)
            return
        assert self._widths is not None
        cells, broken, extra = self._widths.fit(rows)
        if self._under_header and self.names is None:
            self._under_header = False
            if numbering(cells[0]):
                self.skips.add(rows.lines[0], "列序号行")
                cells, broken, extra = cells[1:], broken[1:], extra[1:]
                rows = rows.since(1)
                if not cells:
                    return
        self._ragged = rows
        columns = [untricked(pa.array(c, pa.string())) for c in zip(*cells, strict=True)]
        self._write(
            columns,
            pa.array(rows.lines, pa.int64()),
            pa.array(broken, pa.string()),
            pa.array(extra, pa.string()),
        )

    def _write(
        self, columns: list[pa.Array], lines: pa.Array, broken: pa.Array, extra: pa.Array
    ) -> None:
        assert self._writer is not None
        if self._below is not None:
            self._below.add(as_rows(columns, lines, broken))
            return
        out: list[int] = []
        if self.names is None:
            assert self._asides is not None
            out, broken = self._asides.found(columns, lines, broken)
            if (at := self._asides.other) is not None:
                self._open_below(columns, lines, broken, at)
                columns = [column.slice(0, at) for column in columns]
                lines, broken, extra = lines.slice(0, at), broken.slice(0, at), extra.slice(0, at)
        if self._down is not None and self._down.ranges:
            columns = self._down.fill(columns, lines.to_pylist(), set(out))
        columns = self._ditto.read(columns, lines.to_pylist(), set(out))
        arrays = [*columns, lines, broken, extra]
        batch = pa.RecordBatch.from_arrays(arrays, schema=self._schema)
        if out:
            keep = [True] * len(lines)
            for index in out:
                keep[index] = False
            batch = batch.filter(pa.array(keep))
        self.rows += batch.num_rows
        self.broken += batch.num_rows - batch.column("__broken").null_count
        if batch.num_rows:
            self._writer.write_batch(batch)

    def _another(self, label: str, mark: str, first: int, width: int) -> PartBuilder:
        """The builder of a further list on the same sheet."""
        name = self.name
        sheet = f"{name.sheet}（{label}）" if name.sheet else label
        merged = [
            (r1, c1 - first, r2, c2 - first)
            for r1, c1, r2, c2 in self.merged
            if c1 >= first and c2 < first + width
        ]
        return PartBuilder(
            PartName(name.part_no, name.file, sheet, name.key, name.form),
            self.path.with_name(f"{self.path.stem}-{mark}.arrow"), None, self.max_columns, [],
            width=width if self.width else 0, merged=merged, encoding=self.encoding,
            delimiter=self.delimiter, hidden=self.hidden, lists=self.lists - 1,
        )  # fmt: skip

    def _open_bands(self, bands: Bands) -> None:
        head, count = self._head, len(bands.spans)
        for number, (first, end) in enumerate(bands.spans, start=1):
            band = self._another(f"第 {number} 栏", f"b{number}", first, end - first)
            band.lists = 1
            band.notes.append(SIDE.format(count, number))
            self.open_bands.append(band)
        self._head = Rows([], [], {})
        self._cut(head, bands.header)

    def _cut(self, rows: Rows, titled: int) -> None:
        assert self._bands is not None
        for band, span in zip(self.open_bands, self._bands.spans, strict=True):
            band.add(self._bands.cut(rows, span, titled))

    def _finish_bands(self) -> RawPart:
        for band in self.open_bands:
            band.notes[:0] = self.notes
            band.encoding, band.delimiter = self.encoding, self.delimiter
        first, *self.others = [band.finish() for band in self.open_bands]
        return first

    def _open_below(
        self, columns: list[pa.Array], lines: pa.Array, broken: pa.Array, at: int
    ) -> None:
        line = lines[at].as_py()
        self._below = self._another(f"第 {line} 行起", f"l{line}", 0, len(columns))
        self._below.notes.append(LOWER.format(line))
        self.notes.append(UPPER.format(line))
        # its rows have another number of cells than those above, to which they were fitted
        ragged = self._ragged
        self._below.add(as_rows(columns, lines, broken, at) if ragged is None else ragged.since(at))
