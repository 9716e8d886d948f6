"""Tables in the making: columns as arrays for the many, rows as dicts for the marked few."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from shujian.demo.cells import NULL, Column, Ints, Raw, Text, plain
from shujian.demo.checks import day_number
from shujian.demo.columns import NUMERIC, Table


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
