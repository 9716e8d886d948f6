"""Standard tables as models see them."""

from __future__ import annotations

from collections.abc import Mapping

from shujian.models.schema import Column, TableInfo
from shujian.schema.table_types import StandardTable


def table_info(table: StandardTable) -> TableInfo:
    """What a model knows of a standard table."""
    columns = {c.name: Column(c.type, c.level, c.element) for c in table.columns}
    return TableInfo(table.name, columns, table.key, table.place, table.period)


def table_infos(tables: Mapping[str, StandardTable]) -> dict[str, TableInfo]:
    """The same for all tables by name."""
    return {name: table_info(table) for name, table in tables.items()}
