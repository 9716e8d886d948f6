"""Values and dated tables as a run keeps them: JSON and back."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from shujian.core.cells import BLANK, Missing
from shujian.core.terms import Term
from shujian.formulas.env import Value
from shujian.law.dated import DatedTable
from shujian.law.dated_rows import Row
from shujian.law.values import read_value

Json = dict[str, Any]


def typed(kind: str, raw: Any) -> Value:
    """A kept value of a Chinese type name (see ``law.values.TYPES``)."""
    if kind == "文本列表" and raw == []:
        return ()
    value = read_value(kind, read_day(raw) if kind == "日期" else raw)
    if value is None:
        raise ValueError(f"not a {kind}: {raw!r}")
    return value


def plain_value(value: Value) -> Any:
    """A value as JSON keeps it."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Term):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def read_day(text: str | None) -> dt.date | None:
    """A kept day."""
    return dt.date.fromisoformat(text) if text else None


def table_json(table: DatedTable) -> Json:
    """A dated table in full; a blank cell is left out, rows of other names share their cells."""
    places: dict[int, int] = {}
    cells: list[Json] = []
    for row in table.rows:
        if id(row.cells) not in places:
            places[id(row.cells)] = len(cells)
            known = {n: c for n, c in row.cells.items() if not isinstance(c, Missing)}
            cells.append({n: plain_value(c) for n, c in known.items()})
    return {
        "name": table.name,
        "meaning": table.meaning,
        "keys": dict(table.keys),
        "columns": dict(table.columns),
        "doubts": dict(table.doubts),
        "rows": [
            {
                "key": [plain_value(k) for k in row.key],
                "from": row.start.isoformat(),
                "to": row.end.isoformat(),
                "cells": places[id(row.cells)],
            }
            for row in table.rows
        ],
        "cells": cells,
    }


def table_of(data: Json) -> DatedTable:
    """A dated table as it was kept."""
    keys, columns = data["keys"], data["columns"]
    shared = [
        {n: typed(k, held[n]) if n in held else BLANK for n, k in columns.items()}
        for held in data["cells"]
    ]
    rows = []
    for held in data["rows"]:
        key = tuple(typed(k, raw) for k, raw in zip(keys.values(), held["key"], strict=True))
        start, end = dt.date.fromisoformat(held["from"]), dt.date.fromisoformat(held["to"])
        rows.append(Row(key, start, end, shared[held["cells"]]))
    return DatedTable(data["name"], data["meaning"], keys, columns, tuple(rows), data["doubts"])
