"""Tables of pairs as Arrow tables, as engines and rule packs read them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import Path

import pyarrow as pa

from shujian.documents.judgments.arrow_columns import stored
from shujian.documents.judgments.facts import Row
from shujian.engines.base import STATE
from shujian.engines.physical import arrow_type
from shujian.schema.table_types import StandardTable
from shujian.schema.tables import load_tables


@cache
def definitions() -> dict[str, StandardTable]:
    """The shipped tables of pairs by name."""
    folder = resources.files("shujian").joinpath("content", "tables", "linking")
    return load_tables(Path(str(folder)))


def table(definition: StandardTable, rows: Sequence[Row]) -> pa.Table:
    """Rows with their physical columns; a column of which a row says nothing is BLANK."""
    arrays: dict[str, pa.Array] = {}
    for column in definition.columns:
        facts = [row.cells.get(column.name) for row in rows]
        cells = [(None, 1) if f is None else stored(f.value, column.type) for f in facts]
        arrays[column.name] = pa.array([c[0] for c in cells], arrow_type(column.type))
        arrays[column.name + STATE] = pa.array([c[1] for c in cells], pa.int8())
    return pa.table(arrays)
