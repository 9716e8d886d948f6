"""Which act of one story is which of another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from shujian.documents.judgments.facts import Row


@dataclass
class Matched:
    """Acts of two stories beside each other.

    Args:
        pairs: acts that are one.
        lost: of the first only.
        new: of the second only.
    """

    pairs: list[tuple[Row, Row]] = field(default_factory=list)
    lost: list[Row] = field(default_factory=list)
    new: list[Row] = field(default_factory=list)


def matched(left: list[Row], right: list[Row]) -> Matched:
    """Match by day and measure, then by day, then by measure; what is left, in order.

    Order alone matches only where as many are left on both sides.
    """
    found = Matched(lost=list(left), new=list(right))
    for same in (_both, _day, _measure):
        for a in list(found.lost):
            fits = [b for b in found.new if same(a, b)]
            if fits:
                found.pairs.append((a, fits[0]))
                found.lost.remove(a)
                found.new.remove(fits[0])
    if found.lost and len(found.lost) == len(found.new):
        found.pairs += list(zip(found.lost, found.new, strict=True))
        found.lost, found.new = [], []
    found.pairs.sort(key=lambda p: p[0].number("事实序号"))
    return found


def _equal(column: str) -> Callable[[Row, Row], bool]:
    def same(a: Row, b: Row) -> bool:
        return a.get(column) is not None and a.get(column) == b.get(column)

    return same


_day = _equal("日期原文")
_sum, _grams = _equal("金额"), _equal("毒品克数")


def _measure(a: Row, b: Row) -> bool:
    return _sum(a, b) or _grams(a, b)


def _both(a: Row, b: Row) -> bool:
    return _day(a, b) and _measure(a, b)
