"""Tables in the making: columns as arrays for the many, rows as dicts for the marked few."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shujian.core.terms import Term
from shujian.demo.checks import day_number
from shujian.demo.columns import NUMERIC, Table, tables

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


@dataclass
class Frame:
    """One standard table being filled."""

    table: Table
    rows: list[Mapping[str, Any]] = field(default_factory=list)
    chunks: list[tuple[int, Mapping[str, Ints | Text]]] = field(default_factory=list)

    def bulk(self, **columns: Ints | Text) -> None:
        """Append many rows; a column not given is blank."""
        first = next(iter(columns.values()))
        count = len(first.codes if isinstance(first, Text) else first)
        for name, column in columns.items():
            kind = self.table.column(name).kind
            if isinstance(column, Text) == (kind in NUMERIC):
                raise TypeError(f"{self.table.name}.{name}: wrong kind of column")
        self.chunks.append((count, columns))

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.rows) + sum(count for count, _ in self.chunks)

    def merged(self, name: str) -> Column:
        """One column of all chunks and rows, in order."""
        if self.table.column(name).kind in NUMERIC:
            return self._numbers(name)
        return self._words(name)

    def _numbers(self, name: str) -> Column:
        parts, raw = [], {}
        for count, columns in self.chunks:
            part = columns.get(name)
            assert not isinstance(part, Text)
            parts.append(np.full(count, NULL, dtype=np.int64) if part is None else part)
        offset = self.size - len(self.rows)
        own = np.full(len(self.rows), NULL, dtype=np.int64)
        for index, row in enumerate(self.rows):
            value = row.get(name)
            if isinstance(value, Raw):
                raw[offset + index] = value.text
            elif isinstance(value, dt.date):
                own[index] = day_number(value)
            elif value is not None:
                own[index] = value
        return Column(numbers=np.concatenate([*parts, own]), raw=raw)

    def _words(self, name: str) -> Column:
        codes: list[Ints] = []
        words: list[str] = [""]
        raw = {}
        for count, columns in self.chunks:
            part = columns.get(name)
            if part is None:
                codes.append(np.zeros(count, dtype=np.int64))
                continue
            assert isinstance(part, Text)
            codes.append(part.codes + len(words))
            words.extend(part.words)
        offset, own = self.size - len(self.rows), []
        known: dict[str, int] = {"": 0}
        for index, row in enumerate(self.rows):
            value = row.get(name)
            if isinstance(value, Raw):
                raw[offset + index] = value.text
                value = ""
            text = plain(value)
            if text not in known:
                known[text] = len(words)
                words.append(text)
            own.append(known[text])
        codes.append(np.array(own, dtype=np.int64))
        return Column(words=Text(np.concatenate(codes), words), raw=raw)


def plain(value: Value) -> str:
    """A cell as a careful clerk would write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


class Frames(dict[str, Frame]):
    """All tables of the city; a table comes into being when first used."""

    def __missing__(self, name: str) -> Frame:
        frame = self[name] = Frame(tables()[name])
        return frame

    def add(self, table: str, **cells: Any) -> None:
        """Append one row, its cells by standard column name.

        Raises:
            KeyError: unknown table or column.
        """
        frame = self[table]
        for name in cells:
            frame.table.column(name)
        frame.rows.append(cells)
