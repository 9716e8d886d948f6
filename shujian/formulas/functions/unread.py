"""逻辑: unread and absent cells, and the first of several that is filled in."""

from __future__ import annotations

from typing import Any

from shujian.core.cells import BLANK, Missing, State
from shujian.formulas.functions.base import ANY, At, Cell, Example, Function, Ops, Param, common
from shujian.formulas.functions.cell_states import IfBlank
from shujian.formulas.types import BOOL, Type

_VALUE = Param("值", ANY)


class IsUnknown(Function):
    """Whether something stands in the cell that cannot be read."""

    name, group, result, strict, aliases = "不可读", "逻辑", BOOL, False, ("ISUNKNOWN",)
    withholds, params = True, (_VALUE,)
    help = "单元格写了但读不懂时为真，有值或未填为假；整列未提供仍为未提供"
    excel = "相当于 ISERROR，但未提供不算"
    examples = (Example("不可读([未读数])", True), Example("不可读([空白])", False))

    def cell(self, at: At, *cells: Cell) -> Cell:
        """True for UNKNOWN alone."""
        if isinstance(cells[0], Missing) and cells[0].state == State.ABSENT:
            return cells[0]
        return isinstance(cells[0], Missing) and cells[0].state == State.UNKNOWN

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """By the state column."""
        return ops.state_test(pairs[0], (State.UNKNOWN,), (State.VALUE, State.BLANK))

    def phrase(self, *parts: str) -> str:
        """不可读."""
        return f"{parts[0]}不可读"


class IsAbsent(Function):
    """Whether the supplier's file has no such column at all."""

    name, group, result, strict, aliases = "未提供", "逻辑", BOOL, False, ("ISABSENT",)
    withholds, params = True, (_VALUE,)
    help = "文件里没有这一列时为真；有这一列的，不论有值、未填还是读不懂都为假"
    excel = "Excel 没有；改用另一列代替时，须在线索里写明"
    examples = (Example("未提供([未提供])", True), Example("未提供([未读数])", False))

    def cell(self, at: At, *cells: Cell) -> Cell:
        """True for ABSENT alone."""
        return isinstance(cells[0], Missing) and cells[0].state == State.ABSENT

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """By the state column."""
        others = tuple(s for s in State if s != State.ABSENT)
        return ops.state_test(pairs[0], (State.ABSENT,), others)

    def phrase(self, *parts: str) -> str:
        """未提供."""
        return f"没有提供{parts[0]}"


class IfUnknown(Function):
    """A stand-in for what cannot be read."""

    name, group, strict, aliases = "不可读则", "逻辑", False, ("IFUNKNOWN",)
    params = (_VALUE, Param("不可读时", ANY))
    help = "单元格写了但读不懂时取第二个值，否则取单元格本身；未填、未提供照旧"
    excel = "相当于 IFERROR，但只管读不懂的；用它就是替读不懂的格子作主，须写明理由"
    examples = (Example("不可读则([未读数], 0)", 0), Example("不可读则([空白], 0)", "未填"))

    def type_of(self, at: At) -> Type:
        """The common type of both."""
        return common(at.types)

    def cell(self, at: At, *cells: Cell) -> Cell:
        """The second only for UNKNOWN."""
        first = cells[0]
        return cells[1] if isinstance(first, Missing) and first.state == State.UNKNOWN else first

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """A choice by the first one's state."""
        others = tuple(s for s in State if s != State.UNKNOWN)
        unread = ops.state_test(pairs[0], (State.UNKNOWN,), others)
        return ops.choose(at.type, unread, pairs[1], pairs[0])

    def phrase(self, *parts: str) -> str:
        """不可读按."""
        return f"{parts[0]}（不可读按{parts[1]}）"


class Coalesce(Function):
    """The first cell that is not blank."""

    name, group, strict, aliases = "首个已填", "逻辑", False, ("COALESCE",)
    params = (Param("值", ANY, many=True),)
    help = "从左到右第一个不是未填的单元格；它若不可读，结果不可读；全部未填则未填"
    excel = "Excel 没有"
    examples = (
        Example("首个已填([空白], 7, 8)", 7),
        Example("首个已填([未读数], 7)", "不可读"),
    )

    def type_of(self, at: At) -> Type:
        """The common type."""
        return common(at.types)

    def cell(self, at: At, *cells: Cell) -> Cell:
        """The first that is no blank."""
        return next((c for c in cells if c != BLANK), BLANK)

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """One stand-in after the other."""
        found = pairs[-1]
        for pair in reversed(pairs[:-1]):
            found = IfBlank().lower_cells(ops, at, pair, found)
        return found

    def phrase(self, *parts: str) -> str:
        """第一个已填的."""
        return f"{'、'.join(parts)}中第一个已填的"
