"""银行账号: the number of an account, of a person or an organisation; cards are accepted too."""

from __future__ import annotations

import re

import pyarrow as pa

from shujian.formulas.types import TEXT
from shujian.schema import columns
from shujian.schema.elements.base import Cleaned, Fast, Likeness, register, unreadable
from shujian.schema.elements.identifier import FLOAT_NOTE
from shujian.schema.elements.identifiers import Identifier, nearly
from shujian.schema.fold import Folded

_ACCOUNT = re.compile(r"(?:NRA|OSA|FT[EFINU])?\d{8,32}")


@register
class BankAccount(Identifier):
    """Account number of 8 to 32 digits; banks number accounts as they like, nothing proves them.

    Numbers of cards, which have a check digit, belong to 银行卡号.
    """

    name = "银行账号"
    code = "bank_account"
    type = TEXT
    level = 4
    telling = False
    dropped = r"\-"
    upper = True
    example = "990000000000000000000001"

    def identify(self, cell: Folded) -> Cleaned:
        """Read digits in groups, perhaps with the mark of a non-resident or free-trade account."""
        text = cell.dense.replace("-", "").upper()
        whole = re.sub(r"(?<=\d)\.0$", "", text)
        if _ACCOUNT.fullmatch(whole):
            return Cleaned(whole, cell.note(FLOAT_NOTE if whole != text else ""))
        return unreadable("银行账号应为 8 至 32 位数字")

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Digits."""
        return Fast(columns.matches(column, r"^\d{8,32}$"), column)

    def compare(self, a: str, b: str) -> Likeness:
        """ALIKE for one wrong digit or two exchanged ones."""
        if a == b:
            return Likeness.SAME
        return Likeness.ALIKE if nearly(a, b) else Likeness.DIFFERENT

    def mask(self, value: str) -> str:
        """The last four stay."""
        return "*" * (len(value) - 4) + value[-4:]
