"""聚合: how many rows of a group, how many different values."""

from __future__ import annotations

from typing import Any

from shujian.formulas.functions.base import ANY, At, Cell, Ops, Param
from shujian.formulas.functions.rows import Aggregate
from shujian.formulas.types import INT


class Count(Aggregate):
    """How many."""

    name, help, result = "COUNT", "个数；未填的不计，COUNT() 数行数", INT
    withholds = True
    params = (Param("值", ANY, optional=True),)
    excel = "任何类型都计数；不写参数时为行数"

    def over(self, at: At, values: list[Any]) -> Cell:
        """Count."""
        return len(values)

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """COUNT."""
        return ops.rows_count(*pairs)

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        return f"{parts[0]}的个数" if parts else "行数"


class CountUnique(Aggregate):
    """How many different values."""

    name, help, result = "COUNTUNIQUE", "不同值的个数；未填的不计", INT
    withholds = True
    params = (Param("值", ANY),)

    def over(self, at: At, values: list[Any]) -> Cell:
        """Distinct count."""
        return len(set(values))

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """COUNT(DISTINCT)."""
        return ops.rows_count_unique(pairs[0])
