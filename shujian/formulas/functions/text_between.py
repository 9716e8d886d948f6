"""文本: what stands before, after or between marks, and the parts between separators."""

from __future__ import annotations

from typing import Any, ClassVar

from shujian.formulas.functions.base import At, Cell, Example, Expr, Ops, Param
from shujian.formulas.functions.seeking import Seeking
from shujian.formulas.functions.text import TEXT_PARAM
from shujian.formulas.types import TEXT

_MARK = Param("标记", ("text",))


class TextBefore(Seeking):
    """What stands before the first mark."""

    name, group, result, aliases, reuse = "前段", "文本", TEXT, ("TEXTBEFORE",), True
    params = (TEXT_PARAM, _MARK)
    help = "第一个标记之前的文字；没有标记为未填"
    excel = "找不到不报错"
    examples: ClassVar[tuple[Example, ...]] = (
        Example('前段("张三、李四", "、")', "张三"),
        Example('前段("张三", "、")', "未填"),
    )

    def value(self, at: At, *args: Any) -> Cell:
        """Before it."""
        place = args[0].find(args[1])
        return args[0][:place] if place >= 0 else None

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Before it."""
        place = ops.position(*args)
        return ops.case([(place > 0, ops.left(args[0], place - 1))])

    def phrase(self, *parts: str) -> str:
        """之前."""
        return f"{parts[0]}中{parts[1]}之前的部分"


class TextAfter(TextBefore):
    """What stands after the first mark."""

    name, aliases = "后段", ("TEXTAFTER",)
    help = "第一个标记之后的文字；没有标记为未填"
    examples = (Example('后段("户籍地：某县", "：")', "某县"),)

    def value(self, at: At, *args: Any) -> Cell:
        """After it."""
        _, found, rest = args[0].partition(args[1]) if args[1] else ("", True, args[0])
        return rest if found else None

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """After it."""
        place = ops.position(*args)
        return ops.case([(place > 0, ops.rest(args[0], place + ops.length(args[1])))])

    def phrase(self, *parts: str) -> str:
        """之后."""
        return f"{parts[0]}中{parts[1]}之后的部分"


class SplitPart(Seeking):
    """One of the parts between separators."""

    name, group, result, aliases, reuse = "第几段", "文本", TEXT, ("SPLITPART",), True
    params = (TEXT_PARAM, Param("分隔符", ("text",)), Param("第几", ("int",)))
    help = "用分隔符分开后的第几段，从 1 数起；没有这一段为未填；分隔符为空文字时整段为第 1 段"
    excel = "Excel 写作 INDEX(TEXTSPLIT(…))"
    examples = (
        Example('第几段("甲-乙-丙", "-", 2)', "乙"),
        Example('第几段("甲", "-", 2)', "未填"),
    )

    def value(self, at: At, *args: Any) -> Cell:
        """That part."""
        text, mark, place = args
        parts = text.split(mark) if mark else [text]
        return parts[place - 1] if 1 <= place <= len(parts) else None

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """That part."""
        return ops.split_part(*args)

    def phrase(self, *parts: str) -> str:
        """第几段."""
        return f"{parts[0]}以{parts[1]}分开的第{parts[2]}段"
