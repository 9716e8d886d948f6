"""聚合: over the rows of a group. Blank rows are skipped, unreadable ones decide."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, ClassVar

from shujian.core.cells import BLANK, UNKNOWN, Missing, State
from shujian.core.money import LIMIT, divide
from shujian.formulas.functions.base import (
    ANY,
    NUMBER,
    ORDERED,
    At,
    Cell,
    Function,
    Ops,
    Param,
)
from shujian.formulas.types import BOOL, DECIMAL, INT, LIST, TEXT, Type


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


class Count(Aggregate):
    """How many."""

    name, help, result = "COUNT", "个数；未填的不计，COUNT() 数行数", INT
    params = (Param("值", ANY, optional=True),)
    excel = "任何类型都计数；不写参数时为行数"

    def over(self, at: At, values: list[Any]) -> Cell:
        """Count."""
        return len(values)

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """COUNT."""
        return ops.rows_count(*pairs)

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        return f"{parts[0]}的个数" if parts else "行数"


class CountUnique(Aggregate):
    """How many different values."""

    name, help, result = "COUNTUNIQUE", "不同值的个数；未填的不计", INT
    params = (Param("值", ANY),)

    def over(self, at: At, values: list[Any]) -> Cell:
        """Distinct count."""
        return len(set(values))

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """COUNT(DISTINCT)."""
        return ops.rows_count_unique(pairs[0])


class Min(Aggregate):
    """Least value."""

    name, help = "MIN", "最小值（最早日期）；没有行时为未填"
    params = (Param("值", ORDERED),)
    excel = "只用于汇总；同一行几个值比大小用 较小"
    lowest: ClassVar[bool] = True

    def type_of(self, at: At) -> Type:
        """The argument's."""
        return at.types[-1]

    def over(self, at: At, values: list[Any]) -> Cell:
        """Least or greatest; nothing over no rows."""
        if not values:
            return BLANK
        return min(values) if self.lowest else max(values)

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """MIN or MAX."""
        return ops.rows_extreme(pairs[0], self.lowest)


class Max(Min):
    """Greatest value."""

    name, help, lowest = "MAX", "最大值（最晚日期）；没有行时为未填", False
    excel = "只用于汇总；同一行几个值比大小用 较大"


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


class ListUnique(Aggregate):
    """The different values, sorted."""

    name, help = "LISTUNIQUE", "不同值的列表；从小到大排序"
    params = (Param("值", ORDERED),)

    def type_of(self, at: At) -> Type:
        """A list of the argument's type."""
        return LIST(at.types[0])

    def over(self, at: At, values: list[Any]) -> Cell:
        """Sorted and distinct."""
        return tuple(sorted(set(values)))

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """A sorted list of distinct values."""
        return ops.rows_list(pairs[0], at.types[0])


class TextJoin(Aggregate):
    """Texts of the rows as one, sorted."""

    name, help, result = "TEXTJOIN", "连成的文字；按字符编码排序，没有行时为未填", TEXT
    params = (Param("分隔符", ("text",), literal=True), Param("文字", ("text",)))
    excel = "只有两个参数；先排序再连接，结果与行的次序无关"

    def over(self, at: At, values: list[Any]) -> Cell:
        """Sorted and joined."""
        return str(at.literals[0]).join(sorted(values)) if values else BLANK

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """Sorted and joined."""
        return ops.rows_join(pairs[1], at.literals[0])
