"""手机号: a mobile number of mainland China."""

from __future__ import annotations

import re

import pyarrow as pa

from shujian.formulas.types import TEXT
from shujian.schema import columns
from shujian.schema.elements.base import Cleaned, Fast, Likeness, register, unreadable
from shujian.schema.elements.identifiers import Identifier, nearly
from shujian.schema.fold import Folded

PREFIX_NOTE = "去除国家代码 86"
_MOBILE = re.compile(r"1[3-9]\d{9}")
_TAIL = re.compile(r"(?<=\d)\.0$")
"""What programs leave behind that took the number for an amount: no digit of it."""
_PREFIX = re.compile(r"^(?:\(?\+?(?:00)?86\)?)(?=1[3-9]\d{9}$)")


@register
class Phone(Identifier):
    """Mobile number of eleven digits; blanks, hyphens and +86 folded."""

    name = "手机号"
    code = "mobile"
    type = TEXT
    level = 3
    dropped = r"\-."
    example = "19900000001"

    def identify(self, cell: Folded) -> Cleaned:
        """Read one number; there is no check digit, so nothing else is folded."""
        text = re.sub(r"[-.]", "", _TAIL.sub("", cell.dense))
        bare = _PREFIX.sub("", text)
        if _MOBILE.fullmatch(bare):
            return Cleaned(bare, cell.note(PREFIX_NOTE if bare != text else ""))
        if len(re.findall(r"(?<!\d)1[3-9]\d{9}(?!\d)", text)) > 1:
            return unreadable("一格中有多个号码")
        if re.fullmatch(r"\(?0\d{2,3}\)?\d{7,8}", text):
            return unreadable("固定电话，不是手机号")
        return unreadable("手机号应为 1 开头的 11 位数字")

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Eleven digits."""
        return Fast(columns.matches(column, r"^1[3-9]\d{9}$"), column)

    def compare(self, a: str, b: str) -> Likeness:
        """ALIKE for one wrong digit or two exchanged ones."""
        if a == b:
            return Likeness.SAME
        return Likeness.ALIKE if nearly(a, b) else Likeness.DIFFERENT

    def mask(self, value: str) -> str:
        """The first three and the last four stay."""
        return value[:3] + "****" + value[-4:]
