"""Workbooks that count days from 1904: their bare serial numbers would be read four years off."""

from __future__ import annotations

import datetime as dt
import re
import struct
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import olefile

NOTE = "工作簿按 1904 年起计日：日期列里没有日期格式的数字已按此换算"
_FIRST = dt.date(1904, 1, 1)
_DAYS = re.compile(
    r"(?:.*(?:日期|时间|年月日|日|date)|.*(?:RQ|SJ))(?:[(（].{0,20}[)）])?", re.IGNORECASE
)
_SERIAL = re.compile(r"([1-6]\d{4})(?:\.0+)?")
_HEAD = 60
_DATEMODE, _EOF = 0x0022, 0x000A
_XLSX = re.compile(rb"""\bdate1904=["'](?:1|true)["']""")


def counts_from_1904(path: Path, form: str) -> bool:
    """Whether a workbook does; False where it cannot be told (the parser will complain)."""
    try:
        if form == "xlsx":
            with zipfile.ZipFile(path) as archive:
                return _XLSX.search(archive.read("xl/workbook.xml")) is not None
        with olefile.OleFileIO(str(path)) as ole:
            name = next(n for n in ("Workbook", "Book") if ole.exists(n))
            return _mode(ole.openstream(name).read())
    except (KeyError, OSError, StopIteration, ValueError, zipfile.BadZipFile):
        return False


def _mode(stream: bytes) -> bool:
    """The record DATEMODE among the workbook's globals."""
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if kind == _EOF:
            return False
        if kind == _DATEMODE and size >= 2:
            return bool(struct.unpack_from("<H", stream, at + 4)[0])
        at += 4 + size
    return False


@dataclass
class Serials:
    """Serial numbers of one worksheet; days with a format of days come as days already.

    Args:
        changed: whether any number was made a day.
    """

    changed: bool = False
    _columns: frozenset[int] | None = field(default=None)

    def as_days(self, columns: list[list[str]]) -> list[list[str]]:
        """The columns with numbers under a heading of days as days.

        Args:
            columns: a batch of the sheet from its top, as text.
        """
        if self._columns is None:
            heads = [column[:_HEAD] for column in columns]
            self._columns = frozenset(i for i, head in enumerate(heads) if any(map(_named, head)))
        made = [
            [_day(cell) for cell in column] if i in self._columns else column
            for i, column in enumerate(columns)
        ]
        self.changed = self.changed or made != columns
        return made


def _named(cell: str) -> bool:
    return len(cell) <= 20 and _DAYS.fullmatch("".join(cell.split())) is not None


def _day(cell: str) -> str:
    match = _SERIAL.fullmatch(cell.strip())
    return (_FIRST + dt.timedelta(days=int(match[1]))).isoformat() if match else cell
