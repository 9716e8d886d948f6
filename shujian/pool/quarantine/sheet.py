"""The workbook in which quarantined rows are mended: text cells only, never a formula."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

from shujian.core.progress import SILENT, Progress
from shujian.pool.asking.exporting import exported
from shujian.schema.fold import fold

ID, LINE, WHY, DEED = "行标识", "行号", "原因", "处理"
FIXED = (ID, LINE, WHY, DEED)
KEEP = "保留"
"""What a person writes under 处理 to take a row in though it was set aside."""
SURPLUS = "多出的格"
_MAX_ROWS = 1_000_000
_LONGEST_NAME = 27
"""Of 31 characters, some are kept for the number of a further page."""
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_HINT = (
    "改正右边的格后导回，这一格空着即可。原样也要入池的（如确为两笔的重复行），填“保留”。"
    "不要改动前三列。"
)
_MAX_CELL = 32_000
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@dataclass
class Sheet:
    """One sheet: rows of one part of one import.

    Args:
        name: see ``page_name``.
        header: the file's headers.
        rows: (row number, line (with the column of its month), why, cells).
    """

    name: str
    header: tuple[str, ...]
    rows: list[tuple[int, str, str, tuple[str, ...]]]


def page_name(number: int, part: int, source: str) -> str:
    """The name of a sheet: whose rows these are, and what keeps it apart from all others.

    Args:
        number: of the import.
        part: of its file.
        source: name of the sheet or file that the rows come from.
    """
    tail = f"（{number}-{part}）"
    plain = _NOT_IN_NAMES.sub("", source).strip("' ")
    return plain[: _LONGEST_NAME - len(tail)] + tail


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

    Raises:
        ShujianError: ``pool.export`` where the file cannot be made, ``store.disk_full``.
    """
    total = max(sum(len(s.rows) for s in sheets), 1)
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    done = 0
    with exported(target) as part, xlsxwriter.Workbook(str(part), options) as book:
        text = book.add_format({"num_format": "@"})
        for sheet in sheets or [Sheet("无", (), [])]:
            for number, start in enumerate(range(0, max(len(sheet.rows), 1), _MAX_ROWS)):
                name = f"{sheet.name}-{number + 1}" if number else sheet.name
                rows = sheet.rows[start : start + _MAX_ROWS]
                for count in _write_page(book.add_worksheet(name), sheet.header, rows, text):
                    progress.step((done + count) / total, "正在导出隔离区")
                done += len(rows)


def _write_page(
    page: Any, header: tuple[str, ...], rows: list[tuple[int, str, str, tuple[str, ...]]], text: Any
) -> Iterator[int]:
    """Write one worksheet; tells now and then how many rows are written."""
    surplus = max((len(r[3]) for r in rows), default=0) - len(header)
    extra = [f"{SURPLUS}{i + 1}" for i in range(max(surplus, 0))]
    for at, head in enumerate((*FIXED, *header, *extra)):
        page.write_string(0, at, escaped(head), text)
    choice = {"validate": "list", "source": [KEEP], "ignore_blank": True}
    hint = {"input_title": DEED, "input_message": _HINT, "error_type": "warning"}
    page.data_validation(1, FIXED.index(DEED), max(len(rows), 1), FIXED.index(DEED), choice | hint)
    for index, (row_id, line, why, cells) in enumerate(rows, 1):
        for at, cell in enumerate((str(row_id), line, why, "", *cells)):
            if cell:
                page.write_string(index, at, escaped(cell), text)
            else:
                page.write_blank(index, at, None, text)
        if index % 1000 == 0:
            yield index
