"""The unit in which a file states its numbers: in a header, in a title, in a name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from shujian.schema.elements.units import unit_named
from shujian.schema.fold import half_width, header_key
from shujian.schema.tables import TableColumn

_BRACKET = re.compile(r"\(([^()]{1,12})\)|\[([^\[\]]{1,12})\]")
_CAPTION = re.compile(r"单位 ?:? ?([^\s()\[\]:;]{1,20})")
_APART = re.compile(r"[、,/|和及]|每")
_LEAD = re.compile(r"^(?:(?:金额|货币|计量)?单位:?|人民币)+")
_SHORT = {"万": "万元", "亿": "亿元", "千": "千元"}


def header_unit(header: str, column: TableColumn) -> str:
    """The unit in a header: 金额（万元）, 金额(单位：万元), 金额/万元, 金额万元; "" for none.

    Args:
        header: of the file's column.
        column: the standard column it stands for; only its units count.
    """
    found = _bracketed(header, column)
    if found:
        return found[0]
    key = header_key(header)
    # a single letter at the end may be part of a word: 部分, 积分
    ends = (unit_of(key[start:], column) for start in range(1, len(key) - 1))
    return next(filter(None, ends), "")


def unit_of(text: str, column: TableColumn) -> str:
    """The unit that is all of a text, in any spelling; the column's own as the column writes it."""
    plain = _LEAD.sub("", half_width(text).replace(" ", ""))
    return unit_named(plain, tuple(column.cleaner.units), column.cleaner.unit)


def caption_unit(texts: Iterable[str], column: TableColumn) -> str:
    """The unit that titles, the sheet's or the file's name give for the whole table.

    Two different ones say nothing about any one column.
    """
    found: set[str] = set()
    for text in texts:
        found.update(_bracketed(text, column))
        for match in _CAPTION.finditer(half_width(text)):
            found.update(_units(match[1], column))
    return found.pop() if len(found) == 1 else ""


def _bracketed(text: str, column: TableColumn) -> list[str]:
    inner = [a or b for a, b in _BRACKET.findall(half_width(text))]
    return [unit for piece in inner for unit in _units(piece, column)]


def _units(text: str, column: TableColumn) -> list[str]:
    units = column.cleaner.units
    # 毫克/100毫升 is one unit, 元/月 is yuan
    if whole := unit_of(text, column):
        return [whole]
    found = []
    for piece in _APART.split(_LEAD.sub("", text.replace(" ", ""))):
        unit = piece if piece in units else _SHORT.get(piece, "")
        if unit in units:
            found.append(unit)
    return found
