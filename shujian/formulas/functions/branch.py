"""逻辑: IF, one of two by a condition."""

from __future__ import annotations

from typing import Any

from shujian.core.cells import Missing, worst
from shujian.formulas.functions.base import ANY, At, Cell, Example, Function, Ops, Param, common
from shujian.formulas.functions.logic import CONDITION
from shujian.formulas.types import Type


class If(Function):
    """One of two, by a condition."""

    name, group, strict = "IF", "逻辑", False
    help = "条件成立取第二个，不成立取第三个；条件不可读则结果不可读"
    excel = "第三个参数不能省略，两个结果的类型要相同"
    params = (CONDITION, Param("成立时", ANY), Param("不成立时", ANY))
    examples = (Example("IF(1<2, 10, 20)", 10), Example("IF([未读数]>0, 10, 20)", "不可读"))

    def type_of(self, at: At) -> Type:
        """The common type of both results."""
        return common(at.types[1:], 1)

    def cell(self, at: At, *cells: Cell) -> Cell:
        """Only the chosen branch counts."""
        if isinstance(cells[0], Missing):
            return Missing(worst([cells[0].state]))
        return cells[1] if cells[0] else cells[2]

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """CASE over values and over states."""
        return ops.choose(at.type, pairs[0], pairs[1], pairs[2])

    def phrase(self, *parts: str) -> str:
        """若 … 则 … 否则 …."""
        return f"若{parts[0]}则{parts[1]}，否则{parts[2]}"
