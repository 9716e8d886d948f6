"""The standard tables as the city's clerks know them: names, aliases, kinds of cells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import shujian
from shujian.core import yamlio

CONTENT = Path(shujian.__file__).parent / "content"
_MADE = ("judgments", "comparing", "linking", "documents")
"""Tables that are made from documents: no department sends them."""
NUMERIC = ("date", "month", "money")
_KINDS = {
    "公民身份号码": "id",
    "姓名": "name",
    "日期": "date",
    "月份": "month",
    "金额": "money",
    "整数": "number",
    "数量": "number",
    "布尔": "bool",
    "宣告缓刑": "bool",
    "刑期": "term",
    "主刑刑期": "term",
    "缓刑考验期": "term",
    "行政区划代码": "code",
    "单位名称": "org",
    "罪名": "charge",
}


@dataclass(frozen=True)
class Column:
    """A column of a standard table.

    Args:
        name: standard name.
        alias: other headers that departments write.
        kind: how its cells are made dirty: id, name, date, month, money, number, bool, term,
            code, org, charge or text.
        required: part of the key, or required.
    """

    name: str
    alias: tuple[str, ...]
    kind: str
    required: bool


@dataclass(frozen=True)
class Table:
    """A standard table: its columns, and the column that tells the place."""

    name: str
    place: str
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """The column of that name.

        Raises:
            KeyError: no such column.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name}")


def _column(entry: dict[str, Any]) -> Column:
    return Column(
        entry["name"],
        tuple(entry.get("alias", ())),
        _KINDS.get(entry["element"], "text"),
        bool(entry.get("required", False)),
    )


@cache
def tables() -> dict[str, Table]:
    """The standard tables that departments send, by name; those read from documents are none."""
    found = {}
    for path in sorted((CONTENT / "tables").rglob("*.yaml")):
        if path.parent.name in _MADE:
            continue
        data = yamlio.load(path)
        columns = tuple(_column(entry) for entry in data["columns"])
        found[data["name"]] = Table(data["name"], data.get("place", ""), columns)
    return found


def demo_content(name: str) -> Any:
    """A content file of the demo city, parsed."""
    return yamlio.load(CONTENT / "demo" / name)
