"""Fact tables in the form of the pool: values as its elements keep them, and the words behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import pyarrow as pa

from shujian.core.cells import Missing
from shujian.documents.judgments.arrow import definitions, gathered
from shujian.documents.judgments.facts import Fact
from shujian.documents.judgments.reading import Reading
from shujian.engines.base import RAW, STATE
from shujian.schema.elements import Element, element
from shujian.schema.table_types import StandardTable, TableColumn

_FREE = ("文本", "编号")
"""Texts that keep their form; of 编号 the tables of documents hold only this system's own ids."""


def as_pool(
    found: Mapping[str, pa.Table], readings: Sequence[tuple[str, Reading]]
) -> dict[str, pa.Table]:
    """Fact tables whose texts agree with the same element in tables of departments.

    Args:
        found: as ``arrow.tables`` gives them for the same readings.
        readings: (document id, facts).

    Returns:
        With ``<column>__r`` where a value was written otherwise or is UNKNOWN: the words.
    """
    held, whole = gathered(readings), {}
    for name, table in found.items():
        for column in definitions()[name].columns:
            words = [_words(readings[at][1], row.cells.get(column.name)) for at, row in held[name]]
            kind = _kind(column)
            if kind is not None:
                table = _cleaned(table, column.name, kind, words)
            if any(words):
                table = table.append_column(column.name + RAW, pa.array(words, pa.string()))
        whole[name] = table
    return whole


def fitted(table: pa.Table, definition: StandardTable) -> pa.Table:
    """A table whose texts agree with the same element elsewhere; rows have no words of their own.

    Args:
        table: with the columns of ``definition``.
        definition: what they mean.
    """
    for column in definition.columns:
        kind = _kind(column)
        words: list[str | None] = [None] * table.num_rows
        if kind is not None:
            table = _cleaned(table, column.name, kind, words)
        if any(words):
            table = table.append_column(column.name + RAW, pa.array(words, pa.string()))
    return table


def _kind(column: TableColumn) -> Element | None:
    """The element that has a form of its own for texts of the column."""
    if column.type.name != "text" or column.element in _FREE:
        return None
    return _element(column.element, column.unit)


@cache
def _element(name: str, unit: str) -> Element:
    return element(name, unit, "")


def _cleaned(table: pa.Table, name: str, kind: Element, words: list[str | None]) -> pa.Table:
    """Put values in the element's form; what was written otherwise goes to ``words``."""
    values = table.column(name).to_pylist()
    states = table.column(name + STATE).to_pylist()
    for place, value in enumerate(values):
        if value is None:
            continue
        clean = kind.clean(value).value
        if clean != value:
            words[place] = value
            missing = isinstance(clean, Missing)
            values[place] = None if missing else clean
            states[place] = int(clean.state) if missing else 0
    for column, cells in ((name, values), (name + STATE, states)):
        at = table.column_names.index(column)
        table = table.set_column(at, column, pa.array(cells, table.schema.field(column).type))
    return table


def _words(reading: Reading, fact: Fact | None) -> str | None:
    if fact is None or not isinstance(fact.value, Missing):
        return None
    return reading.normal.raw(fact.start, fact.end)[:200] or fact.value.reason or None
