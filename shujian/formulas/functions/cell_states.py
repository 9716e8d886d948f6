"""逻辑: the questions about a cell's state."""

from __future__ import annotations

from typing import Any

from shujian.core.cells import Missing, State
from shujian.formulas.functions.base import ANY, At, Cell, Example, Function, Ops, Param, common
from shujian.formulas.types import BOOL, Type


class IsBlank(Function):
    """Whether the supplier left the cell empty."""

    name, group, result, strict = "ISBLANK", "逻辑", BOOL, False
    withholds = True
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
    withholds = True
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
        chosen = ops.choose(at.type, blank, pairs[1], pairs[0])
        return ops.pair(chosen.value, chosen.state, pairs[1].blank)

    def phrase(self, *parts: str) -> str:
        """未填按."""
        return f"{parts[0]}（未填按{parts[1]}）"
