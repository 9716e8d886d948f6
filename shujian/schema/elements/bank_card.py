"""银行卡号 (GB/T 14504, ISO/IEC 7812)."""

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
    lookalikes,
    nearly,
)
from shujian.schema.fold import Folded

_CARD = re.compile(r"\d{13,19}")


@register
class BankCard(Identifier):
    """Bank card number of 13 to 19 digits with a right Luhn digit.

    Account numbers without that digit belong to 编号.
    """

    name = "银行卡号"
    code = "bank_card"
    type = TEXT
    level = 4
    dropped = r"\-"
    example = "9999990000000000006"

    def identify(self, cell: Folded) -> Cleaned:
        """Read digits in groups; at most one look-alike, since Luhn proves no more."""
        text = cell.dense.replace("-", "")
        folded = lookalikes(text)
        changed = sum(a != b for a, b in zip(text, folded, strict=True))
        if not _CARD.fullmatch(folded) or changed > 1:
            return unreadable("银行卡号应为 13 至 19 位数字")
        if not checks.luhn(folded):
            return unreadable(CUT_NOTE if CUT.fullmatch(text) else "银行卡号校验位不符")
        return Cleaned(folded, cell.note(LOOKALIKE_NOTE if changed else ""))

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Digits of each length, checked as matrices of bytes."""
        mask = np.zeros(len(column), dtype=np.bool_)
        sizes = np.bincount(columns.lengths(column), minlength=20)
        for width in range(13, 20):
            if sizes[width]:
                chosen, rows = columns.rows_of(column, width)
                digits, ok = checks.digits_of(rows)
                mask[chosen] = ok & checks.luhn_rows(digits)
        return Fast(pa.array(mask), column)

    def compare(self, a: str, b: str) -> Likeness:
        """ALIKE for one wrong digit or two exchanged ones before the check digit."""
        if a == b:
            return Likeness.SAME
        return Likeness.ALIKE if nearly(a[:-1], b[:-1]) else Likeness.DIFFERENT

    def mask(self, value: str) -> str:
        """The last four stay."""
        return "*" * (len(value) - 4) + value[-4:]
