"""Plain rows of the city's tables, for the oracles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from shujian.demo.cells import NULL, Raw
from shujian.demo.checks import day_of
from shujian.demo.pension_records import whole_months
from shujian.demo.world import AS_OF, World

Row = dict[str, Any]
Oracle = Callable[[World], Iterator[str]]


def rows(w: World, table: str) -> list[Row]:
    """All rows of a table as dicts: dates as dates, months and money as numbers."""
    if table not in CACHE:
        frame, columns = w.frames[table], {}
        for column in frame.table.columns:
            merged = frame.merged(column.name)
            if merged.numbers is not None:
                values: list[Any] = [None if v == NULL else v for v in merged.numbers.tolist()]
                if column.kind == "date":
                    values = [None if v is None else day_of(v) for v in values]
            else:
                assert merged.words is not None
                values = [merged.words.words[c] for c in merged.words.codes.tolist()]
            for index, text in merged.raw.items():
                values[index] = Raw(text)
            columns[column.name] = values
        names = list(columns)
        CACHE[table] = [
            dict(zip(names, v, strict=True)) for v in zip(*columns.values(), strict=True)
        ]
    return CACHE[table]


CACHE: dict[str, list[Row]] = {}


def by(w: World, table: str, key: str = "公民身份号码") -> dict[str, list[Row]]:
    found = defaultdict(list)
    for row in rows(w, table):
        if not isinstance(row[key], Raw):
            found[row[key]].append(row)
    return found


def sound(*values: Any) -> bool:
    return not any(isinstance(value, Raw) for value in values)


def inside(row: Row, start: str, end: str) -> set[int]:
    if not sound(row[start], row[end]):
        return set()
    return set(whole_months(row[start], row[end] or AS_OF))


def after_death(w: World, table: str, month: str) -> Iterator[str]:
    pays = by(w, table)
    for row in rows(w, "死亡登记"):
        who, on = row["公民身份号码"], row["死亡日期"]
        if sound(who, on) and any(
            p[month] > on.year * 12 + on.month - 1 for p in pays.get(who, ())
        ):
            yield who
