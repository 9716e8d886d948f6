"""What kind of document a file is, told by its content and never by its name."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import IO

HEAD = 8192
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_FOREIGN = (
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包"),
    (b"\x1f\x8b", "gzip 压缩文件"),
    (b"SQLite format 3\0", "SQLite 数据库"),
    (b"PAR1", "Parquet 文件"),
    (b"MZ", "程序文件"),
    (b"\x7fELF", "程序文件"),
    (b"ID3", "录音"),
    (b"RIFF", "录音或录像"),
)
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|span|script)\b", re.I
)
_JSON = re.compile(r'\{\s*(?:"|\}|$)|\[\s*(?:\{|\[|\]|"|$)')


def kind_of(head: bytes, whole: bytes | Path) -> str:
    """The kind: docx, ofd, zip, doc, pdf, image, html, mht, rtf, json or txt.

    Args:
        head: the first ``HEAD`` bytes.
        whole: the content or the file, to look into an archive.

    Returns:
        The kind; ``foreign:…`` with a Chinese name for formats that hold no document,
        ``broken`` for an archive that cannot be opened.
    """
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zipped(whole)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_OLE):
        return "doc"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_IMAGES):
        return "image"
    for magic, name in _FOREIGN:
        if head.startswith(magic):
            return f"foreign:{name}"
    return _text_kind(head)


def _zipped(whole: bytes | Path) -> str:
    source: Path | IO[bytes] = io.BytesIO(whole) if isinstance(whole, bytes) else whole
    try:
        with zipfile.ZipFile(source) as archive:
            names = {name.lower().replace("\\", "/") for name in archive.namelist()[:5000]}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return "broken"
    if "word/document.xml" in names or (
        "[content_types].xml" in names and any(name.startswith("word/") for name in names)
    ):
        return "docx"
    if "ofd.xml" in names:
        return "ofd"
    if "[content_types].xml" in names:
        return "foreign:表格或演示文稿" if _office(names) else "zip"
    return "foreign:OpenDocument 文档" if "mimetype" in names and "content.xml" in names else "zip"


def _office(names: set[str]) -> bool:
    return any(name.startswith(("xl/", "ppt/")) for name in names)


def _text_kind(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", "ignore")
    else:
        text = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    text = text.lstrip("\ufeff \t\r\n")
    if text[:200].lower().startswith(("mime-version:", "from: <saved by")):
        return "mht"
    if text.startswith("<") and _HTML.search(text):
        return "html"
    return "json" if _JSON.match(text) else "txt"
