"""Builders of files that no office program would write on a good day."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import Any

import openpyxl

HEADER = "身份证号,姓名,收到决定日期,移交日期,执行地区划"


def compound(*names: str) -> bytes:
    """A compound file (OLE) with these streams, as office programs keep encrypted books."""
    sector, body, free = 512, b"x".ljust(4096, b"\0"), 0xFFFFFFFF
    each = len(body) // sector
    fat, starts = [0xFFFFFFFD, 0xFFFFFFFE], []
    for _ in names:
        starts.append(len(fat))
        fat += [len(fat) + i + 1 for i in range(each - 1)] + [0xFFFFFFFE]
    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0, 1, free)]
    for i, (name, start) in enumerate(zip(names, starts, strict=True)):
        right = i + 2 if i + 1 < len(names) else free
        entries.append(_entry(name, 2, start, len(body), free, right))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *([free] * 108))
    table = struct.pack("<128I", *(fat + [free] * (128 - len(fat))))
    return head + table + b"".join(entries).ljust(sector, b"\0") + body * len(names)


def _entry(name: str, kind: int, start: int, size: int, child: int, right: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    numbers = (len(text), kind, 1, 0xFFFFFFFF, right, child, 0, start, size)
    return text.ljust(64, b"\0") + struct.pack("<HBBIII16xI16xIQ", *numbers)


def packed(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def workbook(rows: list[list[Any]]) -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(stream)
    return stream.getvalue()


def wide(columns: int) -> bytes:
    head = HEADER + "".join(f",备用{i}" for i in range(columns - 5))
    return f"{head}\n{'1,' * (columns - 1)}1\n".encode()
