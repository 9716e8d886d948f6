"""子表: quantifiers over the child rows of a row (rule packs)."""

from __future__ import annotations

from typing import Any, ClassVar

from shujian.core.cells import BLANK, Missing, worst
from shujian.formulas.functions.base import (
    NUMBER,
    ORDERED,
    At,
    Cell,
    Function,
    Param,
    states_of,
)
from shujian.formulas.functions.rows import settle
from shujian.formulas.types import BOOL, INT, Type

CHILD_PARAM = Param("子表", ("child",))
CONDITION = Param("条件", ("bool",))
CHOICE = Param("条件", ("bool",), optional=True)


class Quantifier(Function):
    """Over the child rows; compiled by pre-aggregation (``formulas.quantify``)."""

    group, quantifier, strict = "子表", True, False
    excel = "Excel 没有；条件里的 [列] 先找子表的列，再找本行的列"


def chosen(values: list[Cell], conditions: list[Cell] | None) -> list[Cell]:
    """The values of the rows whose condition is true; a missing condition stays missing."""
    if conditions is None:
        return values
    return [
        Missing(worst([c.state])) if isinstance(c, Missing) else v
        for v, c in zip(values, conditions, strict=True)
        if c is not False
    ]


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


class CountChildren(Quantifier):
    """How many child rows."""

    name, result, params = "个数", INT, (CHILD_PARAM, CHOICE)
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
