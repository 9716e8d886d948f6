"""地址: where somebody lives or something stands."""

from __future__ import annotations

import re

from shujian.formulas.types import TEXT
from shujian.schema.elements.base import Cleaned, Likeness, register
from shujian.schema.elements.words import Words, join_blanks, wide_brackets
from shujian.schema.fold import Folded, half_width

_DASH = re.compile(r"(?<=\d)[-－—–―~～至](?=\d)")
_MARKS = re.compile(r"[\s,，、。.·（）#号室]")


@register
class Address(Words):
    """Address: blanks, brackets, dashes between numbers, simplified characters."""

    name = "地址"
    code = "address"
    type = TEXT
    level = 3
    example = "虚构市测试区示例路1号2-301"
    pattern = r"^[一-鿿][一-鿿0-9]*(?:[0-9]-[0-9]+)?[一-鿿0-9]*$"

    def read(self, cell: Folded) -> Cleaned:
        """Fold; what an address means is not for a cell to say."""
        text, simple = self.simplified(cell.text)
        folded = join_blanks(wide_brackets(text))
        folded = _DASH.sub(lambda m: "-" if m.group() not in "~～至" else m.group(), folded)
        return Cleaned(folded.replace("＃", "#"), cell.note(simple))

    def compare(self, a: str, b: str) -> Likeness:
        """ALIKE: equal but for marks, or one ends with the other."""
        if a == b:
            return Likeness.SAME
        x, y = (_MARKS.sub("", half_width(t)) for t in (a, b))
        short, long = sorted((x, y), key=len)
        alike = x == y or (len(short) >= 6 and long.endswith(short))
        return Likeness.ALIKE if alike else Likeness.DIFFERENT

    def mask(self, value: str) -> str:
        """The first six characters stay."""
        return value[:6] + "***"
