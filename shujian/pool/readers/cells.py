"""Kinds of text in a cell, as far as they tell a header from data."""

from __future__ import annotations

import re

_DATA = re.compile(
    r"[-+¥￥]?[\d,]*\.?\d+%?(?:[eE][-+]?\d+)?"  # numbers
    r"|\d{4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?"  # dates
    r"|\d{15,17}[\dXx]|[0-9A-Z]{18}|1[3-9]\d{9}"  # identifiers, mobile numbers
)
_SPACE = re.compile(r"\s+")
_BETWEEN_HAN = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")


def looks_like_data(cell: str) -> bool:
    """Whether a cell is a number, a date or an identifier."""
    return _DATA.fullmatch(cell.strip()) is not None


def squeezed(cell: str) -> str:
    """Without any white space, for comparing words such as 合 计."""
    return _SPACE.sub("", cell)


def as_name(cell: str) -> str:
    """A header cell as a name: no line breaks, no blanks between Chinese characters."""
    return _SPACE.sub(" ", _BETWEEN_HAN.sub("", cell.strip())).strip()


def unwrapped(cell: str) -> str:
    """Undo what keeps Excel from reading a number (``="0123"``, ``'0123``) and quotes of SQL."""
    if cell.startswith('="') and cell.endswith('"') and len(cell) > 3:
        return cell[2:-1]
    if len(cell) > 2 and cell[0] == cell[-1] == "'" and "'" not in cell[1:-1]:
        return cell[1:-1]
    if cell.startswith("'") and len(cell) > 1 and "'" not in cell[1:]:
        return cell[1:]
    return cell
