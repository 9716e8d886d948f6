"""参数: parameters of the law, by the day on which they hold."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from shujian.core.cells import ABSENT, Missing
from shujian.formulas.env import Version
from shujian.formulas.functions.base import (
    DAY,
    At,
    Cell,
    Example,
    Expr,
    Function,
    Ops,
    Param,
    RefusedError,
)
from shujian.formulas.show import show
from shujian.formulas.types import DATE, Type

_TOLD = 3
"""Versions of a parameter that a sentence can name."""
ON_DAY = Param("日期", DAY)


def valid(start: dt.date | None, end: dt.date | None, day: dt.date) -> bool:
    """Whether a version holds on a day, both ends included."""
    return (start is None or start <= day) and (end is None or day <= end)


def valid_expr(ops: Ops, start: dt.date | None, end: dt.date | None, day: Expr) -> Expr:
    """The same as ``valid`` over a column of days."""
    tests = []
    if start is not None:
        tests.append(day >= ops.literal(start, DATE))
    if end is not None:
        tests.append(day <= ops.literal(end, DATE))
    return ops.every(tests)


def _version(version: Version, kind: Type, dated: bool) -> str:
    text = show(version.value, kind)
    since = f"（{version.start:%Y-%m-%d}起）" if dated and version.start is not None else ""
    return text + since


class Law(Function):
    """A value of the law on a day."""

    name, group, strict = "法", "参数", False
    params = (Param("路径", ("text",), literal=True), ON_DAY)
    help = "法律参数在某日的值；那一日没有版本则未提供（未检查）"
    excel = "Excel 没有"
    examples = (
        Example('法("示例.起点", DATE(2020,1,1))', 2000),
        Example('法("示例.起点", DATE(2024,1,1))', 3000),
        Example('法("示例.起点", DATE(1990,1,1))', "未提供"),
    )

    def type_of(self, at: At) -> Type:
        """As the parameter file declares."""
        path = cast(str, at.literals[0])
        kind = at.env.law_type(path)
        if kind is None:
            raise RefusedError(f"没有法律参数“{path}”", "请核对路径", 0)
        return kind

    def cell(self, at: At, *cells: Cell) -> Cell:
        """The version that holds."""
        day = cells[1]
        if isinstance(day, Missing):
            return super().cell(at, *cells)
        for version in at.env.law_versions(cast(str, at.literals[0])):
            if valid(version.start, version.end, day):
                return version.value
        return ABSENT

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """A chain over the versions."""
        versions = at.env.law_versions(cast(str, at.literals[0]))
        branches = [(valid_expr(ops, v.start, v.end, pairs[1].value), v.value) for v in versions]
        return ops.lookup_versions(at.type, pairs[1:], branches)

    def said(self, at: At | None, *parts: str) -> str:
        """With the values themselves, where few versions can be told: 法定 3年（“…”，…时）."""
        path = cast(str, at.literals[0]) if at is not None else ""
        versions = at.env.law_versions(path) if at is not None else ()
        if at is None or not 1 <= len(versions) <= _TOLD or at.type.name == "bool":
            return self.phrase(*parts)
        told = [_version(v, at.type, len(versions) > 1) for v in versions]
        return f"法定的{'、'.join(told)}（{parts[0]}，{parts[1]}时）"

    def phrase(self, *parts: str) -> str:
        """法定."""
        return f"法定{parts[0]}（{parts[1]}时）"
