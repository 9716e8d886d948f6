"""文本: joining, length and substitution; lengths count characters, never bytes."""

from __future__ import annotations

from typing import Any

from shujian.formulas.functions.base import At, Cell, Example, Expr, Function, Ops, Param
from shujian.formulas.types import INT, TEXT

TEXT_PARAM = Param("文字", ("text",))


class Concat(Function):
    """Two texts as one."""

    name, group, result = "&", "文本", TEXT
    params = (Param("左", ("text",)), Param("右", ("text",)))
    help = "把两段文字连起来"
    excel = "只连文字，数和日期先用 TEXT 变成文字；空白不当作空文字"
    examples = (Example('"甲"&"乙"', "甲乙"), Example('[空白文字]&"乙"', "不可读"))

    def value(self, at: At, *args: Any) -> Cell:
        """Joined."""
        return args[0] + args[1]

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Joined."""
        return args[0] + args[1]

    def phrase(self, *parts: str) -> str:
        """连."""
        return f"{parts[0]}连{parts[1]}"


class Len(Function):
    """Number of characters."""

    name, group, result, params = "LEN", "文本", INT, (TEXT_PARAM,)
    withholds = True
    help = "字数"
    examples = (Example('LEN("张三丰")', 3),)

    def value(self, at: At, *args: Any) -> Cell:
        """Length."""
        return len(args[0])

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Length."""
        return ops.length(args[0])

    def phrase(self, *parts: str) -> str:
        """的字数."""
        return f"{parts[0]}的字数"


class Substitute(Function):
    """Every occurrence replaced."""

    name, group, result = "SUBSTITUTE", "文本", TEXT
    params = (TEXT_PARAM, Param("旧", ("text",)), Param("新", ("text",)))
    help = "把文字里的旧内容全部换成新内容；旧内容为空文字时不变"
    examples = (Example('SUBSTITUTE("甲-乙-丙", "-", "")', "甲乙丙"),)

    def value(self, at: At, *args: Any) -> Cell:
        """Replaced."""
        return args[0].replace(args[1], args[2]) if args[1] else args[0]

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Replaced."""
        return ops.replace(*args)
