"""子表: whether one child row, or each, meets a condition (rule packs)."""

from __future__ import annotations

from typing import ClassVar

from shujian.core.cells import Missing, worst
from shujian.formulas.functions.base import At, Cell, Function, Param, states_of
from shujian.formulas.types import BOOL

CHILD_PARAM = Param("子表", ("child",))
CONDITION = Param("条件", ("bool",))


class Quantifier(Function):
    """Over the child rows; compiled by pre-aggregation (``formulas.quantify``)."""

    group, quantifier, strict = "子表", True, False
    excel = "Excel 没有；条件里的 [列] 先找子表的列，再找本行的列"


class AnyChild(Quantifier):
    """Whether one child row is true."""

    name, result, params = "任一", BOOL, (CHILD_PARAM, CONDITION)
    help = "子表中有一行符合条件即为真；没有行时为假"
    winner: ClassVar[bool] = True

    def rows(self, at: At, *columns: list[Cell]) -> Cell:
        """OR (AND for 全部) over the rows."""
        if any(c is self.winner for c in columns[0]):
            return self.winner
        missing = states_of(columns[0])
        return Missing(worst(missing)) if missing else not self.winner

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        return f"{parts[0]}中有一项{parts[1]}"


class AllChildren(AnyChild):
    """Whether every child row is true."""

    name, winner = "全部", False
    help = "子表中每一行都符合条件才为真；没有行时为真"

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        return f"{parts[0]}中每一项都{parts[1]}"
