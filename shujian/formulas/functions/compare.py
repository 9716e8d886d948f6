"""比较: the six comparisons."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any, ClassVar

from shujian.formulas.functions.base import (
    ANY,
    ORDERED,
    At,
    Cell,
    Example,
    Expr,
    Function,
    Ops,
    Param,
    RefusedError,
    common,
)
from shujian.formulas.types import BOOL, Type


class _Compare(Function):
    """A comparison of two values of one type."""

    group, result = "比较", BOOL
    params = (Param("左", ANY), Param("右", ANY))
    excel = "类型不同不能比较；文字按字符编码比较，区分大小写；与空文字比较请用 ISBLANK"
    test: ClassVar[Callable[[Any, Any], Any]]
    words: ClassVar[str]

    def type_of(self, at: At) -> Type:
        """BOOL, where both sides can be compared."""
        if "" in [v for v in at.literals if isinstance(v, str)]:
            raise RefusedError("不能与空文字比较", "未填请用 ISBLANK([列])")
        common(at.types)
        return BOOL

    def value(self, at: At, *args: Any) -> Cell:
        """The comparison."""
        return type(self).test(*args)

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """The same operator over expressions."""
        return type(self).test(*args)

    def phrase(self, *parts: str) -> str:
        """左 大于 右."""
        return f"{parts[0]}{self.words}{parts[1]}"


class Equal(_Compare):
    """Equal."""

    name, words, test = "=", "等于", operator.eq
    help = "两边相等"
    examples = (Example("1=1", True), Example('"ab"="AB"', False))


class NotEqual(_Compare):
    """Not equal."""

    name, words, test = "<>", "不等于", operator.ne
    help = "两边不相等"
    examples = (Example("1<>2", True), Example("[未读数]<>2", "不可读"))


class Less(_Compare):
    """Less than."""

    name, words, test = "<", "小于", operator.lt
    withholds = True
    params = (Param("左", ORDERED), Param("右", ORDERED))
    help = "左边小于右边；日期越早越小"
    examples = (Example("1<1.5", True),)


class LessEqual(_Compare):
    """At most."""

    name, words, test = "<=", "不大于", operator.le
    withholds = True
    params = (Param("左", ORDERED), Param("右", ORDERED))
    help = "左边小于或等于右边"
    examples = (Example("DATE(2023,5,1)<=DATE(2023,5,1)", True),)


class Greater(_Compare):
    """Greater than."""

    name, words, test = ">", "大于", operator.gt
    withholds = True
    params = (Param("左", ORDERED), Param("右", ORDERED))
    help = "左边大于右边；日期越晚越大"
    examples = (Example("刑期(8,0)>刑期(7,29)", True), Example("[空白]>0", "不可读"))


class GreaterEqual(_Compare):
    """At least."""

    name, words, test = ">=", "不小于", operator.ge
    withholds = True
    params = (Param("左", ORDERED), Param("右", ORDERED))
    help = "左边大于或等于右边"
    examples = (Example("2>=3", False),)
