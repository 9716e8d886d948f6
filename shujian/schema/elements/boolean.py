"""布尔: yes or no."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from shujian.formulas.types import BOOL
from shujian.schema.elements.base import BLANK_WORDS, Cleaned, Element, Fast, register, unreadable
from shujian.schema.fold import Folded

YES_WORDS = frozenset(
    ["是", "有", "对", "真", "已", "Y", "YES", "TRUE", "T", "1", "√", "✓", "✔", "☑"]
)
NO_WORDS = frozenset(
    [
        "否",
        "无",
        "没有",
        "不是",
        "错",
        "假",
        "未",
        "N",
        "NO",
        "FALSE",
        "F",
        "0",
        "×",
        "✗",
        "✘",
        "X",
        "☒",
    ]
)


@register
class Boolean(Element):
    """Yes or no: 是/否, 有/无, Y/N, 1/0, √/×."""

    name = "布尔"
    code = "boolean"
    type = BOOL
    level = 1
    example = "是"
    max_length = 20
    blank_words = BLANK_WORDS - {"无", "(无)"}

    def read(self, cell: Folded) -> Cleaned:
        """Read a word or a sign."""
        text = cell.dense.upper()
        if text in YES_WORDS:
            return Cleaned(True, cell.note())
        if text in NO_WORDS:
            return Cleaned(False, cell.note())
        return unreadable("不是可识别的是或否")

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Words and signs as they stand in the lists."""
        yes = pc.fill_null(pc.is_in(column, pa.array(sorted(YES_WORDS))), False)
        no = pc.fill_null(pc.is_in(column, pa.array(sorted(NO_WORDS))), False)
        plain = pc.fill_null(pc.is_in(column, pa.array(["是", "否"])), False)
        return Fast(pc.or_(yes, no), yes, plain)

    def canonical(self, value: bool) -> str:
        """是 or 否."""
        return "是" if value else "否"
