"""文本: only the characters of one kind, and half or full width."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from shujian.formulas.functions.base import At, Cell, Example, Expr, Function, Ops
from shujian.formulas.functions.text import TEXT_PARAM
from shujian.formulas.types import TEXT

HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x323AF))
"""Blocks of Chinese characters (GB 18030-2022), written out: engines' own classes differ."""


class KeepDigits(Function):
    """Only the digits."""

    name, group, result, params = "留数字", "文本", TEXT, (TEXT_PARAM,)
    ranges: ClassVar[tuple[tuple[int, int], ...]] = ((0x30, 0x39),)
    removes: ClassVar[bool] = False
    help = "只留下 0 到 9，其余去掉；全角数字先用 半角"
    excel = "Excel 没有"
    examples: ClassVar[tuple[Example, ...]] = (
        Example('留数字("电话：010-6500 0000")', "01065000000"),
    )

    def value(self, at: At, *args: Any) -> Cell:
        """The others removed."""
        inside = "".join(f"\\U{a:08x}-\\U{b:08x}" for a, b in self.ranges)
        return re.sub(f"[{'' if self.removes else '^'}{inside}]", "", args[0])

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """The others removed."""
        inside = "".join(f"\\x{{{a:x}}}-\\x{{{b:x}}}" for a, b in self.ranges)
        return ops.without(args[0], f"[{'' if self.removes else '^'}{inside}]")

    def phrase(self, *parts: str) -> str:
        """只留."""
        return f"{parts[0]}（{self.name}）"


class KeepLetters(KeepDigits):
    """Only the letters."""

    name, ranges = "留字母", ((0x41, 0x5A), (0x61, 0x7A))
    help = "只留下英文字母，其余去掉"
    examples = (Example('留字母("沪A·B1234")', "AB"),)


class KeepHan(KeepDigits):
    """Only the Chinese characters."""

    name, ranges = "留汉字", HAN
    help = "只留下汉字，其余去掉"
    examples = (Example('留汉字("张 三（A）")', "张三"),)


class Clean(KeepDigits):
    """Without control characters."""

    name, ranges, removes = "CLEAN", ((0, 0x1F), (0x7F, 0x7F)), True
    help = "去掉不能打印的控制字符（换行、制表符等）"
    excel = "也去掉删除符（127）"
    examples = (Example('CLEAN("甲	乙")', "甲乙"),)


_WIDE = "".join(map(chr, range(0xFF01, 0xFF5F))) + "\u3000"
_NARROW = "".join(map(chr, range(0x21, 0x7F))) + " "


class HalfWidth(Function):
    """Full-width signs by half-width ones."""

    name, group, result, params, aliases = "半角", "文本", TEXT, (TEXT_PARAM,), ("ASC",)
    source, target = _WIDE, _NARROW
    help = "全角的字母、数字、标点和空格变成半角"
    examples: ClassVar[tuple[Example, ...]] = (Example('半角("ＡＢ１２（甲）")', "AB12(甲)"),)

    def value(self, at: At, *args: Any) -> Cell:
        """Sign by sign."""
        return args[0].translate(str.maketrans(self.source, self.target))

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Sign by sign."""
        return ops.translate(args[0], self.source, self.target)


class FullWidth(HalfWidth):
    """Half-width signs by full-width ones."""

    name, aliases, source, target = "全角", ("WIDECHAR",), _NARROW, _WIDE
    help = "半角的字母、数字、标点和空格变成全角"
    examples = (Example('全角("AB12")', "ＡＢ１２"),)
