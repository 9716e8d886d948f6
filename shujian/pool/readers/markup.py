"""Tables in HTML and in XML Spreadsheet 2003, both often sent under the name .xls."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from shujian.core.errors import Place, ShujianError
from shujian.pool.readers.block import Rows
from shujian.pool.readers.ending import CUT
from shujian.pool.readers.part import PartBuilder
from shujian.pool.readers.refusals import cut_off
from shujian.pool.readers.sniff import Found
from shujian.pool.readers.text import open_text
from shujian.pool.readers.webtables import WebTables

if TYPE_CHECKING:
    from shujian.pool.readers.job import Job

_BATCH = 2000


def read_markup(job: Job, path: Path, shown: str, member: str, found: Found) -> None:
    """Read each table into a part.

    Raises:
        ShujianError: ``pool.not_a_table`` for a page without a table.
    """
    source = open_text(path, shown, job.options.encoding)
    parser = WebTables()
    builders: dict[int, PartBuilder | None] = {}
    size = path.stat().st_size
    for text in source.pieces(lambda done: job.report(done / size, f"读取 {shown}")):
        parser.feed(text)
        if len(parser.rows) >= _BATCH:
            _flush(job, parser, builders, shown, member, found)
    parser.close()
    _flush(job, parser, builders, shown, member, found)
    if parser.cut:
        job.refuse(cut_off(shown, "", "表格在一行的中间断开，没有结束标记"))
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
    parser: WebTables,
    builders: dict[int, PartBuilder | None],
    shown: str,
    member: str,
    found: Found,
) -> None:
    rows, parser.rows = parser.rows, []
    by_table: dict[int, list[tuple[int, list[str]]]] = {}
    cut = rows[-1][:2] if parser.cut and rows else None
    for table, number, cells in rows:
        by_table.setdefault(table, []).append((number, cells))
    for table, found_rows in by_table.items():
        if table not in builders:
            sheet = parser.names[table] or (f"表{table}" if table > 1 else "")
            around = parser.titles[table]
            notes = [*found.notes, *(f"表外文字：{text[:80]}" for text in around)]
            made = job.builder(shown, sheet, member, found.form, notes)
            if made is not None:
                made.titles.extend(text[:2000] for text in around)
            builders[table] = made
        builder = builders[table]
        if builder is not None:
            builder.merged = parser.merged[table]
            last = len(found_rows) - 1
            broken = {last: CUT} if cut == (table, found_rows[last][0]) else {}
            builder.add(Rows([n for n, _ in found_rows], [c for _, c in found_rows], broken))
