"""行政区划代码 (GB/T 2260, GB/T 10114)."""

from __future__ import annotations

import re

import pyarrow as pa

from shujian.formulas.types import TEXT
from shujian.schema import columns
from shujian.schema.checks import PROVINCES
from shujian.schema.elements.base import Cleaned, Fast, Likeness, register, unreadable
from shujian.schema.elements.identifiers import Identifier
from shujian.schema.fold import Folded

FILLED_NOTE = "区划代码补足为 6 位"
_CODE = re.compile(r"\d{2}|\d{4}|\d{6}|\d{9}|\d{12}")


def prefix(code: str) -> str:
    """The code without trailing zero pairs: what every place inside begins with."""
    if code[6:].strip("0"):
        return code[:9] if not code[9:].strip("0") else code
    base = code[:6]
    while len(base) > 2 and base.endswith("00"):
        base = base[:-2]
    return base


@register
class Region(Identifier):
    """Administrative division code of 6, 9 or 12 digits, as short as it says the same."""

    name = "行政区划代码"
    code = "region_code"
    type = TEXT
    level = 1
    example = "990101"

    def identify(self, cell: Folded) -> Cleaned:
        """Read a code; zeros of lower levels are cut to six or nine digits."""
        text = cell.dense
        if not _CODE.fullmatch(text):
            return unreadable("行政区划应为 6、9 或 12 位数字代码")
        if text[:2] not in PROVINCES:
            return unreadable("行政区划代码的省级代码不存在")
        if len(text) < 6:
            return Cleaned(text.ljust(6, "0"), cell.note(FILLED_NOTE))
        if not text[6:].strip("0"):
            return Cleaned(text[:6], cell.note())
        return Cleaned(text if text[9:].strip("0") else text[:9], cell.note())

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Six digits."""
        provinces = "|".join(sorted(PROVINCES))
        return Fast(columns.matches(column, rf"^(?:{provinces})\d{{4}}$"), column)

    def doubtful(self, column: pa.StringArray) -> pa.BooleanArray | None:
        """Codes are too short to be cut."""
        return None

    def compare(self, a: str, b: str) -> Likeness:
        """ALIKE where one lies in the other."""
        if a == b:
            return Likeness.SAME
        x, y = sorted((prefix(a), prefix(b)), key=len)
        return Likeness.ALIKE if y.startswith(x) else Likeness.DIFFERENT
