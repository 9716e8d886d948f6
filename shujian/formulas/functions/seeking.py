"""Functions that look for something: BLANK where it is not there, like 提取."""

from __future__ import annotations

from typing import Any

from shujian.core.cells import BLANK, Missing, worst
from shujian.formulas.functions.base import At, Cell, Function, Ops, states_of


class Seeking(Function):
    """Strict over missing cells, BLANK where ``value`` is None and ``lower`` null."""

    strict = False

    def cell(self, at: At, *cells: Cell) -> Cell:
        """BLANK without a find."""
        missing = states_of(cells)
        if missing:
            return Missing(worst(missing))
        found = self.value(at, *cells)
        return BLANK if found is None else found

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """BLANK without a find."""
        return ops.sought(self, at, pairs)
