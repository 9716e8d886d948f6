"""Row numbers and short ids."""

from __future__ import annotations

import hashlib
import secrets
from typing import NamedTuple

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford base32: no i, l, o, u
_LINE_BITS = 31
_PART_BITS = 12
MAX_PART = (1 << _PART_BITS) - 1
MAX_IMPORT = (1 << (63 - _LINE_BITS - _PART_BITS)) - 1


class RowId(NamedTuple):
    """One number per source row, taken apart: import, part (sheet or member), line."""

    import_no: int
    part: int
    line: int


def row_id(import_no: int, part: int, line: int) -> int:
    """Pack import, part and physical line into the number a row keeps for ever."""
    return (import_no << (_PART_BITS + _LINE_BITS)) | (part << _LINE_BITS) | line


def row_base(import_no: int, part: int) -> int:
    """The number to add a line to, for packing whole columns at once."""
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
