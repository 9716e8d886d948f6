"""Ways of writing by kind of value: days, months, amounts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from shujian.demo.checks import day_of, old_citizen_id
from shujian.demo.spellings import WORDS, Write, wide

_DATES: dict[str, Callable[[dt.date], str]] = {
    "iso": dt.date.isoformat,
    "compact": lambda d: f"{d:%Y%m%d}",
    "slash": lambda d: f"{d.year}/{d.month}/{d.day}",
    "dot": lambda d: f"{d:%Y.%m.%d}",
    "chinese": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "serial": lambda d: str((d - dt.date(1899, 12, 30)).days),
}
_MONTHS: dict[str, Callable[[int, int], str]] = {
    "iso": lambda y, m: f"{y}-{m:02d}",
    "compact": lambda y, m: f"{y}{m:02d}",
    "slash": lambda y, m: f"{y}/{m:02d}",
    "chinese": lambda y, m: f"{y}年{m}月",
}


def yuan(value: int) -> str:
    """An amount in fen as yuan: -12.34."""
    return _signed(value, lambda v: f"{v // 100}.{v % 100:02d}")


def _signed(value: int, write: Callable[[int], str]) -> str:
    """Write the amount without its sign, then put the sign before it."""
    return "-" * (value < 0) + write(abs(value))


def _ten_thousand(value: int) -> str:
    whole = _signed(value, lambda v: f"{v // 1_000_000}.{v % 1_000_000:06d}")
    return whole.rstrip("0").rstrip(".")


_MONEY: tuple[Callable[[int], str], ...] = (
    yuan,
    lambda v: _signed(v, lambda a: f"{a // 100:,}.{a % 100:02d}"),
    lambda v: wide(yuan(v)),
    lambda v: f"{yuan(v)}元",
    lambda v: f" {yuan(v)}",
)


def _day_ways(style: str) -> list[Callable[[int], str]]:
    main = [style] if style in _DATES else ["iso"]
    others = [name for name in _DATES if name not in (*main, "serial")]
    return [lambda n, f=_DATES[name]: f(day_of(n)) for name in main + others]  # type: ignore[misc]


def _month_ways(style: str) -> list[Callable[[int], str]]:
    main = [style] if style in _MONTHS else ["iso"]
    others = [name for name in _MONTHS if name not in main]
    return [lambda n, f=_MONTHS[name]: f(n // 12, n % 12 + 1) for name in main + others]  # type: ignore[misc]


def ways(kind: str, style: str, old_ids: bool) -> Sequence[Callable[[int], str] | Write]:
    """The main way of writing a column, then the others.

    Args:
        kind: kind of the column.
        style: the file's main way of writing dates and months; 万元 for money in that unit.
        old_ids: whether some numbers of persons are still the 15-digit ones.
    """
    if kind == "date":
        return _day_ways(style)
    if kind == "month":
        return _month_ways(style)
    if kind == "money":
        return (_ten_thousand,) if style == "万元" else _MONEY
    others = WORDS.get(kind, WORDS["text"])
    if kind == "id" and old_ids:
        others = (*others, old_citizen_id)
    return (str, *others)
