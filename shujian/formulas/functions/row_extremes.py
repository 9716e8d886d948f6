"""聚合: the smallest and the largest of a group."""

from __future__ import annotations

from typing import Any, ClassVar

from shujian.core.cells import BLANK
from shujian.formulas.functions.base import ORDERED, At, Cell, Ops, Param
from shujian.formulas.functions.rows import Aggregate
from shujian.formulas.types import Type


class Min(Aggregate):
    """Least value."""

    name, help = "MIN", "最小值（最早日期）；没有行时为未填"
    params: ClassVar[tuple[Param, ...]] = (Param("值", ORDERED),)
    excel = "只用于汇总；同一行几个值比大小用 较小"
    lowest: ClassVar[bool] = True

    def type_of(self, at: At) -> Type:
        """The argument's."""
        return at.types[-1]

    def over(self, at: At, values: list[Any]) -> Cell:
        """Least or greatest; nothing over no rows."""
        if not values:
            return BLANK
        return min(values) if self.lowest else max(values)

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """MIN or MAX."""
        return ops.rows_extreme(pairs[0], self.lowest)


class Max(Min):
    """Greatest value."""

    name, help, lowest = "MAX", "最大值（最晚日期）；没有行时为未填", False
    excel = "只用于汇总；同一行几个值比大小用 较大"
