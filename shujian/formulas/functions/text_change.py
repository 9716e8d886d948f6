"""文本: replacing by place, repeating and filling up."""

from __future__ import annotations

from typing import Any, ClassVar

from shujian.core.cells import UNKNOWN
from shujian.formulas.functions.base import At, Cell, Example, Expr, Function, Ops, Param
from shujian.formulas.functions.text import TEXT_PARAM
from shujian.formulas.types import TEXT

LONGEST = 32_767
"""Characters in a cell, as in Excel; a longer result is unknown."""


class ReplaceAt(Function):
    """Characters at a place replaced."""

    name, group, result, partial, reuse = "REPLACE", "文本", TEXT, True, True
    params = (
        TEXT_PARAM,
        Param("起", ("int",)),
        Param("字数", ("int",)),
        Param("新", ("text",)),
    )
    help = "把第几个字起的若干个字换成新内容；起小于 1、字数为负不可读"
    examples = (Example('REPLACE("990101199001010016", 7, 8, "********")', "990101********0016"),)

    def value(self, at: At, *args: Any) -> Cell:
        """Replaced."""
        text, start, count, new = args
        if start < 1 or count < 0:
            return UNKNOWN
        return text[: start - 1] + new + text[start - 1 + count :]

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Replaced."""
        text, start, count, new = args
        before = ops.larger(start - 1, ops.literal_int(0))
        made = ops.left(text, before) + new + ops.rest(text, start + count)
        return ops.case([((start >= 1) & (count >= 0), made)])


class Repeat(Function):
    """A text several times."""

    name, group, result, partial, reuse = "REPT", "文本", TEXT, True, True
    params = (TEXT_PARAM, Param("次数", ("int",)))
    help = f"把文字重复若干次；次数为负，或结果超过 {LONGEST} 个字不可读"
    examples = (Example('REPT("*", 3)', "***"), Example('REPT("*", -1)', "不可读"))

    def value(self, at: At, *args: Any) -> Cell:
        """Repeated."""
        text, count = args
        return text * count if count >= 0 and len(text) * count <= LONGEST else UNKNOWN

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Repeated."""
        return ops.repeat(args[0], args[1], LONGEST)


class PadLeft(Function):
    """Filled up on the left."""

    name, group, result, partial, reuse = "补位", "文本", TEXT, True, True
    params = (TEXT_PARAM, Param("位数", ("int",)), Param("填", ("text",)))
    help = f"左边用一个字补足位数，够长的不变；填的不是一个字，或位数超过 {LONGEST} 不可读"
    excel = 'Excel 没有；常写作 TEXT(数,"000")'
    examples: ClassVar[tuple[Example, ...]] = (
        Example('补位(TEXT(12), 6, "0")', "000012"),
        Example('补位("1234567", 6, "0")', "1234567"),
    )

    def value(self, at: At, *args: Any) -> Cell:
        """Filled up."""
        text, width, sign = args
        return text.rjust(width, sign) if len(sign) == 1 and width <= LONGEST else UNKNOWN

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Filled up."""
        text, width, sign = args
        good = (ops.length(sign) == 1) & (width <= LONGEST)
        lacking = ops.larger(width - ops.length(text), ops.literal_int(0))
        return ops.case([(good, ops.repeat(sign, lacking, LONGEST) + text)])
