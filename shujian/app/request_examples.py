"""What an invented value of a column looks like: shown to those who are asked for the data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from shujian.app.shelves import Entry
from shujian.core.cells import Missing
from shujian.schema.table_types import StandardTable, TableColumn

_FREE = "文本"
_ANYTHING = (_FREE, "单位名称")
"""Elements whose own example (an occupation, a firm) is nonsense in most columns."""
_OWN = (*_ANYTHING, "编号", "数量", "日期")
"""Elements whose one example says little about a column: the cases of models show better ones."""
_NOTE = re.compile(r"（[^（）]*）")
_TAIL = re.compile(r"[；;。].*$")
_HEAD = re.compile(r"^.*[：:]")
_BETWEEN = re.compile(r"、|\s+或\s+")
_WORD = re.compile(r"[^\s，,]{1,12}")


def words_of(column: TableColumn) -> tuple[str, ...]:
    """The words that a column takes: of its element, or those that its meaning lists."""
    listed = tuple(getattr(column.cleaner, "listed", ()))
    if listed or column.element != _FREE:
        return listed
    told = _HEAD.sub("", _TAIL.sub("", _NOTE.sub("", column.meaning)))
    words = tuple(w.strip().removesuffix("等").strip() for w in _BETWEEN.split(told))
    if len(words) < 2 or not all(_WORD.fullmatch(w) for w in words):
        return ()
    return words


def example_of(table: StandardTable, column: TableColumn, entries: Iterable[Entry]) -> str:
    """An invented value of a column; "" where a made-up one would mislead.

    Args:
        table: whose column it is.
        column: to be asked for.
        entries: models whose cases may show one, the nearest first.
    """
    words = words_of(column)
    if column.element in _OWN:
        for cell in _in_cases(table, column, entries):
            if not words or cell in words:
                return cell
    if column.element in _ANYTHING:
        return words[0] if words else ""
    return column.cleaner.example


def _in_cases(table: StandardTable, column: TableColumn, entries: Iterable[Entry]) -> Iterator[str]:
    """What the invented rows of cases write there and the column reads.

    The fullest row of a model first: the end of its term is then not before the beginning.
    """
    for entry in entries:
        rows = list(_rows(entry, table))
        for row in sorted(rows, key=len, reverse=True):
            cell = str(row.get(column.name) or "")
            read = column.cleaner.clean(cell).value
            if not isinstance(read, Missing):
                # the dates as the list asks for them, whatever way a case writes them
                yield str(read) if column.element == "日期" else cell


def _rows(entry: Entry, table: StandardTable) -> Iterator[dict[str, Any]]:
    names = {table.name, *(a for n in entry.needs if n.table == table.name for a in n.aliases)}
    for case in entry.cases:
        for name, rows in (case.data.get("tables") or {}).items():
            if name in names and isinstance(rows, list):
                yield from (r for r in rows if isinstance(r, dict))
