"""统一社会信用代码 (GB 32100)."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa

from shujian.formulas.types import TEXT
from shujian.schema import checks, columns
from shujian.schema.elements.base import Cleaned, Fast, Likeness, register, unreadable
from shujian.schema.elements.identifiers import (
    CUT,
    CUT_NOTE,
    LOOKALIKE_NOTE,
    Identifier,
    nearly,
)
from shujian.schema.fold import Folded

_CHAR = "[0-9A-HJ-NPQRTUWXY]"
_CODE = re.compile(rf"{_CHAR}{{2}}\d{{6}}{_CHAR}{{10}}")
_NEVER_USED = str.maketrans({"O": "0", "I": "1", "S": "5", "Z": "2"})
_VALUES = np.full(256, -1, dtype=np.int64)
for _i, _c in enumerate(checks.USCC_ALPHABET):
    _VALUES[ord(_c)] = _i


@register
class CreditCode(Identifier):
    """Unified social credit code: upper case, check character proved."""

    name = "统一社会信用代码"
    code = "credit_code"
    type = TEXT
    level = 1
    dropped = r"\-"
    upper = True
    example = "91990101MA0000001Y"

    def identify(self, cell: Folded) -> Cleaned:
        """Read 18 characters; O, I, S, Z are never used in codes, so they are look-alikes."""
        text = cell.dense.replace("-", "").upper()
        if len(text) != 18:
            if re.fullmatch(r"\d{15}", text):
                return unreadable("15 位旧注册号，不能换算为统一社会信用代码")
            return unreadable("统一社会信用代码应为 18 位")
        folded = text.translate(_NEVER_USED)
        if not _CODE.fullmatch(folded):
            return unreadable("统一社会信用代码含有不应出现的字符")
        if checks.uscc_check(folded[:17]) != folded[17]:
            return unreadable(CUT_NOTE if CUT.fullmatch(text) else "统一社会信用代码校验码不符")
        return Cleaned(folded, cell.note(LOOKALIKE_NOTE if folded != text else ""))

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Canonical codes, checked as a matrix of bytes."""
        chosen, rows = columns.rows_of(column, 18)
        values = _VALUES[rows]
        ok = (values >= 0).all(axis=1) & (values[:, 2:8] <= 9).all(axis=1)
        total = values[:, :17] @ checks.USCC_WEIGHTS
        ok &= values[:, 17] == (31 - total % 31) % 31
        return Fast(pa.array(columns.mask_of(len(column), chosen[ok])), column)

    def compare(self, a: str, b: str) -> Likeness:
        """ALIKE for one wrong character or two exchanged ones."""
        if a == b:
            return Likeness.SAME
        return Likeness.ALIKE if nearly(a[:17], b[:17]) else Likeness.DIFFERENT
