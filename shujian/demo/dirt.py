"""The ways in which departments write the same thing: all of them readable by a careful clerk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from shujian.core.numerals import to_chinese
from shujian.demo.checks import day_of, old_citizen_id
from shujian.demo.frame import NULL, Column

Ints = NDArray[np.int64]
Write = Callable[[str], str]
_WIDE = str.maketrans("0123456789.-X", "０１２３４５６７８９．－Ｘ")
SHARE = 0.1
"""How many cells in a hundredth are not written in the main way of their file."""


def wide(text: str) -> str:
    """Full-width digits."""
    return text.translate(_WIDE)


def _trailing(text: str) -> str:
    return text + " " if text else text


def _wide_blank(text: str) -> str:
    return "　" + text if text else text


def _apart(text: str) -> str:
    return f"{text[0]}　{text[1]}" if len(text) == 2 else _trailing(text)


def _quote(text: str) -> str:
    return "'" + text if text else text


def _term_months(text: str) -> str:
    years, mark, rest = text.partition("年")
    if not mark or not years.isdigit():
        return text
    months = rest.removesuffix("个月")
    return f"{int(years) * 12 + int(months or 0)}个月" if months.isdigit() or not rest else text


def _term_chinese(text: str) -> str:
    digits, out = "", ""
    for ch in text + " ":
        if ch.isdigit():
            digits += ch
            continue
        out += to_chinese(int(digits)) if digits else ""
        digits, out = "", out + ch
    return out[:-1]


WORDS: dict[str, tuple[Write, ...]] = {
    "id": (str.lower, _quote, _trailing, wide),
    "name": (_apart, _trailing),
    "code": (_trailing, wide),
    "number": (wide, _trailing),
    "bool": (_trailing, _wide_blank),
    "term": (_term_months, _term_chinese),
    "org": (_trailing, _wide_blank),
    "charge": (lambda text: text.removesuffix("罪"), _trailing),
    "text": (_trailing,),
}
"""Other ways to write words of a kind, besides the plain one."""

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


def _fen(value: int) -> str:
    return f"{value // 100}.{value % 100:02d}"


def _ten_thousand(value: int) -> str:
    return f"{value // 1_000_000}.{value % 1_000_000:06d}".rstrip("0").rstrip(".")


_MONEY: tuple[Callable[[int], str], ...] = (
    _fen,
    lambda v: f"{v // 100:,}.{v % 100:02d}",
    lambda v: wide(_fen(v)),
    lambda v: f"{_fen(v)}元",
    lambda v: f" {_fen(v)}",
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


def written(
    column: Column,
    rows: Ints,
    how: Sequence[Callable[[int], str] | Write],
    rng: np.random.Generator,
) -> tuple[list[str], Ints]:
    """Write a column for these rows, one cell in ten in another way.

    Returns:
        The words, and for each row which one.
    """
    if column.numbers is not None:
        values, codes = np.unique(column.numbers[rows], return_inverse=True)
        plain: list[int | str] = ["" if v == NULL else int(v) for v in values.tolist()]
    else:
        assert column.words is not None
        used, codes = np.unique(column.words.codes[rows], return_inverse=True)
        plain = [column.words.words[code] for code in used.tolist()]
    words = [
        "" if value == "" else write(value)  # type: ignore[arg-type]
        for write in how
        for value in plain
    ]
    codes = codes.astype(np.int64)
    if len(how) > 1:
        odd = np.flatnonzero(rng.random(len(rows)) < SHARE)
        codes[odd] += len(plain) * rng.integers(1, len(how), len(odd))
    if column.raw:
        place = {int(row): index for index, row in enumerate(rows.tolist()) if row in column.raw}
        for row, index in place.items():
            codes[index] = len(words)
            words.append(column.raw[row])
    return words, codes
