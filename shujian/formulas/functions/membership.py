"""比较: one of several values, and ranges."""

from __future__ import annotations

from typing import Any

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
    withholds = True
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
