"""参数: what a formula reads besides its row, by date where it is dated."""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from shujian.core.cells import ABSENT, Missing
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
from shujian.formulas.types import DATE, Type

_DATE = Param("日期", DAY)


def valid(start: dt.date | None, end: dt.date | None, day: dt.date) -> bool:
    """Whether a version holds on a day, both ends included."""
    return (start is None or start <= day) and (end is None or day <= end)


def _valid_expr(ops: Ops, start: dt.date | None, end: dt.date | None, day: Expr) -> Expr:
    tests = []
    if start is not None:
        tests.append(day >= ops.literal(start, DATE))
    if end is not None:
        tests.append(day <= ops.literal(end, DATE))
    return ops.every(tests)


class Parameter(Function):
    """A model's parameter."""

    name, group, strict = "参数", "参数", False
    params = (Param("名称", ("text",), literal=True),)
    help = "模型参数的值；名称须直接写出"
    excel = "Excel 没有"
    examples = (Example('参数("起点月数")', 3),)

    def type_of(self, at: At) -> Type:
        """As the model declares."""
        name = cast(str, at.literals[0])
        kind = at.env.parameter_type(name)
        if kind is None:
            raise RefusedError(f"没有参数“{name}”", "请在模型的 parameters 里声明，或改正名称", 0)
        return kind

    def cell(self, at: At, *cells: Cell) -> Cell:
        """The run's value."""
        return at.env.parameter(cast(str, at.literals[0]))

    def phrase(self, *parts: str) -> str:
        """参数."""
        return f"参数{parts[0]}"


class Law(Function):
    """A value of the law on a day."""

    name, group, strict = "法", "参数", False
    params = (Param("路径", ("text",), literal=True), _DATE)
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
        branches = [(_valid_expr(ops, v.start, v.end, pairs[1].value), v.value) for v in versions]
        return ops.lookup_versions(at.type, pairs[1:], branches)

    def phrase(self, *parts: str) -> str:
        """法定."""
        return f"法定{parts[0]}（{parts[1]}时）"


class Local(Function):
    """A local rule for a region on a day."""

    name, group, strict = "地方", "参数", False
    params = (
        Param("项目", ("text",), literal=True),
        Param("区划", ("text",)),
        _DATE,
    )
    help = "地方标准在某地某日的值：区划代码匹配最长的一级优先；没有则未提供（未检查）"
    excel = "Excel 没有"
    examples = (
        Example('地方("示例标准", "990101", DATE(2023,1,1))', 500),
        Example('地方("示例标准", "990201", DATE(2023,1,1))', 400),
        Example('地方("示例标准", "980000", DATE(2023,1,1))', "未提供"),
    )

    def type_of(self, at: At) -> Type:
        """As the item declares."""
        item = cast(str, at.literals[0])
        kind = at.env.local_type(item)
        if kind is None:
            raise RefusedError(f"没有地方标准“{item}”", "请核对项目名称", 0)
        return kind

    def _versions(self, at: At) -> list[tuple[str, Any]]:
        found = at.env.local_versions(cast(str, at.literals[0]))
        return sorted(found, key=lambda pair: -len(pair[0]))

    def cell(self, at: At, *cells: Cell) -> Cell:
        """The longest prefix that holds on the day."""
        _, region, day = cells
        if isinstance(region, Missing) or isinstance(day, Missing):
            return super().cell(at, *cells)
        for prefix, version in self._versions(at):
            if region.startswith(prefix) and valid(version.start, version.end, day):
                return version.value
        return ABSENT

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """A chain over regions and versions."""
        region, day = pairs[1], pairs[2]
        branches = [
            (
                ops.starts(region.value, prefix) & _valid_expr(ops, v.start, v.end, day.value),
                v.value,
            )
            for prefix, v in self._versions(at)
        ]
        return ops.lookup_versions(at.type, pairs[1:], branches)

    def phrase(self, *parts: str) -> str:
        """当地."""
        return f"{parts[1]}在{parts[2]}的{parts[0]}"


class AsOf(Function):
    """The day the data speak of."""

    name, group, result, strict = "截至日", "参数", DATE, False
    params = (Param("表", ("text",), literal=True, optional=True),)
    help = "本次运行的截至日；写明表时，为该表提供单位担保的截至日。没有“今天”"
    excel = "代替 TODAY()：同一批数据任何时候运行结果都相同"
    examples = (
        Example("截至日()", dt.date(2024, 6, 30)),
        Example('截至日("在押人员")', dt.date(2024, 5, 31)),
    )

    def cell(self, at: At, *cells: Cell) -> Cell:
        """The run's day, or the table's."""
        if not cells:
            return at.env.as_of()
        found = at.env.table_as_of(cast(str, at.literals[0]))
        return ABSENT if found is None else found

    def phrase(self, *parts: str) -> str:
        """截至日."""
        return f"{parts[0]}的截至日" if parts else "截至日"
