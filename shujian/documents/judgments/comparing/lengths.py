"""How far a punishment lies outside the range that was proposed."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from shujian.core.terms import Term
from shujian.documents.judgments.comparing.items import DIFFERENT, OPEN, SAME
from shujian.documents.judgments.facts import Row


class Deviation(NamedTuple):
    """A result in words.

    Args:
        result: ``SAME`` within the range, ``DIFFERENT`` outside, ``OPEN`` where one is unknown.
        words: Chinese.
    """

    result: str
    words: str


def deviation(
    row: Row, imposed: Row, columns: tuple[str, str, str] = ("刑期下限", "刑期上限", "刑期")
) -> Deviation:
    """Compare a term with a proposed range.

    Args:
        row: of 量刑建议.
        imposed: of 判项 or 判决结果.
        columns: lower end, upper end, imposed.
    """
    low, high, given = row.term(columns[0]), row.term(columns[1]), imposed.term(columns[2])
    if given is None:
        return Deviation(OPEN, f"判决的{columns[2]}没有读出")
    if low is None and high is None:
        return Deviation(OPEN, f"建议没有写明{columns[2]}")
    exact = low is not None and low == high
    if high is not None and given > high:
        return Deviation(DIFFERENT, f"高于建议{'' if exact else '上限'}{distance(given, high)}")
    if low is not None and given < low:
        return Deviation(DIFFERENT, f"低于建议{'' if exact else '下限'}{distance(low, given)}")
    if low is None or high is None:
        return Deviation(SAME, "没有超出建议的一端")
    return Deviation(SAME, "与建议相同" if exact else "在建议幅度内")


def distance(longer: Term, shorter: Term) -> str:
    """The difference of two terms in words; days where months do not tell it."""
    if longer.indefinite or shorter.indefinite:
        return f"（{longer}与{shorter}）"
    months, days = longer.months - shorter.months, longer.days - shorter.days
    if days < 0 and months > 0:
        return f"不足{months}个月"
    parts = [f"{months}个月" * bool(months), f"{days}日" * bool(days)]
    return "".join(parts)


def fine_deviation(row: Row, imposed: Row) -> Deviation | None:
    """Compare a fine with a proposed range; None where no sum was proposed."""
    low, high, given = row.get("罚金下限"), row.get("罚金上限"), imposed.get("罚金")
    ends = [e for e in (low, high) if isinstance(e, Decimal)]
    if not ends:
        return None
    if not isinstance(given, Decimal):
        return Deviation(OPEN, "判决的罚金数额没有读出")
    shown = f"建议 {' 至 '.join(dict.fromkeys(f'{e:f}' for e in ends))} 元，判处 {given:f} 元"
    if isinstance(high, Decimal) and given > high:
        return Deviation(DIFFERENT, f"罚金{shown}：高于建议 {given - high:f} 元")
    if isinstance(low, Decimal) and given < low:
        return Deviation(DIFFERENT, f"罚金{shown}：低于建议 {low - given:f} 元")
    return Deviation(SAME, f"罚金{shown}：相合")
