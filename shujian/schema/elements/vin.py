"""车辆识别代号 (GB 16735, ISO 3779)."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa

from shujian.formulas.types import TEXT
from shujian.schema import columns
from shujian.schema.elements.base import Cleaned, Fast, Likeness, register, unreadable
from shujian.schema.elements.identifiers import LOOKALIKE_NOTE, Identifier, nearly
from shujian.schema.fold import Folded

_VALUES = dict(
    zip("0123456789ABCDEFGHJKLMNPRSTUVWXYZ", "012345678912345678123457923456789", strict=True)
)
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
CHECKED = frozenset("L12345")
"""First characters of makers in China and North America: there the check digit is a duty."""
_VIN = re.compile(r"[0-9A-HJ-NPR-Z]{17}")
_NEVER_USED = str.maketrans({"O": "0", "Q": "0", "I": "1"})
_TABLE = np.full(256, -1, dtype=np.int64)
for _character, _value in _VALUES.items():
    _TABLE[ord(_character)] = int(_value)
_SIGNS = np.frombuffer(b"0123456789X", dtype=np.uint8)


def vin_check(code: str) -> str:
    """The check digit that belongs at the ninth place."""
    total = sum(int(_VALUES[c]) * w for c, w in zip(code, _WEIGHTS, strict=True))
    return "0123456789X"[total % 11]


@register
class Vin(Identifier):
    """Vehicle identification number: the check digit is proved where makers must give it.

    Elsewhere (Europe, Japan …) the ninth place is free, so that nothing can be proved.
    """

    name = "车辆识别代号"
    code = "vin"
    type = TEXT
    level = 3
    dropped = r"\-"
    upper = True
    example = "L99TEST0300000001"

    def identify(self, cell: Folded) -> Cleaned:
        """Read 17 characters; I, O, Q are never used: look-alikes, where the digit proves it."""
        text = cell.dense.replace("-", "").upper()
        folded = text.translate(_NEVER_USED)
        if not _VIN.fullmatch(folded):
            return unreadable("车辆识别代号应为 17 位字母和数字")
        if folded[0] not in CHECKED:
            if folded != text:
                return unreadable("车辆识别代号不使用字母 I、O、Q，无法判断原字")
            return Cleaned(text, cell.note())
        if vin_check(folded) != folded[8]:
            return unreadable("车辆识别代号校验位不符")
        return Cleaned(folded, cell.note(LOOKALIKE_NOTE if folded != text else ""))

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Canonical codes, checked as a matrix of bytes."""
        chosen, rows = columns.rows_of(column, 17)
        values = _TABLE[rows]
        total = values @ np.array(_WEIGHTS, dtype=np.int64)
        right = rows[:, 8] == _SIGNS[total % 11]
        free = ~np.isin(rows[:, 0], np.frombuffer("".join(CHECKED).encode(), dtype=np.uint8))
        ok = (values >= 0).all(axis=1) & (right | free)
        return Fast(pa.array(columns.mask_of(len(column), chosen[ok])), column)

    def compare(self, a: str, b: str) -> Likeness:
        """ALIKE for one wrong character or two exchanged ones, whatever the check digit."""
        if a == b:
            return Likeness.SAME
        bare = [t[:8] + t[9:] for t in (a, b)]
        return Likeness.ALIKE if nearly(*bare) else Likeness.DIFFERENT

    def mask(self, value: str) -> str:
        """Maker and the last four stay."""
        return value[:3] + "**********" + value[-4:]
