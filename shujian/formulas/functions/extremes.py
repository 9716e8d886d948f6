"""比较: the larger and the smaller."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from shujian.core.terms import Term
from shujian.formulas.functions.base import At, Cell, Example, Expr, Function, Ops, Param, common
from shujian.formulas.types import TERM, Type


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
