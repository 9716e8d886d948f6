"""Writing workbooks, always the same bytes for the same city."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

from shujian.demo.file_look import Field, Ints, Look

STAMP = (2025, 7, 1, 9, 0, 0)


def workbook(
    path: Path, fields: Sequence[Field], sheets: Sequence[tuple[str, Ints]], look: Look
) -> None:
    """A workbook with one sheet for each part of the rows."""
    book = xlsxwriter.Workbook(
        str(path), {"strings_to_numbers": False, "strings_to_urls": False, "strings_to_formulas": False}
    )  # fmt: skip
    book.set_properties({"created": dt.datetime(*STAMP)})
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
