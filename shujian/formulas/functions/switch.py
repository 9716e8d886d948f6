"""逻辑: SWITCH, the result beside the value that is equal."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from shujian.core.cells import BLANK
from shujian.formulas.functions.base import ANY, At, Cell, Example, Function, Ops, Param, common
from shujian.formulas.functions.branch import If
from shujian.formulas.functions.compare import Equal
from shujian.formulas.types import BOOL, Type

_IF, _EQUAL = If(), Equal()


class Switch(Function):
    """The result beside the value that is equal."""

    name, group, strict = "SWITCH", "逻辑", False
    params = (
        Param("值", ANY),
        Param("候选", ANY),
        Param("结果", ANY),
        Param("候选、结果，其余", ANY, optional=True, many=True),
    )
    help = "值等于哪个候选，就取其后的结果；都不等时取最后的“其余”，没有写则未填"
    excel = "都不等不报错"
    examples = (
        Example('SWITCH("乙", "甲", 1, "乙", 2, 0)', 2),
        Example('SWITCH("丙", "甲", 1)', "未填"),
        Example('SWITCH([未读文字], "甲", 1, 0)', "不可读"),
    )

    def type_of(self, at: At) -> Type:
        """The common type of the results; candidates are of the value's type."""
        pairs, odd = divmod(len(at.types) - 1, 2)
        for index in range(1, 2 * pairs, 2):
            common((at.types[0], at.types[index]), index - 1)
        results = [at.types[i] for i in range(2, 2 * pairs + 1, 2)]
        return common([*results, *at.types[-odd:]] if odd else results)

    def cell(self, at: At, *cells: Cell) -> Cell:
        """As IF over IF."""
        pairs, odd = divmod(len(cells) - 1, 2)
        found: Cell = cells[-1] if odd else BLANK
        for index in range(2 * pairs - 1, 0, -2):
            found = _IF.cell(at, _EQUAL.cell(at, cells[0], cells[index]), cells[index + 1], found)
        return found

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """Nested choices."""
        count, odd = divmod(len(pairs) - 1, 2)
        found = pairs[-1] if odd else ops.constant(BLANK, at.type)
        for index in range(2 * count - 1, 0, -2):
            test = ops.strict(_EQUAL, replace(at, type=BOOL), (pairs[0], pairs[index]))
            found = ops.choose(at.type, test, pairs[index + 1], found)
        return found
