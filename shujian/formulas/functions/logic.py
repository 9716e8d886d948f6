"""逻辑: AND, OR, NOT, IF and the questions about a cell's state."""

from __future__ import annotations

from typing import Any

from shujian.core.cells import Missing, State, worst
from shujian.formulas.functions.base import (
    ANY,
    At,
    Cell,
    Example,
    Expr,
    Function,
    Ops,
    Param,
    common,
    states_of,
)
from shujian.formulas.types import BOOL, Type

CONDITION = Param("条件", ("bool",))


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
        return ~args[0]

    def phrase(self, *parts: str) -> str:
        """并非."""
        return f"并非（{parts[0]}）"


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


class IsBlank(Function):
    """Whether the supplier left the cell empty."""

    name, group, result, strict = "ISBLANK", "逻辑", BOOL, False
    help = "单元格未填时为真，有值时为假；不可读、未提供仍照旧"
    excel = "只认“未填”；写了但读不懂的不算空白"
    params = (Param("值", ANY),)
    examples = (
        Example("ISBLANK([空白])", True),
        Example("ISBLANK(1)", False),
        Example("ISBLANK([未读数])", "不可读"),
    )

    def cell(self, at: At, *cells: Cell) -> Cell:
        """True for BLANK alone."""
        (cell,) = cells
        if isinstance(cell, Missing):
            return True if cell.state == State.BLANK else cell
        return False

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """By the state column."""
        return ops.state_test(pairs[0], true=(State.BLANK,), false=(State.VALUE,))

    def phrase(self, *parts: str) -> str:
        """未填."""
        return f"{parts[0]}未填"


class Known(Function):
    """Whether the cell can be read."""

    name, group, result, strict = "已知", "逻辑", BOOL, False
    help = "单元格有值时为真，未填或不可读时为假；整列未提供仍为未提供"
    params = (Param("值", ANY),)
    examples = (
        Example("已知([未读数])", False),
        Example("已知(1)", True),
        Example("已知([未提供])", "未提供"),
    )

    def cell(self, at: At, *cells: Cell) -> Cell:
        """True for VALUE."""
        (cell,) = cells
        if isinstance(cell, Missing):
            return cell if cell.state == State.ABSENT else False
        return True

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """By the state column."""
        lost = (State.BLANK, State.UNKNOWN)
        return ops.state_test(pairs[0], true=(State.VALUE,), false=lost)

    def phrase(self, *parts: str) -> str:
        """可读."""
        return f"{parts[0]}有可读的值"


class IfBlank(Function):
    """A stand-in for an empty cell."""

    name, group, strict = "空则", "逻辑", False
    aliases = ("IFBLANK",)
    help = "单元格未填时取第二个值，否则取单元格本身；不可读仍不可读"
    params = (Param("值", ANY), Param("未填时", ANY))
    examples = (Example("空则([空白], 0)", 0), Example("空则([未读数], 0)", "不可读"))

    def type_of(self, at: At) -> Type:
        """The common type of both."""
        return common(at.types)

    def cell(self, at: At, *cells: Cell) -> Cell:
        """The second only for BLANK."""
        first = cells[0]
        if isinstance(first, Missing) and first.state == State.BLANK:
            return cells[1]
        return first

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """A choice by the first one's state."""
        blank = ops.state_test(pairs[0], (State.BLANK,), tuple(s for s in State if s != 1))
        return ops.choose(at.type, blank, pairs[1], pairs[0])

    def phrase(self, *parts: str) -> str:
        """未填按."""
        return f"{parts[0]}（未填按{parts[1]}）"
