"""比较: membership, ranges, the larger and the smaller."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from shujian.core.terms import Term
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
from shujian.formulas.types import BOOL, TERM, Type


class In(Function):
    """Whether a value is one of several."""

    name, group, result, guard = "IN", "比较", BOOL, True
    params = (Param("值", ANY), Param("候选", (*ANY, "list"), many=True))
    help = "值是否为所列之一；候选可逐个写出，也可用一个列表"
    excel = "Excel 没有；任何一个候选不可读则结果不可读"
    examples = (
        Example('IN("甲", "甲", "乙")', True),
        Example('IN("丙", 参数("罪名"))', False),
        Example('IN([未读文字], "甲")', "不可读"),
    )

    def type_of(self, at: At) -> Type:
        """BOOL where the candidates are alike."""
        if at.types[1].name == "list":
            if len(at.types) > 2 or at.types[1].of is None:
                raise RefusedError("列表只能单独作候选", index=1)
            common((at.types[0], at.types[1].of))
        else:
            common(at.types)
        return BOOL

    def value(self, at: At, *args: Any) -> Cell:
        """Membership."""
        return args[0] in (args[1] if at.types[1].name == "list" else args[1:])

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Membership."""
        if at.types[1].name == "list":
            return ops.list_has(args[1], args[0])
        return ops.among(args[0], args[1:])

    def phrase(self, *parts: str) -> str:
        """是 … 之一."""
        return f"{parts[0]}是{'、'.join(parts[1:])}之一"


class Between(Function):
    """Whether a value lies between two, both included."""

    reuse = True
    name, group, result, guard = "介于", "比较", BOOL, True
    params = (Param("值", ORDERED), Param("下限", ORDERED), Param("上限", ORDERED))
    help = "值不小于下限且不大于上限（两端都含）"
    examples = (Example("介于(5, 1, 5)", True), Example("介于(5, 6, 9)", False))

    def type_of(self, at: At) -> Type:
        """BOOL where the three are alike."""
        common(at.types)
        return BOOL

    def value(self, at: At, *args: Any) -> Cell:
        """Both ends included."""
        return args[1] <= args[0] <= args[2]

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Two comparisons."""
        return (args[0] >= args[1]) & (args[0] <= args[2])

    def phrase(self, *parts: str) -> str:
        """在 … 之间."""
        return f"{parts[0]}在{parts[1]}与{parts[2]}之间（含两端）"


class Larger(Function):
    """The larger of values in one row."""

    name, group, guard = "较大", "比较", True
    params = (Param("值", ("int", "decimal", "date", "month"), many=True),)
    help = "同一行几个值中最大（最晚）的一个；MAX 只用于汇总"
    excel = "Excel 的 MAX 跳过空白；这里一个不可读则不可读"
    examples: ClassVar[tuple[Example, ...]] = (
        Example("较大(1, 2.5)", "2.5"),
        Example("较大(DATE(2023,1,1), DATE(2024,1,1))", dt.date(2024, 1, 1)),
        Example("较大(1, [空白])", "不可读"),
    )

    def type_of(self, at: At) -> Type:
        """The common type."""
        return common(at.types)

    def value(self, at: At, *args: Any) -> Cell:
        """Maximum."""
        return max(args)

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Maximum."""
        return ops.larger(*ops.alike(args, at))

    def phrase(self, *parts: str) -> str:
        """中较大者."""
        return f"{'、'.join(parts)}中{self.name}者"


class Smaller(Larger):
    """The smaller of values in one row."""

    name = "较小"
    help = "同一行几个值中最小（最早）的一个；MIN 只用于汇总"
    excel = "Excel 的 MIN 跳过空白；这里一个不可读则不可读"
    examples: ClassVar[tuple[Example, ...]] = (
        Example("较小(1, 2)", 1),
        Example("较小(1, [未读数])", "不可读"),
    )

    def value(self, at: At, *args: Any) -> Cell:
        """Minimum."""
        return min(args)

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Minimum."""
        return ops.smaller(*ops.alike(args, at))


class Longer(Larger):
    """The longer of terms of punishment."""

    name, result = "较长", TERM
    params = (Param("刑期", ("term",), many=True),)
    help = "几个刑期中最长的一个；无期、死缓、死刑长于一切有期"
    excel = "Excel 没有"
    examples = (Example("较长(刑期(8,0), 刑期(10,0))", Term(10)),)


class Shorter(Smaller):
    """The shorter of terms of punishment."""

    name, result = "较短", TERM
    params = (Param("刑期", ("term",), many=True),)
    help = "几个刑期中最短的一个"
    excel = "Excel 没有"
    examples = (Example("较短(刑期(8,0), 刑期(10,0))", Term(8)),)
