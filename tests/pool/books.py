"""Workbooks of a few sheets, made for tests."""

from __future__ import annotations

import io

from openpyxl import Workbook


def book(**sheets: list[list[str]]) -> bytes:
    """A workbook with these sheets, row by row."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
