"""参数: what a formula reads besides its row: parameters of the model, the day of the run."""

from __future__ import annotations

import datetime as dt
from typing import cast

from shujian.core.cells import ABSENT
from shujian.formulas.functions.base import At, Cell, Example, Function, Param, RefusedError
from shujian.formulas.types import DATE, Type


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
