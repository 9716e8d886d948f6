"""文本: several texts as one, and how often a part occurs."""

from __future__ import annotations

from functools import reduce
from typing import Any

from shujian.core.cells import BLANK, UNKNOWN, Missing, State, worst
from shujian.formulas.functions.base import At, Cell, Example, Expr, Function, Ops, Param
from shujian.formulas.functions.text import TEXT_PARAM
from shujian.formulas.types import BOOL, INT, TEXT

_TEXTS = Param("文字", ("text",), many=True)


class ConcatAll(Function):
    """Texts as one."""

    name, group, result, params = "CONCAT", "文本", TEXT, (_TEXTS,)
    help = "把几段文字依次连起来"
    excel = "只连文字；有一段未填则不可读，要跳过未填的用 连接"
    examples = (Example('CONCAT("某市", "某区", "某路")', "某市某区某路"),)

    def value(self, at: At, *args: Any) -> Cell:
        """Joined."""
        return "".join(args)

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Joined."""
        return reduce(lambda a, b: a + b, args)


class JoinFilled(Function):
    """The texts that are filled in, with a separator."""

    name, group, result, strict = "连接", "文本", TEXT, False
    params = (Param("分隔符", ("text",)), _TEXTS)
    help = "用分隔符把同一行的几段文字连起来，未填的跳过；全部未填则未填"
    excel = "同 Excel 的 TEXTJOIN(分隔符, TRUE, …)；各行相连用 TEXTJOIN"
    examples = (
        Example('连接("、", "甲", [空白文字], "乙")', "甲、乙"),
        Example('连接("、", "甲", [未读文字])', "不可读"),
        Example('连接("、", [空白文字])', "未填"),
    )

    def cell(self, at: At, *cells: Cell) -> Cell:
        """The blanks left out; an unread one decides."""
        states = [
            c.state
            for i, c in enumerate(cells)
            if isinstance(c, Missing) and (i == 0 or c.state != State.BLANK)
        ]
        if states:
            return Missing(worst(states))
        found = [c for c in cells[1:] if not isinstance(c, Missing)]
        return cells[0].join(found) if found else BLANK

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """The blanks left out; an unread one decides."""
        return ops.join_filled(pairs[0], pairs[1:])


class Occurrences(Function):
    """How often a part occurs."""

    name, group, result, partial, reuse = "次数", "文本", INT, True, True
    params = (TEXT_PARAM, Param("部分", ("text",)))
    help = "这一部分在文字里出现几次（不重叠）；部分为空文字不可读"
    excel = "Excel 没有"
    examples = (Example('次数("甲、乙、丙", "、")', 2),)

    def value(self, at: At, *args: Any) -> Cell:
        """Without overlap."""
        return args[0].count(args[1]) if args[1] else UNKNOWN

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """By the length that is lost without them."""
        text, part = args
        lost = ops.length(text) - ops.length(ops.replace(text, part, ops.literal("", TEXT)))
        return ops.case([(ops.length(part) > 0, ops.divided(lost, ops.length(part)))])

    def phrase(self, *parts: str) -> str:
        """出现的次数."""
        return f"{parts[0]}中{parts[1]}出现的次数"


class Exact(Function):
    """Whether two texts are the same."""

    name, group, result = "EXACT", "文本", BOOL
    params = (TEXT_PARAM, Param("另一", ("text",)))
    help = "两段文字是否完全相同；区分大小写和全角半角"
    excel = "同 ="
    examples = (Example('EXACT("ab", "aB")', False),)

    def value(self, at: At, *args: Any) -> Cell:
        """Equal."""
        return args[0] == args[1]

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Equal."""
        return args[0] == args[1]
