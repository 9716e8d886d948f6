"""Word files (docx): paragraphs and tables in order, headers, footnotes, text boxes."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from xml.etree.ElementTree import Element

from shujian.documents.readers.docx_numbering import Numbering
from shujian.documents.readers.docx_runs import Runs
from shujian.documents.readers.raw import Raw, cleaned, unreadable
from shujian.documents.readers.xmlparts import (
    XmlParts,
    attribute,
    child,
    children,
    damaged,
    local,
    open_parts,
)
from shujian.pool.readers.types import Limits

_WRAPPERS = ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
_DEEPEST = 60


def read_docx(path: Path, shown: str, limits: Limits) -> Raw:
    """A Word file as one document.

    Raises:
        ShujianError: broken, encrypted, or a bomb.
    """
    parts = open_parts(path, shown, limits)
    with parts.archive:
        try:
            return _read(parts)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise damaged(shown, error) from error


def _read(parts: XmlParts) -> Raw:
    main = _main_part(parts)
    tree = parts.parse(main)
    body = child(tree, "body")
    if body is None:
        raise unreadable(parts.shown, "Word 文档没有正文部分", "请用 Word 或 WPS 另存后再导入")
    folder = main.rpartition("/")[0]
    story = _Story(Numbering.of(parts.parse(f"{folder}/numbering.xml")))
    story.blocks(body, 0)
    notes = []
    if story.runs.hidden:
        notes.append(f"有 {story.runs.hidden} 处隐藏文字，未读入")
    if story.runs.deleted:
        notes.append(f"有 {story.runs.deleted} 处修订删除的文字，未读入；插入的文字已读入")
    return Raw(
        cleaned("\n".join(story.lines)),
        "docx",
        parts=story.count,
        notes=tuple(notes),
        margins=_margins(parts, folder),
        footnotes=_footnotes(parts, folder),
    )


def _main_part(parts: XmlParts) -> str:
    """The main part: by the relations where it has another name than usual."""
    relations = parts.parse("_rels/.rels")
    for relation in relations if relations is not None else ():
        if attribute(relation, "Type").endswith("/officeDocument"):
            target = attribute(relation, "Target").replace("\\", "/").lstrip("/")
            if target.lower() in parts.names:
                return target
    return "word/document.xml"


class _Story:
    """Paragraphs and tables of a body, a header or a note, as lines."""

    def __init__(self, numbering: Numbering) -> None:
        self.lines: list[str] = []
        self.count = 0
        self.runs = Runs()
        self._numbering = numbering

    def blocks(self, parent: Element, depth: int) -> None:
        """Everything in order; content controls and insertions are looked into."""
        for element in parent:
            name = local(element)
            if name == "p":
                self.count += 1
                self._paragraph(element, depth)
            elif name == "tbl":
                self.count += 1
                for row in _rows(element):
                    self.lines.append("\t".join(self._cell(cell, depth) for cell in _cells(row)))
            elif name in _WRAPPERS and depth < _DEEPEST:
                self.blocks(element, depth + 1)

    def _paragraph(self, element: Element, depth: int) -> None:
        text, boxes = self.runs.text(element)
        number = self._numbering.label(element)
        self.lines.append(number + text if text.strip() else text)
        for box in boxes if depth < _DEEPEST else ():
            self.blocks(box, depth + 1)

    def _cell(self, cell: Element, depth: int) -> str:
        inner = _Story(self._numbering)
        inner.runs = self.runs
        if depth < _DEEPEST:
            inner.blocks(cell, depth + 1)
        self.count += 0 if depth else inner.count
        return " ".join(" ".join(inner.lines).split())


def _rows(table: Element) -> list[Element]:
    return _inside(table, "tr")


def _cells(row: Element) -> list[Element]:
    return _inside(row, "tc")


def _inside(parent: Element, name: str) -> list[Element]:
    found = []
    for element in parent:
        if local(element) == name:
            found.append(element)
        elif local(element) in _WRAPPERS:
            found += _inside(element, name)
    return found


def _margins(parts: XmlParts, folder: str) -> tuple[str, ...]:
    """Headers and footers, each wording once."""
    found: dict[str, None] = {}
    for plain in sorted(parts.names):
        stem = plain.removeprefix(f"{folder.lower()}/")
        if stem.startswith(("header", "footer")) and stem.endswith(".xml") and "/" not in stem:
            tree = parts.parse(plain)
            if tree is not None and (text := _plain_text(tree)):
                found[text] = None
    return tuple(found)


def _footnotes(parts: XmlParts, folder: str) -> tuple[str, ...]:
    found = []
    for name in ("footnotes", "endnotes"):
        tree = parts.parse(f"{folder}/{name}.xml")
        for note in children(tree, name.removesuffix("s")) if tree is not None else ():
            if not attribute(note, "type") and (text := _plain_text(note)):
                found.append(text)
    return tuple(found)


def _plain_text(tree: Element) -> str:
    story = _Story(Numbering.of(None))
    story.blocks(tree, 0)
    return cleaned(" ".join(line.strip() for line in story.lines if line.strip()))
