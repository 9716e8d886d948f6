"""XLSX, XLSM and XLS through calamine: stored values only, formulas are never evaluated."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import python_calamine as calamine

from shujian.core.errors import Place, ShujianError
from shujian.pool.readers.biff import check_ole, password
from shujian.pool.readers.block import Columns, Rows
from shujian.pool.readers.codebook import with_words
from shujian.pool.readers.epoch import NOTE, Serials, counts_from_1904
from shujian.pool.readers.padding import padded_styles
from shujian.pool.readers.part import PartBuilder
from shujian.pool.readers.peek import Peek, peek, sheet_paths
from shujian.pool.readers.sniff import Found
from shujian.pool.readers.values import column_texts

if TYPE_CHECKING:
    from shujian.pool.readers.job import Job

_BATCH = 8192
_HEAD = 200
_MAX_CELLS = 60_000_000
_RATIO_FROM = 10 << 20


def read_workbook(job: Job, path: Path, shown: str, member: str, found: Found) -> None:
    """Read each worksheet into a part.

    Raises:
        ShujianError: password, damaged workbook, nothing in it.
    """
    if found.form in ("xlsb", "ods"):
        raise _other_format(shown, found.form)
    peeks: dict[str, Peek] | list[Peek]
    peeks = check_ole(path, shown) if found.form == "xls" else _look_into(job, path, shown)
    try:
        book = _book(path, found.form)
    except calamine.PasswordError as error:
        raise password(shown) from error
    except calamine.CalamineError as error:
        raise _damaged(shown, "", error) from error
    since_1904 = counts_from_1904(path, found.form)
    before = len(job.parts)
    sheets = [s for s in book.sheets_metadata if s.typ == calamine.SheetTypeEnum.WorkSheet]
    if isinstance(peeks, list):
        everything = [s.name for s in book.sheets_metadata]
        peeks = dict(zip(everything, peeks, strict=False))
    for sheet in sheets:
        builder = job.builder(shown, sheet.name, member, found.form, list(found.notes))
        if builder is None:
            continue
        if sheet.visible != calamine.SheetVisibleEnum.Visible:
            builder.hidden = True
            builder.notes.append("隐藏的工作表")
        try:
            serials = Serials() if since_1904 else None
            _read_sheet(job, book, sheet.name, builder, peeks.get(sheet.name, Peek()), serials)
        except calamine.CalamineError as error:
            job.refuse(_damaged(shown, sheet.name, error))
        except ShujianError as error:
            job.refuse(error)
    job.parts[before:] = with_words(job.parts[before:])
    if len(job.parts) == before and job.refused and not member:
        raise job.refused[-1]


_OTHERS = {
    "xls": (".xlsx", ".xlsm", ".xlsb", ".xlam", ".ods"),
    "xlsx": (".xls", ".xla", ".xlsb", ".ods"),
}
"""Endings that belong to another format: calamine goes by them when it is given a path."""


def _book(path: Path, form: str) -> Any:
    """The workbook, by what it holds: 导出.xls is often an xlsx that somebody renamed."""
    if path.suffix.lower() not in _OTHERS[form]:
        return calamine.load_workbook(str(path))
    with path.open("rb") as stream:
        return calamine.load_workbook(stream)


def _look_into(job: Job, path: Path, shown: str) -> dict[str, Peek]:
    from shujian.pool.readers.refusals import bomb

    try:
        with zipfile.ZipFile(path) as archive:
            total = sum(info.file_size for info in archive.infolist())
            packed = max(1, path.stat().st_size)
            if total > _RATIO_FROM and total > packed * job.limits.ratio:
                raise bomb(shown, f"解压后为原来的 {total // packed} 倍")
            job.unpack(0, shown)
            if job.unpacked + total > job.limits.unpacked_bytes:
                raise bomb(shown, f"解压后超过 {job.limits.unpacked_bytes >> 20} MB")

            def count(size: int) -> None:
                job.unpack(size, shown)
                job.report(0.1, f"检查 {shown}")

            padded = padded_styles(archive)
            return {
                name: peek(archive, member, count, padded)
                for name, member in sheet_paths(archive).items()
            }
    except ShujianError:
        raise
    except Exception as error:
        raise _damaged(shown, "", error) from error


def _read_sheet(
    job: Job,
    book: Any,
    name: str,
    builder: PartBuilder,
    peeked: Peek,
    serials: Serials | None = None,
) -> None:
    place = Place(file=builder.name.file, sheet=name)
    _check_extent(job, peeked, place)
    sheet = book.get_sheet_by_name(name)
    if sheet.start is None:
        raise _empty_sheet(place)
    left, rows = sheet.start[1], sheet.end[0] + 1
    builder.width = sheet.end[1] - left + 1
    builder.merged = [
        (r1 + 1, c1 - left, r2 + 1, c2 - left)
        for (r1, c1), (r2, c2) in sheet.merged_cell_ranges or []
    ]
    if builder.width > job.limits.columns:
        raise _too_wide(builder.width, job.limits.columns, place)
    if peeked.uncached:
        builder.notes.append(
            f"{peeked.uncached} 个公式单元格没有保存计算结果（首个在第 {peeked.first_uncached} 行），"
            "请用 Excel 打开保存后重新导入"
        )
    if peeked.hidden_rows or peeked.hidden_columns:
        builder.notes.append(_hidden(peeked))
    for first, columns in _batches(sheet.iter_rows(), peeked, left, builder.width):
        if serials is not None:
            columns = serials.as_days(columns)
        job.report(first / rows, f"读取 {builder.name.file} {name}")
        if builder.ready and builder.width == len(builder.header):
            builder.add_columns(Columns(first, [pa.array(c, pa.string()) for c in columns]))
        else:
            cells = list(zip(*columns, strict=True))
            builder.add(Rows(range(first, first + len(cells)), cells))
    if serials is not None and serials.changed:
        builder.notes.append(NOTE)
    job.done(builder)


def _batches(
    rows: Iterator[list[Any]], peeked: Peek, left: int, width: int
) -> Iterator[tuple[int, list[list[str]]]]:
    """(first line, columns of text) of batches; the first is small, it holds the header."""
    line, size = 1, _HEAD
    while batch := list(islice(rows, size)):
        columns = [column_texts(column) for column in zip(*batch, strict=True)]
        if peeked.patches:
            for index in range(len(batch)):
                for column, text in peeked.patches.get(line + index, ()):
                    if 0 <= column - left < width:
                        columns[column - left][index] = columns[column - left][index] or text
        for index in range(len(batch)) if peeked.padded else ():
            for column, text in peeked.padded.get(line + index, ()):
                if 0 <= column - left < width:
                    columns[column - left][index] = text
        yield line, columns
        line, size = line + len(batch), _BATCH


def _hidden(peeked: Peek) -> str:
    found = ((peeked.hidden_rows, "行"), (peeked.hidden_columns, "列"))
    counts = "、".join(f"{count} {what}" for count, what in found if count)
    return f"工作表中隐藏（或被筛选掉）的 {counts}已一并读取"


def _check_extent(job: Job, peeked: Peek, place: Place) -> None:
    """Refuse far cells before the parser lays out the whole rectangle in memory."""
    if peeked.last_column > job.limits.columns:
        raise _too_wide(peeked.last_column, job.limits.columns, place)
    if peeked.last_row * max(peeked.last_column, 26) > _MAX_CELLS:
        raise ShujianError(
            "pool.sheet_too_large",
            "工作表数据区过大",
            why=f"最后的单元格在第 {peeked.last_row} 行，共 {peeked.last_column} 列",
            remedy="请删除远离数据区的单元格，或另存为 CSV 后导入",
            where=place,
        )


def _too_wide(columns: int, limit: int, place: Place) -> ShujianError:
    return ShujianError(
        "pool.too_many_columns",
        "列数过多",
        why=f"{columns} 列，上限 {limit} 列",
        remedy="请删除数据区以外的列后再导入",
        where=place,
    )


def _empty_sheet(place: Place) -> ShujianError:
    return ShujianError("pool.empty_sheet", "工作表是空的，未读取", where=place)


def _damaged(shown: str, sheet: str, error: Exception) -> ShujianError:
    return ShujianError(
        "pool.unreadable",
        "工作簿读不出来" if not sheet else "工作表读不出来",
        why=f"内容不完整，或者与格式不符（{str(error)[:200]}）",
        remedy="请用 Excel 或 WPS 打开后另存为新的 xlsx 再导入",
        where=Place(file=shown, sheet=sheet or None),
    )


def _other_format(shown: str, form: str) -> ShujianError:
    return ShujianError(
        "pool.not_supported",
        "暂不读取这种工作簿",
        why=f"{form} 格式中的错误值无法与空白区分",
        remedy="请另存为 xlsx 后导入",
        where=Place(file=shown),
    )
