"""CSV, TSV and TXT."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
from pyarrow import csv as arrow_csv

from shujian.core.errors import Place, ShujianError
from shujian.pool.readers.aligned import Aligned, Cutter, find_aligned
from shujian.pool.readers.block import Columns
from shujian.pool.readers.delimiter import find_delimiter, find_long_delimiter
from shujian.pool.readers.ending import SEEN, Cells, mark_cut
from shujian.pool.readers.header import HEAD_ROWS, find_header
from shujian.pool.readers.part import PartBuilder
from shujian.pool.readers.records import Splitter
from shujian.pool.readers.refusals import cut_off
from shujian.pool.readers.sniff import DOCUMENT, Found, is_document, not_a_table
from shujian.pool.readers.text import TextBlock, TextFile, open_text

if TYPE_CHECKING:
    from shujian.pool.readers.job import Job

_SAMPLE = 1 << 18


def read_delimited(job: Job, path: Path, shown: str, member: str, found: Found) -> None:
    """Read a text table into one part.

    Raises:
        ShujianError: the file holds nothing but blanks, or binary data.
    """
    source = open_text(path, shown, job.options.encoding)
    blocks = source.blocks(_report(job, path, shown))
    first = next(blocks, None)
    if first is None or not first.text.strip():
        raise _blank(shown)
    _refuse_binary(first.text, shown)
    if is_document(first.text[:_SAMPLE]):
        raise not_a_table(shown, DOCUMENT)
    builder = job.builder(shown, "", member, found.form, list(found.notes))
    if builder is None:
        return
    builder.encoding = source.encoding
    if not job.options.delimiter and (mark := find_long_delimiter(first.text[:_SAMPLE])):
        first, blocks = _shortened(first, mark), (_shortened(b, mark) for b in blocks)
        builder.notes.append(f"单元格之间用“{mark}”分隔")
    layout = None if job.options.delimiter else find_aligned(first.text[:_SAMPLE])
    if isinstance(layout, Aligned):
        cut = _fill_aligned(builder, layout, first, blocks)
    else:
        builder.notes.extend([layout] if layout else [])
        builder.delimiter = job.options.delimiter or find_delimiter(first.text[:_SAMPLE])
        cut = _fill(builder, source, first, blocks)
    builder.notes.extend(source.notes())
    job.done(builder)
    part = job.parts[-1]
    # what closes the list (totals, signatures) is no record that could be cut
    aside = (line for one in (part, *builder.others) for line, _ in one.skipped)
    if cut and cut not in aside:
        job.refuse(cut_off(shown, "", f"第 {cut} 行没有写完，文件到此为止"))
    if not part.rows and not part.header_line and not first.text.strip(_HOLLOW):
        job.parts.pop()
        part.path.unlink(missing_ok=True)
        raise _blank(shown, "只有分隔符")


_HOLLOW = " \t\r\n\ufeff\u3000,;|\"'，；"


def _shortened(block: TextBlock, mark: str) -> TextBlock:
    """One control character for the mark between cells, which readers of lines can split at."""
    return TextBlock(block.text.replace(mark, "\x01"), block.broken)


def _fill(
    builder: PartBuilder, source: TextFile, first: TextBlock, blocks: Iterator[TextBlock]
) -> int:
    """Take all records in; the line of the last one where the file was cut off, else 0."""
    head, rest = _cut_head(first)
    trial = Splitter(builder.delimiter, _usual_count(head.text, builder.delimiter)).split(
        head, final=True
    )
    header = find_header(trial.cells[:HEAD_ROWS])
    earlier: Cells = trial.cells[header.last + 1 :]
    splitter = Splitter(builder.delimiter, len(header.names))
    builder.add(splitter.split(head))
    pending: TextBlock | None = rest
    open_end, cut = False, 0
    while pending is not None:
        block, pending = pending, next(blocks, None)
        if builder.ready:
            splitter.width = len(builder.header)
            if builder.named and (columns := _quick(block, splitter)):
                builder.add_columns(columns)
                earlier = _last(columns)
                continue
        rows = splitter.split(block)
        open_end = bool(block.text) and not block.text.endswith("\n")
        if pending is None and open_end and not splitter.waiting:
            cut = mark_cut(rows, earlier, splitter.width, False)
        builder.add(rows)
        earlier = [*earlier, *rows.cells[-SEEN:]][-SEEN:]
    waits = splitter.waiting
    rows = splitter.split(TextBlock(""), final=True)
    if waits and open_end:
        cut = mark_cut(rows, earlier, splitter.width, True)
    builder.add(rows)
    return cut


def _fill_aligned(
    builder: PartBuilder, layout: Aligned, first: TextBlock, blocks: Iterator[TextBlock]
) -> int:
    """Take in a text whose columns are aligned; as ``_fill``."""
    builder.width = len(layout.spans)
    builder.notes.append("各列用空格对齐，按表头的位置分列")
    cutter, earlier, cut = Cutter(layout), list[Sequence[str]](), 0
    pending: TextBlock | None = first
    while pending is not None:
        block, pending = pending, next(blocks, None)
        rows = cutter.split(block, pending is None)
        if pending is None and not block.text.endswith("\n"):
            cut = mark_cut(rows, earlier, builder.width, False)
        builder.add(rows)
        earlier = [*earlier, *rows.cells[-SEEN:]][-SEEN:]
    return cut


def _last(columns: Columns) -> Cells:
    """The last records of a block of columns."""
    return list(zip(*(column[-SEEN:].to_pylist() for column in columns.columns), strict=True))


def _usual_count(text: str, delimiter: str) -> int:
    counts = Counter(line.count(delimiter) + 1 for line in text.split("\n") if line.strip())
    return max(counts, key=lambda count: (counts[count], count), default=1)


def _cut_head(block: TextBlock) -> tuple[TextBlock, TextBlock]:
    """The first lines apart, so that the header is known before the bulk comes."""
    at = -1
    for _ in range(200):
        next_at = block.text.find("\n", at + 1)
        if next_at < 0:
            break
        at = next_at
    head = block.text[: at + 1]
    count = head.count("\n")
    return (
        TextBlock(head, {i: why for i, why in block.broken.items() if i < count}),
        TextBlock(
            block.text[at + 1 :],
            {i - count: why for i, why in block.broken.items() if i >= count},
        ),
    )


def _quick(block: TextBlock, splitter: Splitter) -> Columns | None:
    """Parse a block without quotes, where every line has exactly the header's cells."""
    text, width = block.text, splitter.width
    if block.broken or splitter.waiting or '"' in text or width < 2 or not text.endswith("\n"):
        return None
    if not splitter.delimiter.isascii():
        return None
    names = [f"c{i}" for i in range(width)]
    data = text.encode("utf-8")
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(data),
            arrow_csv.ReadOptions(use_threads=False, block_size=len(data) + 1, column_names=names),
            arrow_csv.ParseOptions(
                delimiter=splitter.delimiter, quote_char=False, ignore_empty_lines=False
            ),
            arrow_csv.ConvertOptions(
                check_utf8=False, column_types={name: pa.string() for name in names},
                strings_can_be_null=False,
            ),
        )  # fmt: skip
    except pa.ArrowInvalid:
        return None
    lines = text.count("\n")
    if table.num_rows != lines:
        return None
    first, splitter.line = splitter.line, splitter.line + lines
    return Columns(first, [column.combine_chunks() for column in table.columns])


def _report(job: Job, path: Path, shown: str) -> Callable[[int], None]:
    size = path.stat().st_size
    return lambda done: job.report(done / size, f"读取 {shown}")


def _refuse_binary(text: str, shown: str) -> None:
    """Refuse what is no text: control characters all over the first block."""
    sample = text[:20000]
    odd = sum(1 for c in sample if (c < " " and c not in "\t\n\r\x01") or c == "\ufffd")
    if odd > len(sample) // 10:
        raise ShujianError(
            "pool.not_text",
            "不是可以导入的表格",
            why="内容不是文本，也不是认识的表格格式",
            remedy="请导入 xlsx、xls、csv、txt、json、xml、dbf、parquet 文件，或它们的 zip 压缩包",
            where=Place(file=shown),
        )


def _blank(shown: str, why: str = "只有空白") -> ShujianError:
    return ShujianError(
        "pool.empty_file",
        "文件里没有数据",
        why=why,
        remedy="请向提供单位重新索取",
        where=Place(file=shown),
    )
