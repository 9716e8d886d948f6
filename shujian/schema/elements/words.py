"""What elements made of Chinese words have in common: names, addresses, organisations."""

from __future__ import annotations

import re

import pyarrow as pa
import pyarrow.compute as pc

from shujian.schema import columns
from shujian.schema.checks import Bools
from shujian.schema.elements.base import BLANKS, DITTO_WORDS, Element, Fast
from shujian.schema.simplify import character_table, simplify

HAN = "\u3400-\u4dbf\u4e00-\u9fff〇\U00020000-\U0003ffff"
_INNER = re.compile(rf"(?<=[{HAN}（）()·、，。：；]) +| +(?=[{HAN}（）()·、，。：；])")
_BRACKETS = str.maketrans("()[]【】〔〕{}", "（）（）（）（）（）")
BAD_CHARACTER = re.compile("[\ufffd\ue000-\uf8ff?？□]")
BAD_NOTE = "含乱码或者无法显示的字符"


def join_blanks(text: str) -> str:
    """Without the blanks that stand beside a Chinese character or mark."""
    return _INNER.sub("", text) if " " in text else text


def wide_brackets(text: str) -> str:
    """Brackets of every kind as （）, the form of registered names."""
    return text.translate(_BRACKETS)


class Words(Element):
    """Chinese words in simplified characters; ``pattern``: RE2 of cells nothing is folded in,
    ``slow``: characters that need a second look."""

    pattern = r"^[一-鿿]+$"
    slow = ""

    def simplified(self, text: str) -> tuple[str, str]:
        """Simplified characters and the note."""
        return simplify(text)

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Cells of common characters without a traditional one, and no word for nothing."""
        mask = columns.matches(column, self.pattern)
        words = pa.array(sorted(self.blank_words | self.unknown_words | DITTO_WORDS))
        mask = pc.and_not(mask, pc.fill_null(pc.is_in(column, words), False))
        mask = pc.and_not(mask, pa.array(columns.cells_with(column, self._table())))
        mask = pc.and_(mask, pa.array(columns.lengths(column) <= self.max_length))
        return Fast(mask, column)

    def loosen(self, column: pa.StringArray) -> pa.StringArray:
        """Without the blanks beside Chinese characters."""
        trimmed = pc.utf8_trim(column, BLANKS)
        joined = pc.replace_substring_regex(trimmed, f"([一-鿿])[{BLANKS}]+", r"\1")
        return pc.replace_substring_regex(joined, f"[{BLANKS}]+([一-鿿])", r"\1")

    def _table(self) -> Bools:
        table = character_table()
        if self.slow:
            table = table.copy()
            table[[ord(ch) for ch in self.slow]] = True
        return table
