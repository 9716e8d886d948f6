"""列表: sorted lists of values, from parameters or LISTUNIQUE."""

from __future__ import annotations

from typing import Any

from shujian.formulas.functions.base import (
    ANY,
    At,
    Cell,
    Example,
    Expr,
    Function,
    Ops,
    Param,
    common,
)
from shujian.formulas.types import BOOL, INT, TEXT, Type

_LIST = Param("列表", ("list",))


class ListHas(Function):
    """Whether a list holds a value."""

    name, group, result, guard = "列表含", "列表", BOOL, True
    params = (_LIST, Param("值", ANY))
    help = "列表里是否有这个值"
    examples = (Example('列表含(参数("罪名"), "甲")', True),)

    def type_of(self, at: At) -> Type:
        """BOOL where the value is of the list's type."""
        assert at.types[0].of is not None
        common((at.types[0].of, at.types[1]))
        return BOOL

    def value(self, at: At, *args: Any) -> Cell:
        """Membership."""
        return args[1] in args[0]

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Membership."""
        return ops.list_has(args[0], args[1])

    def phrase(self, *parts: str) -> str:
        """包含."""
        return f"{parts[0]}包含{parts[1]}"


class ListSize(Function):
    """How many values a list holds."""

    name, group, result = "列表个数", "列表", INT
    withholds = True
    params = (_LIST,)
    help = "列表里有几个值"
    examples = (Example('列表个数(参数("罪名"))', 2),)

    def value(self, at: At, *args: Any) -> Cell:
        """Length."""
        return len(args[0])

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Length."""
        return ops.list_size(args[0])


class ListText(Function):
    """A list of texts as one text."""

    name, group, result = "列表文字", "列表", TEXT
    params = (_LIST, Param("分隔符", ("text",), literal=True))
    help = "把文本列表连成一段文字"
    examples = (Example('列表文字(参数("罪名"), "、")', "乙、甲"),)

    def type_of(self, at: At) -> Type:
        """TEXT for a list of texts."""
        assert at.types[0].of is not None
        common((TEXT, at.types[0].of))
        return TEXT

    def value(self, at: At, *args: Any) -> Cell:
        """Joined."""
        return args[1].join(args[0])

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Joined."""
        return ops.list_text(args[0], args[1])
