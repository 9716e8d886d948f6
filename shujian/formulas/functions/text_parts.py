"""文本: the first, last and middle characters; positions count characters, never bytes."""

from __future__ import annotations

from typing import Any

from shujian.core.cells import UNKNOWN
from shujian.formulas.functions.base import At, Cell, Example, Expr, Function, Ops, Param
from shujian.formulas.functions.text import TEXT_PARAM
from shujian.formulas.types import TEXT

_COUNT = Param("字数", ("int",))


class Left(Function):
    """The first characters."""

    name, group, result, params, partial = "LEFT", "文本", TEXT, (TEXT_PARAM, _COUNT), True
    help = "左边若干个字；字数为负不可读"
    examples = (Example('LEFT("990101", 4)', "9901"), Example('LEFT("甲", -1)', "不可读"))

    def value(self, at: At, *args: Any) -> Cell:
        """From the left."""
        return UNKNOWN if args[1] < 0 else args[0][: args[1]]

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """From the left."""
        return ops.case([(args[1] >= 0, ops.left(args[0], args[1]))])

    def phrase(self, *parts: str) -> str:
        """前几位."""
        return f"{parts[0]}的前{parts[1]}位"


class Right(Function):
    """The last characters."""

    name, group, result, params, partial = "RIGHT", "文本", TEXT, (TEXT_PARAM, _COUNT), True
    help = "右边若干个字；字数为负不可读"
    examples = (Example('RIGHT("990101", 2)', "01"), Example('RIGHT("甲乙", 9)', "甲乙"))

    def value(self, at: At, *args: Any) -> Cell:
        """From the right."""
        if args[1] < 0:
            return UNKNOWN
        return args[0][-args[1] :] if args[1] else ""

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """From the right."""
        return ops.case([(args[1] >= 0, ops.right(args[0], args[1]))])

    def phrase(self, *parts: str) -> str:
        """后几位."""
        return f"{parts[0]}的后{parts[1]}位"


class Mid(Function):
    """Characters from the middle."""

    name, group, result, partial = "MID", "文本", TEXT, True
    params = (TEXT_PARAM, Param("起", ("int",)), _COUNT)
    help = "从第几个字起取若干个字，第一个字为 1"
    examples = (Example('MID("张三丰", 2, 1)', "三"), Example('MID("张三丰", 0, 1)', "不可读"))

    def value(self, at: At, *args: Any) -> Cell:
        """From the middle."""
        text, start, count = args
        if start < 1 or count < 0:
            return UNKNOWN
        return text[start - 1 : start - 1 + count]

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """From the middle."""
        good = (args[1] >= 1) & (args[2] >= 0)
        return ops.case([(good, ops.middle(*args))])

    def phrase(self, *parts: str) -> str:
        """第几位起."""
        return f"{parts[0]}第{parts[1]}位起的{parts[2]}位"
