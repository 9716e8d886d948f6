"""聚合: whether one row of a group, or each, meets a condition."""

from __future__ import annotations

from typing import Any, ClassVar

from shujian.core.cells import Missing
from shujian.formulas.functions.base import At, Cell, Ops, Param
from shujian.formulas.functions.rows import Aggregate, settle
from shujian.formulas.types import BOOL


class AnyTrue(Aggregate):
    """Whether one row is true."""

    name, aliases, result = "任一真", ("ANY",), BOOL
    help = "有一行成立即为真；没有行时为假"
    params = (Param("条件", ("bool",)),)
    winner: ClassVar[bool] = True

    def rows(self, at: At, *columns: list[Cell]) -> Cell:
        """One winner decides; else the worst state."""
        if any(c is self.winner for c in columns[-1]):
            return self.winner
        found = settle(columns[-1])
        return found if isinstance(found, Missing) else not self.winner

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """BOOL_OR or BOOL_AND with states."""
        return ops.rows_decide(pairs[0], self.winner)

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        return f"有一行{parts[0]}"


class AllTrue(AnyTrue):
    """Whether every row is true."""

    name, aliases, winner = "全部真", ("ALL",), False
    help = "每一行都成立才为真；没有行时为真"

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        return f"每一行都{parts[0]}"
