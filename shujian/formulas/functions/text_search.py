"""文本: whether and where a text holds a part."""

from __future__ import annotations

from typing import Any

from shujian.formulas.functions.base import At, Cell, Example, Expr, Function, Ops, Param
from shujian.formulas.functions.text import TEXT_PARAM
from shujian.formulas.types import BOOL, INT


class _Test(Function):
    """A yes-or-no question about a text and a part."""

    group, result = "文本", BOOL
    params = (TEXT_PARAM, Param("部分", ("text",)))


class Contains(_Test):
    """Whether a text holds another."""

    name, aliases = "含", ("CONTAINS",)
    help = "文字里是否有这一部分；区分大小写"
    examples = (Example('含("某某有限公司", "有限")', True),)

    def value(self, at: At, *args: Any) -> Cell:
        """Contained."""
        return args[1] in args[0]

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Contained."""
        return ops.contains(*args)

    def phrase(self, *parts: str) -> str:
        """含."""
        return f"{parts[0]}含{parts[1]}"


class StartsWith(_Test):
    """Whether a text starts with another."""

    name, help = "开头是", "文字是否以这一部分开头"
    examples = (Example('开头是("990101", "9901")', True),)

    def value(self, at: At, *args: Any) -> Cell:
        """Prefix."""
        return args[0].startswith(args[1])

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Prefix."""
        return ops.starts(*args)

    def phrase(self, *parts: str) -> str:
        """开头是."""
        return f"{parts[0]}开头是{parts[1]}"


class EndsWith(_Test):
    """Whether a text ends with another."""

    name, help = "结尾是", "文字是否以这一部分结尾"
    examples = (Example('结尾是("某某有限公司", "公司")', True),)

    def value(self, at: At, *args: Any) -> Cell:
        """Suffix."""
        return args[0].endswith(args[1])

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Suffix."""
        return ops.ends(*args)

    def phrase(self, *parts: str) -> str:
        """结尾是."""
        return f"{parts[0]}结尾是{parts[1]}"


class Position(Function):
    """Where a part begins."""

    name, group, result = "位置", "文本", INT
    params = (TEXT_PARAM, Param("部分", ("text",)))
    help = "这一部分第一次出现在第几个字；没有为 0"
    excel = "Excel 的 FIND 找不到即报错"
    examples = (Example('位置("张三丰", "丰")', 3), Example('位置("张三", "丰")', 0))

    def value(self, at: At, *args: Any) -> Cell:
        """From 1."""
        return args[0].find(args[1]) + 1

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """From 1."""
        return ops.position(*args)
