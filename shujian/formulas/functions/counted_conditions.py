"""逻辑: how many conditions are true."""

from __future__ import annotations

from functools import reduce
from typing import Any

from shujian.core.cells import Missing, worst
from shujian.formulas.functions.base import At, Cell, Example, Expr, Function, Ops, Param, states_of
from shujian.formulas.types import BOOL, INT

_CONDITIONS = Param("条件", ("bool",), many=True)


class Xor(Function):
    """Whether an odd number of conditions is true."""

    name, group, result, params = "XOR", "逻辑", BOOL, (_CONDITIONS,)
    help = "两个条件恰有一个成立时为真（多个条件时，成立的为单数）；有一个不可读则不可读"
    examples = (Example("XOR(1<2, 3<2)", True), Example("XOR(1<2, 2<3)", False))

    def value(self, at: At, *args: Any) -> Cell:
        """Odd."""
        return sum(args) % 2 == 1

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Unlike, one after the other."""
        return reduce(lambda a, b: a != b, args)

    def phrase(self, *parts: str) -> str:
        """恰有一个."""
        return f"{'、'.join(f'（{p.strip()}）' for p in parts)}恰有一个成立"


class CountTrue(Function):
    """How many conditions are true."""

    name, group, result, params, withholds = "成立数", "逻辑", INT, (_CONDITIONS,), True
    help = "所列条件有几个成立；有一个不可读则不可读"
    excel = "Excel 没有"
    examples = (Example("成立数(1<2, 2<3, 3<2)", 2),)

    def value(self, at: At, *args: Any) -> Cell:
        """Count."""
        return sum(args)

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Sum of ones."""
        return reduce(lambda a, b: a + b, [ops.cast(a, INT) for a in args])


class AtLeast(Function):
    """Whether so many conditions are true."""

    name, group, result, strict = "至少", "逻辑", BOOL, False
    params = (Param("个数", ("int",), literal=True), _CONDITIONS)
    help = "所列条件至少有几个成立；已经够数为真，全算上也不够为假，其余不可读"
    excel = "Excel 没有"
    examples = (
        Example("至少(2, 1<2, 2<3, [未读数]>0)", True),
        Example("至少(2, 1<2, 3<2, [未读数]>0)", "不可读"),
        Example("至少(3, 1<2, 3<2, [未读数]>0)", False),
    )

    def cell(self, at: At, *cells: Cell) -> Cell:
        """Enough, never enough, or unknown."""
        least, states = cells[0], states_of(cells[1:])
        sure = sum(c is True for c in cells[1:])
        if sure >= least:
            return True
        return False if sure + len(states) < least else Missing(worst(states))

    def lower_cells(self, ops: Ops, at: At, *pairs: Any) -> Any:
        """Enough, never enough, or unknown."""
        return ops.at_least(at.literals[0], pairs[1:])

    def phrase(self, *parts: str) -> str:
        """至少几项."""
        return f"{'、'.join(f'（{p.strip()}）' for p in parts[1:])}至少{parts[0].strip()}项成立"
