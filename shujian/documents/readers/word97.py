"""Word 97-2003 files read by their own tables ([MS-DOC]): no program is needed for them."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import olefile

from shujian.core.errors import ShujianError
from shujian.documents.readers.raw import Raw, cleaned, unreadable

_MAGIC = 0xA5EC
_FLAGS, _FIRST_LENGTH, _CLX, _LISTS = 0x0A, 0x4C, 0x01A2, 0x02E2
_ENCRYPTED, _TABLE_ONE = 0x0100, 0x0200
_WORD_97 = 0x00C1
_COMPRESSED = 1 << 30
_MAX_BYTES = 256 << 20
_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x15]*))?\x15")
_SIGNS = {
    0x01: "", 0x02: "", 0x03: "", 0x04: "", 0x05: "", 0x08: "", 0x0B: "\n", 0x0C: "\n", 0x0D: "\n",
    0x13: "", 0x14: "", 0x15: "", 0x1E: "-", 0x1F: "",
}  # fmt: skip
_RESAVE = "请用 Word 或 WPS 另存为 docx 后再导入"


def read_word97(path: Path, shown: str) -> Raw:
    """A doc file of Word 97 and later as one document.

    Raises:
        ShujianError: ``documents.password``; ``documents.unreadable`` for anything that is
            no sound Word 97 file (older ones too).
    """
    try:
        with olefile.OleFileIO(str(path)) as ole:
            return _read(ole, shown)
    except (struct.error, OSError, ValueError, IndexError, TypeError, AttributeError) as error:
        raise unreadable(shown, f"旧版 Word 文件已损坏：{str(error)[:100]}", _RESAVE) from error


def _read(ole: olefile.OleFileIO, shown: str) -> Raw:
    if not ole.exists("WordDocument"):
        if ole.exists("EncryptedPackage"):
            raise _password(shown)
        raise unreadable(shown, "不是 Word 文件（可能是旧版表格或演示文稿）", _RESAVE)
    main = _stream(ole, "WordDocument")
    magic, version = struct.unpack_from("<HH", main)
    (flags,) = struct.unpack_from("<H", main, _FLAGS)
    if flags & _ENCRYPTED:
        raise _password(shown)
    if magic != _MAGIC or version < _WORD_97:
        raise unreadable(shown, "Word 95 或更早的文件", _RESAVE)
    table = _stream(ole, "1Table" if flags & _TABLE_ONE else "0Table")
    text = _pieces(main, table)
    lengths = struct.unpack_from("<8I", main, _FIRST_LENGTH)
    body, notes, heads = (_plain(part) for part in _stories(text, lengths))
    told = []
    if struct.unpack_from("<I", main, _LISTS + 4)[0] > 2:
        told.append("文件用了自动编号，编号未读入；需要编号的请另存为 docx 后导入")
    return Raw(
        cleaned(body), "doc", max(1, body.count("\n")), notes=tuple(told),
        margins=_each(heads), footnotes=_each(notes),
    )  # fmt: skip


def _stream(ole: olefile.OleFileIO, name: str) -> bytes:
    if ole.get_size(name) > _MAX_BYTES:
        raise ValueError(f"{name} 过大")
    data: bytes = ole.openstream(name).read()
    return data


def _pieces(main: bytes, table: bytes) -> bytes:
    """The whole text in UTF-16, from the table of pieces."""
    start, size = struct.unpack_from("<II", main, _CLX)
    clx, at = table[start : start + size], 0
    while clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if clx[at] != 2:
        raise ValueError("没有文字分段表")
    (length,) = struct.unpack_from("<I", clx, at + 1)
    count = (length - 4) // 12
    places = struct.unpack_from(f"<{count + 1}I", clx, at + 5)
    found, total = [], 0
    for index in range(count):
        (where,) = struct.unpack_from("<I", clx, at + 5 + 4 * (count + 1) + 8 * index + 2)
        characters = places[index + 1] - places[index]
        total += characters
        if characters < 0 or total * 2 > _MAX_BYTES:
            raise ValueError("文字分段表不可信")
        found.append(_piece(main, where, characters))
    return b"".join(found)


def _piece(main: bytes, where: int, characters: int) -> bytes:
    if where & _COMPRESSED:
        start = (where & ~_COMPRESSED) // 2
        single = main[start : start + characters]
        return single.decode("cp1252", "replace").encode("utf-16-le")
    return main[where : where + 2 * characters]


def _stories(text: bytes, lengths: tuple[int, ...]) -> list[str]:
    """Main text with text boxes; foot- and endnotes; headers and footers."""
    parts, at = [], 0
    for length in lengths:
        parts.append(text[2 * at : 2 * (at + length)].decode("utf-16-le", "replace"))
        at += length
    body, foot, heads, _, _, end, boxes, head_boxes = parts
    return [body + boxes, foot + end, heads + head_boxes]


def _plain(text: str) -> str:
    """Marks of fields, tables and pictures turned into text."""
    for _ in range(5):
        shown = _FIELD.sub(lambda m: m[1] or "", text)
        if shown == text:
            break
        text = shown
    return text.replace("\x07\x07", "\n").replace("\x07", "\t").translate(_SIGNS)


def _each(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.strip() for line in cleaned(text).split("\n") if line.strip()))


def _password(shown: str) -> ShujianError:
    remedy = "请取消密码后再导入"
    return unreadable(shown, "Word 文件设有密码", remedy, "documents.password")
