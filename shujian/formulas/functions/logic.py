"""逻辑: AND, OR, NOT."""

from __future__ import annotations

import re
from typing import Any

from shujian.core.cells import Missing, worst
from shujian.formulas.functions.base import At, Cell, Example, Expr, Function, Ops, Param, states_of
from shujian.formulas.types import BOOL

CONDITION = Param("条件", ("bool",))
ONE_COLUMN = re.compile(r"\[[^\[\]]+\]")
ONE_BLANK = re.compile(r"\[[^\[\]]+\]未填")
"""That one column is blank: its opposite has a plain word."""


class And(Function):
    """True where every part is true."""

    name, group, result, strict = "AND", "逻辑", BOOL, False
    help = "所有条件都成立时为真；有一个不成立就为假，不论其余条件是否可读"
    excel = "Excel 遇错误值即报错；这里一个为假即为假，否则有不可读的部分就不可读"
    params = (Param("条件", ("bool",), many=True),)
    examples = (
        Example("AND(1<2, 2<3)", True),
        Example("AND(1>2, [未读数]>0)", False),
        Example("AND(1<2, [未读数]>0)", "不可读"),
    )

    def cell(self, at: At, *cells: Cell) -> Cell:
        """False outweighs everything."""
        if any(c is False for c in cells):
            return False
        missing = states_of(cells)
        return Missing(worst(missing)) if missing else True

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """SQL's AND over nulls is the same."""
        return ops.junction(all, pairs)

    def phrase(self, *parts: str) -> str:
        """且."""
        return " 且 ".join(f"（{p.strip()}）" if " 或 " in p else p.strip() for p in parts)


class Or(Function):
    """True where one part is true."""

    name, group, result, strict = "OR", "逻辑", BOOL, False
    help = "有一个条件成立就为真；全部不成立才为假，其余情形不可读"
    excel = "Excel 遇错误值即报错；这里一个为真即为真"
    params = (Param("条件", ("bool",), many=True),)
    examples = (
        Example("OR(1>2, 2<3)", True),
        Example("OR(1<2, [未读数]>0)", True),
        Example("OR(1>2, [未读数]>0)", "不可读"),
    )

    def cell(self, at: At, *cells: Cell) -> Cell:
        """True outweighs everything."""
        if any(c is True for c in cells):
            return True
        missing = states_of(cells)
        return Missing(worst(missing)) if missing else False

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """SQL's OR over nulls is the same."""
        return ops.junction(any, pairs)

    def phrase(self, *parts: str) -> str:
        """或."""
        return " 或 ".join(f"（{p.strip()}）" if " 且 " in p else p.strip() for p in parts)


class Not(Function):
    """The opposite."""

    name, group, result = "NOT", "逻辑", BOOL
    help = "条件成立时为假，不成立时为真；不可读仍不可读"
    params = (CONDITION,)
    examples = (Example("NOT(1>2)", True), Example("NOT([未读数]>2)", "不可读"))

    def value(self, at: At, *args: Any) -> Cell:
        """Not."""
        return not args[0]

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Not."""
        # not NOT: the compiler writes NOT x IS NULL, which SQL reads as NOT (x IS NULL)
        return args[0] == ops.literal(False, BOOL)

    def phrase(self, *parts: str) -> str:
        """并非; what is not left blank is filled in."""
        (part,) = parts
        if ONE_BLANK.fullmatch(part):
            return f"{part.removesuffix('未填')}已填"
        if ONE_COLUMN.fullmatch(part):
            return f"{part}为否"
        return f"并非（{part}）"
