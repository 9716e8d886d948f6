"""逻辑: IFS, the first of several conditions."""

from __future__ import annotations

from typing import Any

from shujian.core.cells import BLANK
from shujian.formulas.functions.base import (
    ANY,
    At,
    Cell,
    Example,
    Function,
    Ops,
    Param,
    RefusedError,
    common,
)
from shujian.formulas.functions.branch import If
from shujian.formulas.types import BOOL, Type

_IF = If()


class Ifs(Function):
    """The value beside the first condition that is true."""

    name, group, strict = "IFS", "逻辑", False
    params = (
        Param("条件", ("bool",)),
        Param("成立时", ANY),
        Param("条件、成立时", ANY, optional=True, many=True),
    )
    help = "从左到右第一个成立的条件旁的值；都不成立为未填；轮到的条件不可读则不可读"
    excel = "都不成立不报错；条件与值成对写出，最后可写 TRUE, 其余"
    examples = (
        Example("IFS(3<1, 10, 3<5, 20, TRUE, 30)", 20),
        Example("IFS(3<1, 10, [未读数]>0, 20, TRUE, 30)", "不可读"),
        Example("IFS(3<1, 10, 3<2, 20)", "未填"),
    )

    def type_of(self, at: At) -> Type:
        """The common type of the values."""
        if len(at.types) % 2:
            raise RefusedError("条件与值没有成对", "写法：IFS(条件, 值, 条件, 值, TRUE, 其余)")
        for index in range(0, len(at.types), 2):
            if at.types[index] != BOOL:
                raise RefusedError(f"这里应为条件，是{at.types[index].label}", index=index)
        return common(at.types[1::2])

    def cell(self, at: At, *cells: Cell) -> Cell:
        """From the last to the first."""
        found: Cell = BLANK
        for index in range(len(cells) - 2, -1, -2):
            found = _IF.cell(at, cells[index], cells[index + 1], found)
        return found

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """Nested choices."""
        found = ops.constant(BLANK, at.type)
        for index in range(len(pairs) - 2, -1, -2):
            found = ops.choose(at.type, pairs[index], pairs[index + 1], found)
        return found
