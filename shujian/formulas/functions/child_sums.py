"""子表: counting, adding and choosing over the child rows of a row (rule packs)."""

from __future__ import annotations

from typing import Any

from shujian.core.cells import BLANK, Missing, worst
from shujian.formulas.functions.base import NUMBER, ORDERED, At, Cell, Param
from shujian.formulas.functions.children import CHILD_PARAM, Quantifier
from shujian.formulas.functions.rows import settle
from shujian.formulas.types import INT, Type

CHOICE = Param("条件", ("bool",), optional=True)


def chosen(values: list[Cell], conditions: list[Cell] | None) -> list[Cell]:
    """The values of the rows whose condition is true; a missing condition stays missing."""
    if conditions is None:
        return values
    return [
        Missing(worst([c.state])) if isinstance(c, Missing) else v
        for v, c in zip(values, conditions, strict=True)
        if c is not False
    ]


class CountChildren(Quantifier):
    """How many child rows."""

    name, result, params = "个数", INT, (CHILD_PARAM, CHOICE)
    withholds = True
    help = "子表中符合条件的行数；不写条件时为全部行数"

    def rows(self, at: At, *columns: list[Cell]) -> Cell:
        """Count of the true."""
        found = settle(chosen(columns[0], columns[0]))
        return found if isinstance(found, Missing) else len(found)

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        return f"{parts[0]}{_of(parts[1:])}的项数"


class SumChildren(Quantifier):
    """Total over child rows."""

    name = "合计"
    params = (CHILD_PARAM, Param("值", NUMBER), CHOICE)
    help = "子表中符合条件的各行之和；没有行时为 0"

    def type_of(self, at: At) -> Type:
        """The value's."""
        return at.types[1]

    def rows(self, at: At, *columns: list[Cell]) -> Cell:
        """The worst state, or ``over`` the values."""
        values: Any = settle(chosen(columns[0], columns[1] if len(columns) > 1 else None))
        return values if isinstance(values, Missing) else self.over(values)

    def over(self, values: list[Any]) -> Cell:
        """Sum."""
        return sum(values)

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        return f"{parts[0]}{_of(parts[2:])}的{parts[1]}{self.name}"


class EarliestChild(SumChildren):
    """Least over child rows."""

    name = "最早"
    params = (CHILD_PARAM, Param("值", ORDERED), CHOICE)
    help = "子表中符合条件的各行的最早（最小）值；没有行时为未填"

    def over(self, values: list[Any]) -> Cell:
        """Minimum."""
        return min(values) if values else BLANK


class LatestChild(EarliestChild):
    """Greatest over child rows."""

    name = "最晚"
    help = "子表中符合条件的各行的最晚（最大）值；没有行时为未填"

    def over(self, values: list[Any]) -> Cell:
        """Maximum."""
        return max(values) if values else BLANK


def _of(parts: tuple[str, ...]) -> str:
    return f"中{parts[0]}" if parts else "中"
