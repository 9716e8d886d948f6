"""OFD (GB/T 33190, the Chinese page format): text objects with positions, page by page."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from shujian.documents.readers.layout import Line, Page, assemble
from shujian.documents.readers.raw import Raw, cleaned, unreadable
from shujian.documents.readers.scans import no_text_layer
from shujian.documents.readers.xmlparts import XmlParts, damaged, local, open_parts
from shujian.pool.readers.types import Limits

_A4 = (210.0, 297.0)
_MAX_PAGES = 5000
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def read_ofd(path: Path, shown: str, limits: Limits) -> Raw:
    """An OFD file as one document.

    Raises:
        ShujianError: broken, or without text (scanned).
    """
    parts = open_parts(path, shown, limits)
    with parts.archive:
        try:
            pages = [_page(parts, name) for name in _page_names(parts)]
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise damaged(shown, error) from error
    if not pages:
        raise unreadable(shown, "OFD 文件中没有页面", "请用 OFD 阅读器打开确认完好，另存后再导入")
    if not any(page.lines for page in pages):
        raise no_text_layer(shown)
    text, margins = assemble(pages)
    return Raw(cleaned(text), "ofd", len(pages), margins=margins)


def _page_names(parts: XmlParts) -> Iterator[str]:
    """The members that hold pages, in order."""
    for root in _found(parts.parse("OFD.xml"), "DocRoot"):
        main = (root.text or "").strip().lstrip("/")
        folder = posixpath.dirname(main)
        for page in list(_found(parts.parse(main), "Page"))[:_MAX_PAGES]:
            place = page.get("BaseLoc", "")
            inner = place.lstrip("/") if place.startswith("/") else posixpath.join(folder, place)
            if place:
                yield posixpath.normpath(inner)


def _page(parts: XmlParts, name: str) -> Page:
    tree = parts.parse(name)
    width, height = _A4
    for box in _found(tree, "PhysicalBox"):
        numbers = _numbers(box.text or "")
        width, height = numbers[2:] if len(numbers) == 4 else (width, height)
    lines = [line for item in _found(tree, "TextObject") for line in _lines(item)]
    return Page(height, tuple(lines), width)


def _lines(item: Element) -> Iterator[Line]:
    """The pieces of a text object; each piece gives its first character's place and steps."""
    boundary = _numbers(item.get("Boundary", ""))
    size = (_numbers(item.get("Size", "")) or [3.5])[0]
    if len(boundary) != 4:
        boundary = [0.0, 0.0, 0.0, 0.0]
    for code in _found(item, "TextCode"):
        text = (code.text or "").strip("\r\n")
        if not text.strip():
            continue
        across = boundary[0] + (_numbers(code.get("X", "")) or [0.0])[0]
        base = boundary[1] + (_numbers(code.get("Y", "")) or [size])[0]
        width = _width(code.get("DeltaX", ""), len(text), size)
        yield Line(text, across, across + width, base - size, base)


def _width(steps: str, count: int, size: float) -> float:
    """Width of a piece: the steps between characters (``g 3 4.2`` is three of 4.2)."""
    total, words = 0.0, steps.replace(",", " ").split()
    index = 0
    while index < len(words):
        if words[index] == "g" and index + 2 < len(words):
            times, step = _numbers(words[index + 1]), _numbers(words[index + 2])
            total += min(times[0], count) * step[0] if times and step else 0.0
            index += 3
        else:
            total += (_numbers(words[index]) or [0.0])[0]
            index += 1
    return (total or size * (count - 1)) + size


def _found(tree: Element | None, name: str) -> Iterator[Element]:
    return (e for e in tree.iter() if local(e) == name) if tree is not None else iter(())


def _numbers(text: str) -> list[float]:
    return [float(number) for number in _NUMBER.findall(text)][:4]
