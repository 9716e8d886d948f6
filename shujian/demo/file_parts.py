"""The parts of a file: members of an archive, sheets of a workbook."""

from __future__ import annotations

import numpy as np

from shujian.demo.cells import NULL, Text
from shujian.demo.columns import NUMERIC
from shujian.demo.gazetteer import regions
from shujian.demo.sheet_faults import Ints, Part


def members(part: Part, column: str, rows: Ints) -> list[tuple[str, Ints]]:
    """One member for each month; repeated rows go with the month they repeat."""
    numbers = part.frame.merged(column).numbers
    assert numbers is not None
    months = np.concatenate([numbers[part.rows], np.zeros(len(rows) - len(part.rows), np.int64)])
    months[len(part.rows) :] = months[0] if len(part.rows) else 0
    return [
        (f"{m // 12}年{m % 12 + 1:02d}月", np.flatnonzero(months == m)) for m in np.unique(months)
    ]


def sheets_of(part: Part, rows: Ints) -> list[tuple[str, Ints]]:
    """The sheets of a workbook: names and rows."""
    name = part.plan.get("sheets")
    if not name:
        return [("Sheet1", rows)]
    column = part.frame.merged(name)
    extra = len(rows) - len(part.rows)
    if part.frame.table.column(name).kind in NUMERIC:
        assert column.numbers is not None
        years = [
            f"{n // 12}年" if n != NULL else "其他" for n in column.numbers[part.rows].tolist()
        ]
    else:
        assert isinstance(column.words, Text)
        labels = [regions()[c].name if c in regions() else "其他" for c in column.words.words]
        years = [labels[code] for code in column.words.codes[part.rows].tolist()]
    keys = np.array(years + years[:1] * extra)
    return [(str(key), np.flatnonzero(keys == key)) for key in sorted(set(keys.tolist()))]
