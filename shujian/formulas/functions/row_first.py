"""聚合: the value of one column where another is least or greatest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from shujian.core.cells import BLANK, Missing, State
from shujian.formulas.functions.base import NUMBER, At, Cell, Expr, Function, Ops, Param
from shujian.formulas.functions.rows import Aggregate
from shujian.formulas.functions.sortable import decoded, encoded, width
from shujian.formulas.types import INT, TEXT, Type

_VALUES = ("int", "decimal", "text", "date", "month")
_KEYS = (*NUMBER, "date", "month")


class _Packed(Function):
    """Key and value as one text that sorts by the key, then by the value."""

    sign: ClassVar[int] = 1

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """The key first."""
        kind, key = at.types[1], args[1]
        if kind.name in ("date", "month"):
            kind, key = INT, ops.days(key)
        if self.sign < 0:
            key = ops.fit(ops.subtract(ops.literal(0, kind), kind, key, kind), kind, False)
        return encoded(ops, key, kind) + encoded(ops, args[0], at.types[0])


class _Turned(_Packed):
    """The greatest key first."""

    sign = -1


class MinBy(Aggregate):
    """The value in the row whose key is least."""

    name, packed = "MINBY", _Packed()
    aliases: ClassVar[tuple[str, ...]] = ("首值",)
    help = "次序最小（日期最早）的一行的值；次序相同取值最小的，没有行时为未填"
    excel = "Excel 没有；值或次序未填的行跳过，不可读的行使结果不可读"
    params: ClassVar[tuple[Param, ...]] = (Param("值", _VALUES), Param("次序", _KEYS))

    def type_of(self, at: At) -> Type:
        """The value's."""
        return at.types[0]

    def rows(self, at: At, *columns: list[Cell]) -> Cell:
        """Rows with a blank key or value do not count."""
        held: list[tuple[Any, Any]] = []
        worst = State.VALUE
        for value, key in zip(*columns, strict=True):
            lost = key if isinstance(key, Missing) else value
            if not isinstance(lost, Missing):
                held.append((key, value))
            elif lost.state != State.BLANK:
                worst = max(worst, lost.state)
        if worst != State.VALUE:
            return Missing(worst)
        return self.best(held) if held else BLANK

    def best(self, held: list[tuple[Any, Any]]) -> Cell:
        """By key, then by value."""
        return min(held)[1]

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """The least of the packed texts, unpacked."""
        packed = ops.strict(self.packed, replace(at, type=TEXT), pairs)
        for pair in pairs:
            there = ops.state_test(pair, true=(State.VALUE,), false=(State.BLANK,))
            packed = ops.chosen(TEXT, packed, there)
        found = ops.rows_extreme(packed, True)
        kind = at.types[1] if at.types[1].numeric else INT
        tail = ops.right(found.value, ops.length(found.value) - width(kind))
        value = decoded(ops, tail, at.types[0])
        return ops.pair(value, found.state, True)

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        return f"{parts[1]}最小（最早）的一行的{parts[0]}"


class MaxBy(MinBy):
    """The value in the row whose key is greatest."""

    name, aliases, packed = "MAXBY", ("末值",), _Turned()
    help = "次序最大（日期最晚）的一行的值；次序相同取值最小的，没有行时为未填"

    def best(self, held: list[tuple[Any, Any]]) -> Cell:
        """The least value of the greatest key."""
        top = max(key for key, _ in held)
        return min(value for key, value in held if key == top)

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        return f"{parts[1]}最大（最晚）的一行的{parts[0]}"
