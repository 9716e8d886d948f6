"""聚合: sums over a group. Blank rows are skipped, unreadable ones decide."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, ClassVar

from shujian.core.cells import BLANK, UNKNOWN, Missing, State
from shujian.core.money import LIMIT, divide
from shujian.formulas.functions.base import NUMBER, At, Cell, Function, Ops, Param
from shujian.formulas.types import DECIMAL, Type


def settle(cells: Sequence[Cell]) -> Cell | list[Any]:
    """The values without the blanks, or the worst state among the rest."""
    states = [c.state for c in cells if isinstance(c, Missing) and c.state != State.BLANK]
    if states:
        return Missing(max(states))
    return [c for c in cells if not isinstance(c, Missing)]


class Aggregate(Function):
    """Over the values of one argument; subclasses say ``over``."""

    group, aggregate, strict = "汇总", True, False
    params: ClassVar[tuple[Param, ...]] = (Param("值", NUMBER),)

    def rows(self, at: At, *columns: list[Cell]) -> Cell:
        """The worst state, or ``over`` the values."""
        found = settle(columns[-1])
        return found if isinstance(found, Missing) else self.over(at, found)

    def over(self, at: At, values: list[Any]) -> Cell:
        """The result over good values, perhaps none."""
        raise NotImplementedError(self.name)

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        return f"{''.join(parts[-1:])}的{self.help.split('；', maxsplit=1)[0]}"


class Sum(Aggregate):
    """Total."""

    name, help = "SUM", "合计；没有行时为 0"
    excel = "不可读的行使合计不可读，不是跳过"

    def type_of(self, at: At) -> Type:
        """The argument's."""
        return at.types[0]

    def over(self, at: At, values: list[Any]) -> Cell:
        """Sum."""
        return sum(values, start=Decimal(0) if at.type.name == "decimal" else 0)

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """SUM."""
        return ops.rows_sum(pairs[0], at.types[0])


class Average(Aggregate):
    """Mean to six places."""

    name, help, result = "平均", "平均数；六位小数，没有行时为未填", DECIMAL(6)
    aliases = ("AVERAGE",)
    excel = "没有行时未填，不是错误"

    def over(self, at: At, values: list[Any]) -> Cell:
        """Mean; nothing over no rows."""
        if not values:
            return BLANK
        total = sum(values, start=Decimal(0))
        if abs(total) >= LIMIT:
            return UNKNOWN
        return divide(total, Decimal(len(values)))

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """SUM ÷ COUNT."""
        return ops.rows_average(pairs[0], at.types[0])
