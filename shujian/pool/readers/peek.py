"""What the workbook parser does not tell: error cells, formulas without a value, far cells."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree import ElementTree

from shujian.pool.readers.padding import padded_cells

_CHUNK = 1 << 20
_OVERLAP = 1 << 16
_REF = rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']"""
_ERROR = re.compile(
    rb"""<(?:\w+:)?c\b(?=[^>]*\bt=["']e["'])(?=[^>]*""" + _REF + rb""")[^>]*>"""
    rb"(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<",
    re.DOTALL,
)
_NO_VALUE = re.compile(
    rb"""<(?:\w+:)?c\b(?![^>]*\bt=["']str["'])(?=[^>]*"""
    + _REF
    + rb")[^>]*[^/>]>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_FAR = re.compile(rb"""<(?:\w+:)?c\b[^>]*\br=["']([A-Z]{2,3})\d+["'][^>]*(?<!/)>""")
_FAR_HINT = re.compile(rb'r="[A-Z]{2,3}\d')
_ANY = re.compile(_REF)
_HIDDEN = rb"""\bhidden=["'](?:1|true)["']"""
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*" + _HIDDEN + rb"[^>]*(?<!/)>")
_HIDDEN_COLUMN = re.compile(
    rb"""<(?:\w+:)?col\b(?=[^>]*\bmin=["'](\d+)["'])(?=[^>]*\bmax=["'](\d+)["'])(?=[^>]*"""
    + _HIDDEN
    + rb")"
)
NO_VALUE = "#无缓存值"
"""What a formula cell holds that was saved without its result: not blank, not readable."""


@dataclass
class Peek:
    """Findings of one sheet.

    Args:
        patches: line → [(column, text)] of cells the parser leaves empty.
        padded: the same of numbers that are shown with leading zeros.
        hidden_rows: rows that are hidden or filtered out; hidden_columns: likewise.
        uncached: formulas without a stored value.
        first_uncached: line of the first of them.
        last_row: line of the last cell with content; 0 unknown.
        last_column: columns up to the last one beyond Z; 0 when none is that far.
    """

    patches: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    padded: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    hidden_rows: int = 0
    hidden_columns: int = 0
    uncached: int = 0
    first_uncached: int = 0
    last_row: int = 0
    last_column: int = 0

    def patch(self, line: int, column: int, text: str) -> None:
        """Put a text into a cell that the parser leaves empty."""
        self.patches.setdefault(line, []).append((column, text))


def column_number(letters: bytes) -> int:
    """A → 0, XFD → 16383."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def sheet_paths(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → member of the archive."""
    names = {name.lower(): name for name in archive.namelist()}
    rels_name, book_name = names.get("xl/_rels/workbook.xml.rels"), names.get("xl/workbook.xml")
    if not rels_name or not book_name:
        return {}
    targets = {}
    for rel in ElementTree.fromstring(archive.read(rels_name)).iter():
        if rel.get("Id"):
            target = (rel.get("Target") or "").replace("\\", "/")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            targets[rel.get("Id")] = names.get(path.lower(), "")
    found = {}
    for sheet in ElementTree.fromstring(archive.read(book_name)).iter():
        if sheet.tag.endswith("}sheet"):
            ident = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), None)
            found[sheet.get("name") or ""] = targets.get(ident, "")
    return {name: path for name, path in found.items() if path}


def peek(
    archive: zipfile.ZipFile,
    member: str,
    count: Callable[[int], None],
    padded: dict[bytes, int] | None = None,
) -> Peek:
    """Look through one sheet's XML, in pieces.

    Args:
        archive: the workbook.
        member: the sheet's path in it.
        count: told the bytes unpacked; may raise.
        padded: styles that show leading zeros; see ``padding``.
    """
    found, rest = Peek(), b""
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            count(len(chunk))
            rest += chunk
            cut = max(rest.rfind(b"</c>"), rest.rfind(b":c>"))
            cut = rest.find(b">", cut) + 1 if cut >= 0 else max(0, len(rest) - _OVERLAP)
            _look(rest[:cut], found, padded or {})
            rest = rest[cut:]
    _look(rest, found, padded or {})
    return found


def _look(xml: bytes, found: Peek, padded: dict[bytes, int]) -> None:
    for letters, line, shown in padded_cells(xml, padded):
        found.padded.setdefault(line, []).append((column_number(letters), shown))
    if b"hidden=" in xml:
        found.hidden_rows += len(_HIDDEN_ROW.findall(xml))
        spans = [(int(a), int(b)) for a, b in _HIDDEN_COLUMN.findall(xml)]
        found.hidden_columns += sum(min(b, 16384) - a + 1 for a, b in spans if b < 16384)
    if b't="e"' in xml or b"t='e'" in xml:
        for match in _ERROR.finditer(xml):
            text = match[3].decode("utf-8", "replace").strip() or "#ERROR"
            found.patch(int(match[2]), column_number(match[1]), text)
    if b"<f" in xml or b":f" in xml:
        for match in _NO_VALUE.finditer(xml):
            found.uncached += 1
            found.first_uncached = found.first_uncached or int(match[2])
            found.patch(int(match[2]), column_number(match[1]), NO_VALUE)
    if _FAR_HINT.search(xml):
        found.last_column = max(found.last_column, *_far_columns(xml))
    last = max(xml.rfind(b"</c>"), xml.rfind(b":c>"))
    if last >= 0:
        start = max(xml.rfind(b"<c ", 0, last), xml.rfind(b":c ", 0, last))
        if start >= 0 and (ref := _ANY.search(xml, start, last)):
            found.last_row = max(found.last_row, int(ref[2]))


def _far_columns(xml: bytes) -> set[int]:
    return {0, *(column_number(letters) + 1 for letters in set(_FAR.findall(xml)))}
