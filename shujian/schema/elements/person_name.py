"""姓名: a person's name; never a key."""

from __future__ import annotations

import re

from shujian.formulas.types import TEXT
from shujian.schema.elements.base import (
    BLANK_WORDS,
    UNKNOWN_WORDS,
    Cleaned,
    Likeness,
    register,
    unreadable,
)
from shujian.schema.elements.words import BAD_CHARACTER, BAD_NOTE, HAN, Words, join_blanks
from shujian.schema.fold import Folded

_HAN_DOT = re.compile(rf"(?<=[{HAN}])(?: ?[·•‧．・∙⋅･᛫●.﹒。] ?)(?=[{HAN}])")
_REMARK = re.compile(r"[（(\[【〔](?!某)[^（）()\[\]【】〔〕]*[）)\]】〕]")
_NAME = re.compile(rf"[{HAN}](?:[{HAN}·]*[{HAN}])?|[A-Za-z](?:[A-Za-z .,'·-]*[A-Za-z.])?")
_SEVERAL = re.compile(rf"[、，,;；/]|(?<=[{HAN}])(?:等|等人|等\d+人|等[一二三四五六七八九十]+人)$")
_HIDDEN = re.compile(r"[*＊×xX○●]")
_WHOLE = 2
"""Characters of a name at least: one alone stands in any sentence."""
REMARK_NOTE = "姓名中的括注已移出"


@register
class PersonName(Words):
    """Name: inner blanks, the dot of names, remarks in brackets, traditional characters."""

    name = "姓名"
    code = "person_name"
    type = TEXT
    level = 3
    example = "甲虚构"
    max_length = 100
    unknown_words = UNKNOWN_WORDS | {"无名氏", "未报", "自报", "佚名", "某人", "身份不明"}
    blank_words = BLANK_WORDS - {"空"}
    pattern = r"^[一-鿿]{2,4}$"
    slow = "等"

    def read(self, cell: Folded) -> Cleaned:
        """Read one person's name; several names, hidden and garbled ones are unreadable."""
        text, simple = self.simplified(cell.text)
        bare = _REMARK.sub("", text).strip()
        remark = REMARK_NOTE if bare != text else ""
        if BAD_CHARACTER.search(bare):
            return unreadable(BAD_NOTE)
        if re.search(rf"[{HAN}]", bare):
            if _HIDDEN.search(bare):
                return unreadable("姓名已被遮盖")
            bare = join_blanks(_HAN_DOT.sub("·", bare))
        if _SEVERAL.search(bare):
            return unreadable("一格中有多个姓名")
        if not _NAME.fullmatch(bare):
            return unreadable("不像姓名")
        return Cleaned(bare, cell.note(simple, remark))

    def check(self, value: str) -> str | None:
        """某 in a name hides it."""
        return "姓名为隐名" if "某" in value[1:] else None

    def compare(self, a: str, b: str) -> Likeness:
        """ALIKE: one character differs behind the same first one, or the dot is missing."""
        if a == b:
            return Likeness.SAME
        x, y = a.replace("·", ""), b.replace("·", "")
        if x == y:
            return Likeness.ALIKE
        if len(x) == len(y) > 1 and x[0] == y[0]:
            differ = sum(p != q for p, q in zip(x, y, strict=True))
            return Likeness.ALIKE if differ == 1 else Likeness.DIFFERENT
        return Likeness.DIFFERENT

    def mask(self, value: str) -> str:
        """The first character stays."""
        return value[:1] + "*" * min(len(value) - 1, 3)


def named(kind: str, value: str, words: str) -> bool:
    """Whether a value is the name of a person who is named in the words before the reader.

    Args:
        kind: the value's element.
        value: a cell.
        words: what is shown to the reader anyway.
    """
    return kind == PersonName.name and len(value) >= _WHOLE and value in words
