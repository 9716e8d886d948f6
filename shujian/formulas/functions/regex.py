"""正则: RE2 on both sides, so that no pattern can run for ever."""

from __future__ import annotations

from typing import Any, cast

import re2

from shujian.core.cells import BLANK, Missing, worst
from shujian.formulas.functions.base import (
    At,
    Cell,
    Example,
    Expr,
    Function,
    Ops,
    Param,
    RefusedError,
    states_of,
)
from shujian.formulas.types import BOOL, TEXT, Type

_PATTERN = Param("模式", ("text",), literal=True)
_TEXT = Param("文字", ("text",))


def _quiet() -> Any:
    options = re2.Options()
    options.log_errors = False
    return options


def _compiled(at: At) -> Any:
    try:
        return re2.compile(cast(str, at.literals[1]), _quiet())
    except re2.error as error:
        raise RefusedError(
            "正则模式不能使用", f"{_why(error)}；不支持前后查找（?=、?<=）和反向引用", 1
        ) from None


def _why(error: Exception) -> str:
    text = error.args[0] if error.args else ""
    return text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)


class Matches(Function):
    """Whether a pattern is found."""

    name, group, result = "匹配", "正则", BOOL
    params = (_TEXT, _PATTERN)
    help = "文字里是否有符合模式的部分；要整段符合请写 ^…$"
    excel = "模式用 RE2 语法，须直接写出"
    examples = (Example('匹配("（2023）刑初1号", "刑初[0-9]+号")', True),)

    def type_of(self, at: At) -> Type:
        """BOOL where the pattern compiles."""
        _compiled(at)
        return BOOL

    def value(self, at: At, *args: Any) -> Cell:
        """Found anywhere."""
        return bool(_compiled(at).search(args[0]))

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Found anywhere."""
        return ops.matches(args[0], at.literals[1])

    def phrase(self, *parts: str) -> str:
        """符合."""
        return f"{parts[0]}符合模式{parts[1]}"


class Extract(Function):
    """The part that a pattern finds."""

    name, group, result, strict = "提取", "正则", TEXT, False
    params = (_TEXT, _PATTERN, Param("组", ("int",), literal=True, optional=True))
    help = "符合模式的第一部分，或其中第几组；没有符合的为未填"
    excel = "模式用 RE2 语法，须直接写出；没有符合的不报错"
    examples = (
        Example('提取("2023年5月", "([0-9]+)月", 1)', "5"),
        Example('提取("无数字", "[0-9]+")', "未填"),
    )

    def type_of(self, at: At) -> Type:
        """TEXT where pattern and group exist."""
        pattern = _compiled(at)
        group = cast(int, at.literals[2]) if len(at.literals) > 2 else 0
        if not 0 <= group <= min(9, pattern.groups):
            raise RefusedError(f"模式里没有第 {group} 组", "组从 1 数起，最多 9 组", 2)
        return TEXT

    def cell(self, at: At, *cells: Cell) -> Cell:
        """BLANK without a match."""
        missing = states_of(cells)
        if missing:
            return Missing(worst(missing))
        found = _compiled(at).search(cells[0])
        if not found:
            return BLANK
        return found.group(cells[2] if len(cells) > 2 else 0) or ""

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """BLANK without a match."""
        group = at.literals[2] if len(at.literals) > 2 else 0
        return ops.extract(pairs[0], at.literals[1], group)

    def phrase(self, *parts: str) -> str:
        """中符合."""
        return f"{parts[0]}中符合模式{parts[1]}的部分"
