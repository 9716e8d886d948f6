"""XML members of office files: unpacked within limits, parsed without entities."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

from shujian.core.errors import ShujianError
from shujian.documents.readers.raw import unreadable
from shujian.pool.readers.archive import ENCRYPTED, chunks
from shujian.pool.readers.refusals import bomb
from shujian.pool.readers.types import Limits

_RESAVE = "请用 Word、WPS 或原来的程序打开确认完好，另存后再导入"
_LOCAL_BYTES = 256 << 20
"""A document's XML of more than this is no document."""


class XmlParts:
    """The XML members of one office file.

    Args:
        archive: the opened file.
        shown: its name, for errors.
        limits: sizes.
    """

    def __init__(self, archive: zipfile.ZipFile, shown: str, limits: Limits) -> None:
        self.archive, self.shown, self._limits = archive, shown, limits
        self.names = {_plain(name): name for name in archive.namelist()}
        self._unpacked = 0

    def read(self, name: str) -> bytes | None:
        """A member's bytes; None where there is none of this name (letter case is ignored)."""
        real = self.names.get(_plain(name))
        if real is None:
            return None
        info = self.archive.getinfo(real)
        if info.flag_bits & ENCRYPTED:
            raise unreadable(self.shown, "文件已加密", "请取消密码后再导入", "documents.password")
        pieces = chunks(self.archive, info, self.shown, self._limits.ratio, self._count)
        return b"".join(pieces)

    def parse(self, name: str) -> Element | None:
        """A member's XML tree; None where there is none.

        Raises:
            ShujianError: broken XML, or XML with a document type (no office program writes one).
        """
        data = self.read(name)
        if data is None:
            return None
        try:
            _refuse_doctype(data, self.shown)
            return ElementTree.fromstring(data)
        except (ElementTree.ParseError, expat.ExpatError, ValueError, LookupError) as error:
            why = f"{name} 不是完整的 XML（{error}）"
            raise unreadable(self.shown, why, _RESAVE) from error

    def _count(self, size: int, shown: str) -> None:
        self._unpacked += size
        if self._unpacked > min(self._limits.unpacked_bytes, _LOCAL_BYTES):
            raise bomb(shown, f"解压后超过 {_LOCAL_BYTES >> 20} MB")


def open_parts(path: Path, shown: str, limits: Limits) -> XmlParts:
    """Open an office file.

    Raises:
        ShujianError: ``documents.unreadable`` for a broken archive.
    """
    try:
        return XmlParts(zipfile.ZipFile(path), shown, limits)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise damaged(shown, error) from error


def damaged(shown: str, error: Exception) -> ShujianError:
    """The refusal of an office file whose archive is broken."""
    return unreadable(shown, f"文件已损坏：{str(error)[:100]}", _RESAVE)


def local(element: Element) -> str:
    """A tag without its namespace: transitional and strict files differ only in that."""
    return element.tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without namespace; "" where it is not there."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""


def children(element: Element, name: str) -> Iterator[Element]:
    """The children of this name."""
    return (child for child in element if local(child) == name)


def child(element: Element | None, name: str) -> Element | None:
    """The first child of this name."""
    return None if element is None else next(children(element, name), None)


def _plain(name: str) -> str:
    return name.lower().replace("\\", "/").lstrip("/")


class _RootReached(Exception):  # noqa: N818  # no error: stops the parser
    pass


def _refuse_doctype(data: bytes, shown: str) -> None:
    """Look at what stands before the root element: entities can only be declared there."""

    def doctype(*_: object) -> None:
        raise unreadable(shown, "XML 中含有文档类型声明，可能有害", _RESAVE)

    def root(*_: object) -> None:
        raise _RootReached

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = root
    try:
        parser.Parse(data, True)
    except _RootReached:
        return
