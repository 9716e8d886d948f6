"""文本: blanks at the ends, and letter case."""

from __future__ import annotations

from typing import Any

from shujian.formulas.functions.base import At, Cell, Example, Expr, Function, Ops
from shujian.formulas.functions.text import TEXT_PARAM
from shujian.formulas.types import TEXT

_BLANKS = " \t\r\n\u3000\u00a0"
_LOWER = "abcdefghijklmnopqrstuvwxyz"


class Trim(Function):
    """Without blanks at both ends."""

    name, group, result, params = "TRIM", "文本", TEXT, (TEXT_PARAM,)
    help = "去掉两端的空格（含全角空格、制表符、换行）"
    excel = "中间的空格不动"
    examples = (Example('TRIM("  甲 乙 ")', "甲 乙"),)

    def value(self, at: At, *args: Any) -> Cell:
        """Stripped."""
        return args[0].strip(_BLANKS)

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Stripped."""
        return ops.trim(args[0], _BLANKS)


class Upper(Function):
    """ASCII letters in capitals."""

    name, group, result, params = "UPPER", "文本", TEXT, (TEXT_PARAM,)
    help = "英文字母变大写"
    excel = "只变 a 到 z"
    examples = (Example('UPPER("ab张")', "AB张"),)

    def value(self, at: At, *args: Any) -> Cell:
        """Capitals."""
        return args[0].translate(str.maketrans(_LOWER, _LOWER.upper()))

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Capitals."""
        return ops.translate(args[0], _LOWER, _LOWER.upper())


class Lower(Function):
    """ASCII letters in small."""

    name, group, result, params = "LOWER", "文本", TEXT, (TEXT_PARAM,)
    help = "英文字母变小写"
    excel = "只变 A 到 Z"
    examples = (Example('LOWER("AB张")', "ab张"),)

    def value(self, at: At, *args: Any) -> Cell:
        """Small letters."""
        return args[0].translate(str.maketrans(_LOWER.upper(), _LOWER))

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Small letters."""
        return ops.translate(args[0], _LOWER.upper(), _LOWER)
