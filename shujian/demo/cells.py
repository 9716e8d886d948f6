"""Columns in the making: texts as arrays, coded where few differ."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from shujian.core.terms import Term

NULL = -(2**62)
"""A blank cell in a column of dates, months or money."""
Value = dt.date | Term | int | str | bool | None
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Raw:
    """A cell to be written exactly so: a damaged number, an impossible date."""

    text: str


@dataclass(frozen=True)
class Text:
    """A column of text: a number per row, and the words the numbers stand for."""

    codes: Ints
    words: Sequence[str]


def same(text: str, count: int) -> Text:
    """A column with one word throughout."""
    return Text(np.zeros(count, dtype=np.int64), [text])


def coded(words: Sequence[str]) -> Text:
    """A column where each row has its own word."""
    return Text(np.arange(len(words), dtype=np.int64), words)


def month(year: int, number: int) -> int:
    """A month as the number that tables keep: years × 12 + month − 1."""
    return year * 12 + number - 1


def month_of(day: dt.date) -> int:
    """The month of a day."""
    return month(day.year, day.month)


@dataclass
class Column:
    """A merged column: numbers (dates, months, money) or words."""

    numbers: Ints | None = None
    words: Text | None = None
    raw: dict[int, str] = field(default_factory=dict)


def plain(value: Value) -> str:
    """A cell as a careful clerk would write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)
