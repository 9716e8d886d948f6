"""单位名称: the name of an organisation."""

from __future__ import annotations

import re

from shujian.formulas.types import TEXT
from shujian.schema.elements.base import Cleaned, Likeness, register, unreadable
from shujian.schema.elements.words import (
    BAD_CHARACTER,
    BAD_NOTE,
    Words,
    join_blanks,
    wide_brackets,
)
from shujian.schema.fold import Folded

BRACKET_NOTE = "括号统一为全角"
_FORM = re.compile(r"(?:股份有限|有限责任|有限)公司$|[（）·\s]")


@register
class OrgName(Words):
    """Organisation name: brackets as （）, no blanks, simplified characters."""

    name = "单位名称"
    code = "org_name"
    type = TEXT
    level = 1
    example = "虚构市某物业服务有限公司"
    max_length = 300
    pattern = r"^[一-鿿][一-鿿（）]*[一-鿿）]$"

    def read(self, cell: Folded) -> Cleaned:
        """Read the name; a name without any letter is none."""
        text, simple = self.simplified(cell.text)
        wide = wide_brackets(text)
        if "\ufffd" in wide or (BAD_CHARACTER.search(wide) and "??" in cell.half):
            return unreadable(BAD_NOTE)
        if not any(ch.isalpha() for ch in wide):
            return unreadable("不像单位名称")
        return Cleaned(join_blanks(wide), cell.note(simple, BRACKET_NOTE if wide != text else ""))

    def compare(self, a: str, b: str) -> Likeness:
        """ALIKE: equal but for the legal form, brackets and dots."""
        if a == b:
            return Likeness.SAME
        same = _FORM.sub("", a) == _FORM.sub("", b)
        return Likeness.ALIKE if same else Likeness.DIFFERENT
