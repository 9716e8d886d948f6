"""Codes kept as numbers that a workbook shows with leading zeros: 000123 under the format 000000."""

from __future__ import annotations

import re
import zipfile
from xml.etree import ElementTree

_ZEROS = re.compile(r"(0{2,})(?:;\1)?(?:;@)?_? ?")
_STYLES = "xl/styles.xml"


def padded_styles(archive: zipfile.ZipFile) -> dict[bytes, int]:
    """Cell style → digits shown at least, for styles that do nothing but add zeros.

    Args:
        archive: the workbook.
    """
    names = {name.lower(): name for name in archive.namelist()}
    if _STYLES not in names:
        return {}
    root = ElementTree.fromstring(archive.read(names[_STYLES]))
    formats: dict[str, int] = {}
    for node in root.iter():
        if node.tag.endswith("}numFmt") and (
            match := _ZEROS.fullmatch(node.get("formatCode") or "")
        ):
            formats[node.get("numFmtId") or ""] = len(match[1])
    cells = next((node for node in root.iter() if node.tag.endswith("}cellXfs")), None)
    if not formats or cells is None:
        return {}
    return {
        str(index).encode(): formats[style.get("numFmtId") or ""]
        for index, style in enumerate(cells)
        if style.get("numFmtId") in formats
    }


def padded_cells(xml: bytes, styles: dict[bytes, int]) -> list[tuple[bytes, int, str]]:
    """(column letters, line, text with zeros) of whole numbers in such cells.

    Args:
        xml: a piece of a sheet, cells whole.
        styles: see ``padded_styles``.
    """
    if not styles:
        return []
    found = []
    for match in _pattern(tuple(sorted(styles))).finditer(xml):
        width = styles[match[3]]
        if len(match[4]) < width:
            found.append((match[1], int(match[2]), match[4].decode().zfill(width)))
    return found


def _pattern(styles: tuple[bytes, ...]) -> re.Pattern[bytes]:
    listed = b"|".join(styles)
    return re.compile(
        rb"""<(?:\w+:)?c\b(?=[^>]*\br=["']([A-Z]{1,3})(\d{1,7})["'])(?=[^>]*\bs=["']("""
        + listed
        + rb""")["'])(?![^>]*\bt=["'](?!n["']))[^>]*>(?:<(?:\w+:)?f\b[^>]*>[^<]*</(?:\w+:)?f>)?"""
        rb"<(?:\w+:)?v>(\d+)</"
    )
