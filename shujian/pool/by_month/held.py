"""What an import keeps of a list with a column a month: which column a row stood in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from shujian.core.ids import RowId
from shujian.store.schema import Part


def held_months(part: Part | None) -> Mapping[str, Any]:
    """What was kept of the layout; empty for a list with a row a month."""
    found: Mapping[str, Any] = (part.notes_json or {}).get("months") or {} if part else {}
    return found


def column_of(part: Part | None, number: RowId) -> str:
    """The column of the file in which a row's month stands; "" where a row is a whole line."""
    held = held_months(part)
    if number.month < 0 or not held:
        return ""
    names: Sequence[str] = held["names"]
    return names[number.month] if number.month < len(names) else ""


def standing(line: int, month: str) -> str:
    """Where in its sheet a row stands, Chinese.

    Args:
        line: physical line.
        month: the column of its month; "" for a whole line.
    """
    return f"第 {line} 行“{month}”列" if month else f"第 {line} 行"


def value_cells(part: Part) -> range:
    """Indexes of the columns of what stands in the months; empty for another list."""
    width = len(part.header_json)
    at: int = held_months(part).get("at", width)
    return range(at + 1, width)


def headers_of(part: Part, number: RowId) -> list[str]:
    """The headers of a row's cells as its file has them.

    Those of its month and of what stands in it are the file's own, not those that the row has
    in common with the other months.
    """
    own, held = list(part.header_json), held_months(part)
    if number.month < 0 or not held or number.month >= len(held["cells"]):
        return own
    at: int = held["at"]
    cells: list[str] = held["cells"][number.month]
    return [*own[:at], held["names"][number.month], *cells]
