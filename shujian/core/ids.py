"""Row numbers and short ids."""

from __future__ import annotations

import hashlib
import secrets
from typing import NamedTuple

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford base32: no i, l, o, u
_LINE_BITS = 31
_PART_BITS = 12
_BY_MONTH = 1 << (_LINE_BITS - 1)
"""Marks a place that is a month of a line; no file that is read has as many lines."""
_MONTH_BITS = 7
MAX_MONTHS = 1 << _MONTH_BITS
MAX_MONTH_LINE = (_BY_MONTH >> _MONTH_BITS) - 1
MAX_PART = (1 << _PART_BITS) - 1
MAX_IMPORT = (1 << (63 - _LINE_BITS - _PART_BITS)) - 1


class RowId(NamedTuple):
    """One number per source row, taken apart: import, part (sheet or member), place in it.

    The place is the physical line, or one month of a line of a list with a column a month.
    """

    import_no: int
    part: int
    place: int

    @property
    def line(self) -> int:
        """The physical line, from 1."""
        return line_of(self.place)

    @property
    def month(self) -> int:
        """Which of the months of the line, from 0; -1 where a row is a whole line."""
        return month_of(self.place)


def month_place(line: int, month: int) -> int:
    """The place of one month of a line.

    Args:
        line: physical line, up to ``MAX_MONTH_LINE``.
        month: which of the months that stand side by side, from 0, below ``MAX_MONTHS``.
    """
    return _BY_MONTH | line << _MONTH_BITS | month


def line_of(place: int) -> int:
    """The physical line of a place, from 1."""
    return (place & ~_BY_MONTH) >> _MONTH_BITS if place & _BY_MONTH else place


def month_of(place: int) -> int:
    """Which month of its line a place is, from 0; -1 for a whole line."""
    return place & (MAX_MONTHS - 1) if place & _BY_MONTH else -1


def row_id(import_no: int, part: int, place: int) -> int:
    """Pack import, part and place into the number a row keeps for ever."""
    return (import_no << (_PART_BITS + _LINE_BITS)) | (part << _LINE_BITS) | place


def row_base(import_no: int, part: int) -> int:
    """The number to add a place to, for packing whole columns at once."""
    return row_id(import_no, part, 0)


def unpack_row(value: int) -> RowId:
    """Take a row number apart again."""
    return RowId(
        value >> (_PART_BITS + _LINE_BITS),
        (value >> _LINE_BITS) & MAX_PART,
        value & ((1 << _LINE_BITS) - 1),
    )


def _base32(number: int, length: int) -> str:
    return "".join(_ALPHABET[(number >> (5 * i)) & 31] for i in reversed(range(length)))


def content_id(text: str, length: int = 12) -> str:
    """A short id that depends on the content alone (SHA-256, 5 bits a character)."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return _base32(int.from_bytes(digest[:16], "big") >> (128 - 5 * length), length)


def random_id(length: int = 10) -> str:
    """A short id that nobody can guess."""
    return _base32(secrets.randbits(5 * length), length)
