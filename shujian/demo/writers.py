"""Writing files as departments send them, always the same bytes for the same city."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import xlsxwriter
from numpy.typing import NDArray

Ints = NDArray[np.int64]
_SLICE = 250_000
_STAMP = (2025, 7, 1, 9, 0, 0)


@dataclass
class Field:
    """A column of a file: its header, its words, and which word stands in each row."""

    header: str
    kind: str
    words: list[str]
    codes: Ints
    _encoded: dict[tuple[str, str], pa.Array] = field(default_factory=dict, repr=False)

    def encoded(self, delimiter: str, encoding: str) -> pa.Array:
        """The words as they stand in a text file."""
        known = self._encoded.get((delimiter, encoding))
        if known is None:
            cells = [_quoted(word, delimiter).encode(encoding) for word in self.words]
            known = self._encoded[delimiter, encoding] = pa.array(cells, pa.binary())
        return known

    def cells(self, rows: Ints) -> list[str]:
        """The texts of these rows."""
        return [self.words[code] for code in self.codes[rows].tolist()]


@dataclass
class Look:
    """What surrounds the rows.

    Args:
        title: lines above the header.
        notes: lines below the rows.
        totals: the cells of a 合计 row, or none.
        groups: a first header line, with the number of columns below each word.
        repeat: whether the header stands once more in the middle.
        encoding: of text files: gb18030, utf-8-sig or utf-16.
        serial: whether dates are numbers of a spreadsheet.
    """

    title: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    groups: tuple[tuple[str, int], ...] = ()
    repeat: bool = False
    encoding: str = "gb18030"
    serial: bool = False


def _quoted(text: str, delimiter: str) -> str:
    return f'"{text}"' if delimiter in text else text


def _lines(arrays: Sequence[pa.Array], codes: Sequence[Ints], delimiter: str) -> bytes:
    """Whole lines at once: the joined cells stand one after another in one buffer."""
    columns = [a.take(pa.array(c)) for a, c in zip(arrays, codes, strict=True)]
    end = pa.scalar(b"\n", pa.binary())
    bare = pa.scalar(b"", pa.binary())
    cells = pc.binary_join_element_wise(*columns, pa.scalar(delimiter.encode(), pa.binary()))
    joined = pc.binary_join_element_wise(cells, end, bare)
    size = int(np.frombuffer(joined.buffers()[1], dtype=np.int32)[len(joined)])
    return bytes(joined.buffers()[2][:size])


def csv_bytes(fields: Sequence[Field], rows: Ints, look: Look, delimiter: str = ",") -> bytes:
    """A CSV or TSV file of these rows."""
    # GB18030 has no comma or quote inside a character; UTF-16 is made of UTF-8 afterwards
    inner = "gb18030" if look.encoding == "gb18030" else "utf-8"
    out = io.BytesIO()

    def line(cells: Sequence[str]) -> None:
        out.write((delimiter.join(_quoted(c, delimiter) for c in cells) + "\n").encode(inner))

    for text in look.title:
        line([text])
    header = [each.header for each in fields]
    line(header)
    arrays = [each.encoded(delimiter, inner) for each in fields]
    parts = [rows[i : i + _SLICE] for i in range(0, len(rows), _SLICE)]
    if look.repeat and len(rows) > 1:
        parts = [rows[: len(rows) // 2], rows[len(rows) // 2 :]]
    for index, part in enumerate(parts):
        if look.repeat and index:
            line(header)
        out.write(_lines(arrays, [each.codes[part] for each in fields], delimiter))
    if look.totals:
        line(look.totals)
    for text in look.notes:
        line([text])
    data = out.getvalue()
    if look.encoding == "utf-8-sig":
        return b"\xef\xbb\xbf" + data
    return data.decode("utf-8").encode("utf-16") if look.encoding == "utf-16" else data


def zip_file(path: Path, members: Sequence[tuple[str, bytes]]) -> None:
    """An archive of members, with a fixed date."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, data, compresslevel=1)


def json_lines(path: Path, fields: Sequence[Field], rows: Ints) -> None:
    """One JSON object a line."""
    columns = [each.cells(rows) for each in fields]
    names = [each.header for each in fields]
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for cells in zip(*columns, strict=True):
            out.write(json.dumps(dict(zip(names, cells, strict=True)), ensure_ascii=False) + "\n")


def workbook(
    path: Path, fields: Sequence[Field], sheets: Sequence[tuple[str, Ints]], look: Look
) -> None:
    """A workbook with one sheet for each part of the rows."""
    book = xlsxwriter.Workbook(
        str(path), {"strings_to_numbers": False, "strings_to_urls": False, "strings_to_formulas": False}
    )  # fmt: skip
    book.set_properties({"created": dt.datetime(*_STAMP)})
    bold = book.add_format({"bold": True, "align": "center"})
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        top = 0
        for text in look.title:
            sheet.merge_range(top, 0, top, max(len(fields) - 1, 1), text, bold)
            top += 1
        top = _groups(sheet, look, top, bold)
        _sheet(sheet, fields, rows, look, top)
    book.close()


def _groups(sheet: xlsxwriter.worksheet.Worksheet, look: Look, top: int, bold: object) -> int:
    column = 0
    for word, width in look.groups:
        if width > 1:
            sheet.merge_range(top, column, top, column + width - 1, word, bold)
        else:
            sheet.write_string(top, column, word)
        column += width
    return top + bool(look.groups)


def _sheet(
    sheet: xlsxwriter.worksheet.Worksheet, fields: Sequence[Field], rows: Ints, look: Look, top: int
) -> None:
    middle = len(rows) // 2 if look.repeat and len(rows) > 3 else 0
    for column, each in enumerate(fields):
        sheet.write_string(top, column, each.header)
        if middle:
            sheet.write_string(top + 1 + middle, column, each.header)
        for index, text in enumerate(each.cells(rows)):
            line = top + 1 + index + bool(middle and index >= middle)
            if not text:
                continue
            if look.serial and each.kind == "date" and text.isdigit() and len(text) == 5:
                sheet.write_number(line, column, int(text))
            else:
                sheet.write_string(line, column, text)
    end = top + 1 + len(rows) + bool(middle)
    for column, text in enumerate(look.totals):
        if text:
            sheet.write_string(end, column, text)
    for offset, text in enumerate(look.notes):
        sheet.write_string(end + bool(look.totals) + offset, 0, text)
