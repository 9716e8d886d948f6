"""参数: what a place has laid down itself, by the day on which it holds."""

from __future__ import annotations

from typing import Any, cast

from shujian.core.cells import ABSENT, Missing
from shujian.formulas.functions.base import At, Cell, Example, Function, Ops, Param, RefusedError
from shujian.formulas.functions.law_values import ON_DAY, valid, valid_expr
from shujian.formulas.types import Type


class Local(Function):
    """A local rule for a region on a day."""

    name, group, strict = "地方", "参数", False
    params = (
        Param("项目", ("text",), literal=True),
        Param("区划", ("text",)),
        ON_DAY,
    )
    help = "地方标准在某地某日的值：区划代码匹配最长的一级优先，只有各地一律适用的，不问哪一地；没有则未提供（未检查）"
    excel = "Excel 没有"
    examples = (
        Example('地方("示例标准", "990101", DATE(2023,1,1))', 500),
        Example('地方("示例标准", "990201", DATE(2023,1,1))', 400),
        Example('地方("示例标准", "980000", DATE(2023,1,1))', "未提供"),
        Example('地方("示例标准", [未读文字], DATE(2023,1,1))', "不可读"),
        Example('地方("示例通则", [未读文字], DATE(2023,1,1))', 30),
        Example('地方("示例通则", [未读文字], DATE(2021,1,1))', "未提供"),
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

    def _anywhere(self, at: At) -> bool:
        """Whether all that is known holds in every place: then it does not matter which it is."""
        versions = self._versions(at)
        return bool(versions) and all(prefix == "" for prefix, _ in versions)

    def cell(self, at: At, *cells: Cell) -> Cell:
        """The longest prefix that holds on the day."""
        item, region, day = cells
        if self._anywhere(at):
            region = ""
        if isinstance(region, Missing) or isinstance(day, Missing):
            return super().cell(at, item, region, day)
        for prefix, version in self._versions(at):
            if region.startswith(prefix) and valid(version.start, version.end, day):
                return version.value
        return ABSENT

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """A chain over regions and versions."""
        region, day = pairs[1], pairs[2]
        if self._anywhere(at):
            always = [
                (valid_expr(ops, v.start, v.end, day.value), v.value) for _, v in self._versions(at)
            ]
            return ops.lookup_versions(at.type, pairs[2:], always)
        branches = [
            (
                ops.starts(region.value, prefix) & valid_expr(ops, v.start, v.end, day.value),
                v.value,
            )
            for prefix, v in self._versions(at)
        ]
        return ops.lookup_versions(at.type, pairs[1:], branches)

    def phrase(self, *parts: str) -> str:
        """当地."""
        return f"{parts[1]}在{parts[2]}的{parts[0]}"
