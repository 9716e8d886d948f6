"""Functions that look for something: BLANK where it is not there, like 提取."""

from __future__ import annotations

from typing import Any, ClassVar

import re2

from shujian.core.cells import BLANK, Missing, worst
from shujian.formulas.functions.base import At, Cell, Expr, Function, Ops, states_of
from shujian.formulas.types import TEXT


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


class PartOf(Seeking):
    """A group of a pattern; an empty one is no find."""

    result = TEXT
    pattern: ClassVar[str] = ""
    number: ClassVar[int] = 1

    def value(self, at: At, *args: Any) -> Cell:
        """By RE2, as on every engine."""
        found = re2.search(self.pattern, args[0])
        return (found.group(self.number) or None) if found else None

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """By RE2."""
        return ops.group_of(args[0], self.pattern, self.number)


class KindOf(Seeking):
    """The first kind whose pattern is found."""

    result = TEXT
    reuse = True
    ways: ClassVar[tuple[tuple[str, str], ...]] = ()

    def value(self, at: At, *args: Any) -> Cell:
        """In order."""
        return next((kind for kind, p in self.ways if re2.search(p, args[0])), None)

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """In order."""
        return ops.case([(ops.matches(args[0], p), ops.literal(k, TEXT)) for k, p in self.ways])
