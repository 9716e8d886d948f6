"""聚合: counts, sums and extremes over the rows of a group that meet a condition."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from shujian.core.cells import BLANK, Missing
from shujian.core.money import divide
from shujian.formulas.functions.base import ANY, NUMBER, ORDERED, At, Cell, Ops, Param
from shujian.formulas.functions.child_sums import chosen
from shujian.formulas.functions.row_extremes import Max, Min
from shujian.formulas.functions.rows import Aggregate, Average, Sum, settle
from shujian.formulas.types import BOOL, DECIMAL, INT, Type

_CONDITION = Param("条件", ("bool",))
_DIFFERENT = "条件写成公式，如 [金额]>100，不写成文字；条件不可读的行使结果不可读"


class CountIf(Aggregate):
    """How many rows meet a condition."""

    name, result, withholds = "COUNTIF", INT, True
    aliases: ClassVar[tuple[str, ...]] = ("COUNTIFS",)
    help = "符合条件的行数；没有行时为 0"
    excel = _DIFFERENT
    params = (_CONDITION,)

    def rows(self, at: At, *columns: list[Cell]) -> Cell:
        """Count of the true."""
        found = settle(chosen(columns[0], columns[0]))
        return found if isinstance(found, Missing) else len(found)

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """COUNT of the true."""
        return ops.rows_count(ops.chosen(BOOL, pairs[0], pairs[0]))

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        return f"{parts[0]}的行数"


class ShareIf(CountIf):
    """The share of rows that meet a condition."""

    name, aliases, result = "占比", (), DECIMAL(6)
    help = "符合条件的行数占总行数的比例，六位小数；没有行时为未填"

    def rows(self, at: At, *columns: list[Cell]) -> Cell:
        """The true among all."""
        found = super().rows(at, *columns)
        if isinstance(found, Missing):
            return found
        return divide(Decimal(found), Decimal(len(columns[0]))) if columns[0] else BLANK

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """The mean of ones and noughts."""
        one, none = ops.constant(1, INT), ops.constant(0, INT)
        return ops.rows_average(ops.choose(INT, pairs[0], one, none), INT)

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        return f"{parts[0]}的行占的比例"


class CountBlank(Aggregate):
    """How many cells are blank."""

    name, result, withholds = "COUNTBLANK", INT, True
    help = "未填的行数；有一行不可读则不可读"
    params = (Param("值", ANY),)

    def rows(self, at: At, *columns: list[Cell]) -> Cell:
        """Count of the blanks."""
        found = settle(columns[0])
        return found if isinstance(found, Missing) else len(columns[0]) - len(found)

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """COUNT by the state."""
        blank = ops.state_test(pairs[0], true=(1,), false=(0,))
        return ops.rows_count(ops.chosen(BOOL, blank, blank))


class _Chosen(Aggregate):
    """Over the rows whose condition is true."""

    excel = _DIFFERENT

    def rows(self, at: At, *columns: list[Cell]) -> Cell:
        """Over the chosen."""
        return super().rows(at, chosen(*columns))

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """Over the chosen."""
        return super().lower_cells(ops, at, ops.chosen(at.types[0], *pairs))

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        said = self.help.split("；", maxsplit=1)[0].removeprefix("符合条件的行的")
        return f"{parts[1]}的行中{parts[0]}的{said}"


class SumIf(_Chosen, Sum):
    """Total over the rows that meet a condition."""

    name, aliases = "SUMIF", ("SUMIFS",)
    help = "符合条件的行的合计；没有行时为 0"
    params = (Param("值", NUMBER), _CONDITION)
    excel = _DIFFERENT


class AverageIf(_Chosen, Average):
    """Mean over the rows that meet a condition."""

    name, aliases = "AVERAGEIF", ("AVERAGEIFS",)
    help = "符合条件的行的平均数；六位小数，没有行时为未填"
    params = (Param("值", NUMBER), _CONDITION)
    excel = _DIFFERENT


class MinIf(_Chosen, Min):
    """Least over the rows that meet a condition."""

    name, aliases = "MINIF", ("MINIFS",)
    help = "符合条件的行的最小值（最早日期）；没有行时为未填"
    params = (Param("值", ORDERED), _CONDITION)
    excel = _DIFFERENT

    def type_of(self, at: At) -> Type:
        """The value's."""
        return at.types[0]


class MaxIf(MinIf, Max):
    """Greatest over the rows that meet a condition."""

    name, aliases, lowest = "MAXIF", ("MAXIFS",), False
    help = "符合条件的行的最大值（最晚日期）；没有行时为未填"
