"""The tables of the city, made when first asked for."""

from __future__ import annotations

from typing import Any

from shujian.demo.columns import tables
from shujian.demo.frame import Frame


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
