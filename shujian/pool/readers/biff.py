"""Old workbooks (xls): passwords, and the error cells that the parser leaves empty."""

from __future__ import annotations

import struct
from pathlib import Path

import olefile

from shujian.core.errors import Place, ShujianError
from shujian.pool.readers.peek import NO_VALUE, Peek
from shujian.pool.readers.sniff import not_a_table

_BOF, _EOF, _FILEPASS, _BOUNDSHEET = (0x0809, 0x0009, 0x0209, 0x0409), 0x000A, 0x002F, 0x0085
_BOOLERR, _FORMULA = 0x0205, 0x0006
_NO_TEXT = b"\x03\0\0\0\0\0\xff\xff"
"""The result of a formula that gives an empty text, or that was never worked out."""
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def check_ole(path: Path, shown: str) -> list[Peek]:
    """Look into an OLE file before the parser does.

    Returns:
        Findings of each sheet in workbook order.

    Raises:
        ShujianError: ``pool.password`` for an encrypted workbook, ``pool.not_a_table`` for
            other documents, ``pool.unreadable`` for a damaged container.
    """
    try:
        with olefile.OleFileIO(str(path)) as ole:
            if ole.exists("EncryptedPackage"):
                raise password(shown)
            name = next((n for n in ("Workbook", "Book") if ole.exists(n)), None)
            if name is None:
                raise not_a_table(shown, "Word 文档" if ole.exists("WordDocument") else "其他文档")
            stream = ole.openstream(name).read()
    except ShujianError:
        raise
    except Exception as error:
        raise ShujianError(
            "pool.unreadable",
            "旧版工作簿已损坏",
            why=f"内容不完整，或者不是旧版 Excel 工作簿（{str(error)[:100]}）",
            remedy="请用 Excel 或 WPS 打开后另存为 xlsx",
            where=Place(file=shown),
        ) from error
    return _scan(stream, shown)


def password(shown: str) -> ShujianError:
    """The refusal of an encrypted workbook."""
    return ShujianError(
        "pool.password",
        "工作簿设有打开密码，无法读取",
        why="内容已加密",
        remedy="请用密码打开后另存为不加密的 xlsx，再导入",
        where=Place(file=shown),
    )


def _scan(stream: bytes, shown: str) -> list[Peek]:
    """Walk through the records; sheets follow the globals, each between BOF and EOF."""
    sheets: list[Peek] = []
    hollow: list[tuple[Peek, int, int]] = []
    formulas = 0
    at, depth, seen = 0, 0, 0
    end = len(stream) - 4
    while at <= end:
        kind, size = struct.unpack_from("<HH", stream, at)
        body = at + 4
        at = body + size
        if kind == _FILEPASS and not sheets:
            raise password(shown)
        if kind in _BOF:
            depth += 1
            if depth == 1:
                seen += 1
                if seen > 1:
                    sheets.append(Peek())
        elif kind == _EOF:
            depth = max(0, depth - 1)
        elif depth == 1 and sheets and size >= 8 and body + size <= len(stream):
            formulas += kind == _FORMULA
            if kind == _FORMULA and stream[body + 6 : body + 14] == _NO_TEXT:
                hollow.append((sheets[-1], *struct.unpack_from("<HH", stream, body)))
            _cell(stream, kind, body, sheets[-1])
    if len(hollow) == formulas:
        _uncached(hollow)
    return sheets


def _uncached(hollow: list[tuple[Peek, int, int]]) -> None:
    """Formulas of a workbook in which not one has a result: a program wrote it and left the
    results to Excel. Empty is then not what a person sees there."""
    for sheet, row, column in hollow:
        sheet.uncached += 1
        sheet.first_uncached = sheet.first_uncached or row + 1
        sheet.patch(row + 1, column, NO_VALUE)


def _cell(stream: bytes, kind: int, body: int, sheet: Peek) -> None:
    if kind == _BOOLERR:
        row, column, _, value, is_error = struct.unpack_from("<HHHBB", stream, body)
        if is_error:
            sheet.patch(row + 1, column, _ERRORS.get(value, "#ERROR"))
    elif kind == _FORMULA:
        row, column = struct.unpack_from("<HH", stream, body)
        result = stream[body + 6 : body + 14]
        if result[6:8] == b"\xff\xff" and result[0] == 2:
            sheet.patch(row + 1, column, _ERRORS.get(result[2], "#ERROR"))
