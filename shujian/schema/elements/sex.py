"""性别 (GB/T 2261.1)."""

from __future__ import annotations

from shujian.formulas.types import TEXT
from shujian.schema.elements.base import UNKNOWN_WORDS, Cleaned, register, unreadable
from shujian.schema.elements.listed import Listed
from shujian.schema.fold import Folded

CODE_NOTE = "代码换为名称"
_WORDS = {"男": "男", "女": "女", "男性": "男", "女性": "女"}
_CODES = {"1": "男", "2": "女", "01": "男", "02": "女", "M": "男", "F": "女", "MALE": "男"} | {
    "FEMALE": "女"
}


@register
class Sex(Listed):
    """Sex: 男 or 女; the codes 0 and 9 of the standard are unknown."""

    name = "性别"
    code = "sex"
    type = TEXT
    level = 2
    example = "男"
    unknown_words = UNKNOWN_WORDS | {"0", "9", "未知的性别", "未说明的性别", "未说明"}
    listed = ("男", "女")

    def read(self, cell: Folded) -> Cleaned:
        """Read a word or a code."""
        text = cell.dense
        if text in _WORDS:
            return Cleaned(_WORDS[text], cell.note())
        if text.upper() in _CODES:
            return Cleaned(_CODES[text.upper()], cell.note(CODE_NOTE))
        return unreadable("不是可识别的性别")
