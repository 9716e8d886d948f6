"""Small results of the second engine by what they were computed from.

A query over a handful of rows costs the server as much planning as one over millions.  The
cases of a model ask the same queries again and again over rows that are mostly the same.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Mapping
from typing import NamedTuple

import pyarrow as pa

SMALL = 1_000
"""Rows up to which a table is looked at."""
_MANY = 4_000
"""Results that are remembered; all are forgotten then."""
_ROWS = 200_000
"""Rows of all remembered results together, and of all remembered answers."""
_NAMES = re.compile(r"`([^`]+)`|\b(__q\d+_t\d+)\b")
_FRESH = itertools.count()
Key = tuple[object, ...]


class Result(NamedTuple):
    """A computed table.

    Args:
        place: its folder; "" for one without rows.
        rows: how many.
        mark: names its content.
    """

    place: str
    rows: int
    mark: str


class Memo:
    """What was computed, and the content of the tables of now."""

    def __init__(self) -> None:
        self._marks: dict[str, str] = {}
        self._results: dict[Key, Result] = {}
        self._fetched: dict[Key, pa.Table] = {}
        self._places: set[str] = set()
        self._rows = self._answers = 0

    def mark(self, name: str) -> str | None:
        """The content of a table; None where there is none of the name."""
        return self._marks.get(name)

    def shows(self, name: str, mark: str) -> None:
        """From now on a table has this content."""
        self._marks[name] = mark

    def forget(self, name: str) -> None:
        """There is no table of this name any more."""
        self._marks.pop(name, None)

    def key(self, sql: str) -> Key:
        """A query together with the content of every table that it names."""
        names = {a or b for a, b in _NAMES.findall(sql)}
        return (sql, *sorted((n, self._marks[n]) for n in names if n in self._marks))

    def result(self, key: Key) -> Result | None:
        """The table that the query gave before."""
        return self._results.get(key)

    def keep(self, key: Key, result: Result) -> list[str]:
        """Remember a small table; the folders that nothing remembers any more."""
        lost: list[str] = []
        if len(self._results) >= _MANY or self._rows > _ROWS:
            lost = sorted(self._places)
            self._results.clear()
            self._places.clear()
            self._rows = 0
        self._results[key] = result
        self._rows += result.rows
        if result.place:
            self._places.add(result.place)
        return lost

    def keeps(self, place: str) -> bool:
        """Whether the files of a folder may be asked for again."""
        return place in self._places

    def fetched(self, key: Key) -> pa.Table | None:
        """The rows that the query gave before."""
        return self._fetched.get(key)

    def keep_rows(self, key: Key, data: pa.Table) -> None:
        """Remember the rows of a small answer."""
        if data.num_rows <= SMALL:
            if len(self._fetched) >= _MANY or self._answers > _ROWS:
                self._fetched.clear()
                self._answers = 0
            self._fetched[key] = data
            self._answers += data.num_rows


def fresh() -> str:
    """The mark of a content that is like no other."""
    return f"#{next(_FRESH)}"


def mark_of(data: pa.Table) -> str:
    """The mark of rows: equal marks, equal rows; large tables are like no other."""
    if data.num_rows > SMALL:
        return fresh()
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, data.schema) as writer:
        writer.write_table(data.combine_chunks())
    return hashlib.blake2b(sink.getvalue(), digest_size=16).hexdigest()


def nothing(shape: Mapping[str, str]) -> str:
    """The mark of a table of these columns without rows."""
    return repr(sorted(shape.items()))
