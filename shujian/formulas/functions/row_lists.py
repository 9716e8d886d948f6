"""聚合: the values of a group, listed and joined."""

from __future__ import annotations

from typing import Any

from shujian.core.cells import BLANK
from shujian.formulas.functions.base import ORDERED, At, Cell, Ops, Param
from shujian.formulas.functions.rows import Aggregate
from shujian.formulas.types import LIST, TEXT, Type


class ListUnique(Aggregate):
    """The different values, sorted."""

    name, help = "LISTUNIQUE", "不同值的列表；从小到大排序"
    params = (Param("值", ORDERED),)

    def type_of(self, at: At) -> Type:
        """A list of the argument's type."""
        return LIST(at.types[0])

    def over(self, at: At, values: list[Any]) -> Cell:
        """Sorted and distinct."""
        return tuple(sorted(set(values)))

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """A sorted list of distinct values."""
        return ops.rows_list(pairs[0], at.types[0])


class TextJoin(Aggregate):
    """Texts of the rows as one, sorted."""

    name, help, result = "TEXTJOIN", "连成的文字；按字符编码排序，没有行时为未填", TEXT
    params = (Param("分隔符", ("text",), literal=True), Param("文字", ("text",)))
    excel = "只有两个参数；先排序再连接，结果与行的次序无关"

    def over(self, at: At, values: list[Any]) -> Cell:
        """Sorted and joined."""
        return str(at.literals[0]).join(sorted(values)) if values else BLANK

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """Sorted and joined."""
        return ops.rows_join(pairs[1], at.literals[0])
