"""聚合: the middle of a group, and any other share of it, exactly."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar, cast

from shujian.core.cells import BLANK
from shujian.formulas.functions.base import NUMBER, At, Cell, Ops, Param, RefusedError
from shujian.formulas.functions.rows import Aggregate
from shujian.formulas.types import DECIMAL, Type

PARTS = 1000
"""Shares are written in thousandths, so that every result is an exact decimal."""
_SCALE = 6


class Percentile(Aggregate):
    """The value below which a share of the values lies."""

    name, result = "PERCENTILE", DECIMAL(_SCALE)
    help = "百分位数：从小到大排在某个比例（0 到 1，至多三位小数，直接写出）处的值，两值之间按比例取；没有行时为未填"
    excel = "即 PERCENTILE.INC；精确的十进制，六位小数"
    params: ClassVar[tuple[Param, ...]] = (
        Param("值", NUMBER),
        Param("比例", NUMBER, literal=True),
    )

    def type_of(self, at: At) -> Type:
        """DECIMAL where the share can be."""
        share = Decimal(cast(int, at.literals[1])) * PARTS
        if not 0 <= share <= PARTS or share != share.to_integral_value():
            raise RefusedError("比例应为 0 到 1，至多三位小数", index=1)
        return DECIMAL(_SCALE)

    def share(self, at: At) -> int:
        """In thousandths."""
        return int(Decimal(cast(int, at.literals[1])) * PARTS)

    def rows(self, at: At, *columns: list[Cell]) -> Cell:
        """Only the first argument is of the rows."""
        return super().rows(at, columns[0])

    def over(self, at: At, values: list[Any]) -> Cell:
        """Between the two values around the place."""
        if not values:
            return BLANK
        held = sorted(int(Decimal(v).scaleb(_SCALE)) for v in values)
        place, rest = divmod((len(held) - 1) * self.share(at), PARTS)
        above = held[min(place + 1, len(held) - 1)]
        return Decimal(held[place] * (PARTS - rest) + above * rest).scaleb(-_SCALE - 3)

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """Over the sorted values."""
        return ops.rows_percentile(pairs[0], at.types[0], self.share(at), PARTS)

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        return f"{parts[0]}的第{parts[1].strip()}百分位数"


class Median(Percentile):
    """The middle."""

    name, aliases = "MEDIAN", ("中位数",)
    help = "中位数：从小到大排在中间的值，双数个时取中间两个的平均；六位小数，没有行时为未填"
    excel = "没有行时未填，不是错误"
    params = (Param("值", NUMBER),)

    def type_of(self, at: At) -> Type:
        """A decimal."""
        return DECIMAL(_SCALE)

    def share(self, at: At) -> int:
        """Half."""
        return PARTS // 2

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        return f"{parts[0]}的中位数"
