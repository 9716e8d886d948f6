"""The workbook in which quarantined rows are mended: text cells only, never a formula."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from shujian.core.progress import SILENT, Progress
from shujian.schema.fold import fold
from shujian.store.disk import guard

ID, LINE, WHY, DEED = "行标识", "行号", "原因", "处理"
FIXED = (ID, LINE, WHY, DEED)
KEEP = "保留"
"""What a person writes under 处理 to take a row in though it was set aside."""
SURPLUS = "多出的格"
_MAX_ROWS = 1_000_000
_MAX_CELL = 32_000
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@dataclass
class Sheet:
    """One sheet: rows of one part of one import.

    Args:
        name: ``<import number>-<part number>``.
        header: the file's headers.
        rows: (row number, line, why, cells).
    """

    name: str
    header: tuple[str, ...]
    rows: list[tuple[int, int, str, tuple[str, ...]]]


def escaped(text: str) -> str:
    """A cell's text so that no program takes it for a formula."""
    text = text.encode("utf-8", "replace").decode("utf-8")[:_MAX_CELL]
    return "'" + text if text.startswith(_ACTIVE) else text


def unescaped(text: str) -> str:
    """The text again as it was."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_ACTIVE) else text


def same(before: str, now: str) -> bool:
    """Whether a person left a cell as it was given out."""
    return fold(unescaped(escaped(before))).text == fold(unescaped(now)).text


def write_book(target: Path, sheets: list[Sheet], progress: Progress = SILENT) -> None:
    """Write the workbook.

    Args:
        target: the file; replaced.
        sheets: one for each part.
        progress: told the share done; may stop.
    """
    total = max(sum(len(s.rows) for s in sheets), 1)
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    done = 0
    with guard(target), xlsxwriter.Workbook(str(target), options) as book:
        text = book.add_format({"num_format": "@"})
        for sheet in sheets or [Sheet("无", (), [])]:
            for number, start in enumerate(range(0, max(len(sheet.rows), 1), _MAX_ROWS)):
                name = f"{sheet.name}-{number + 1}" if number else sheet.name
                page = book.add_worksheet(name)
                rows = sheet.rows[start : start + _MAX_ROWS]
                surplus = max((len(r[3]) for r in rows), default=0) - len(sheet.header)
                extra = [f"{SURPLUS}{i + 1}" for i in range(max(surplus, 0))]
                for at, head in enumerate((*FIXED, *sheet.header, *extra)):
                    page.write_string(0, at, escaped(head), text)
                for index, (row_id, line, why, cells) in enumerate(rows, 1):
                    given = (str(row_id), str(line), why, "", *cells)
                    for at, cell in enumerate(given):
                        if cell:
                            page.write_string(index, at, escaped(cell), text)
                        else:
                            page.write_blank(index, at, None, text)
                    done += 1
                    if index % 1000 == 0:
                        progress.step(done / total, "正在导出隔离区")
