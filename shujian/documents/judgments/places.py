"""Facts with their places in the original text, for people and programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from shujian.core.cells import Missing
from shujian.documents.judgments.facts import Fact
from shujian.documents.judgments.plain import plain
from shujian.documents.judgments.reading import Reading

Place = tuple[int, int]


def place(reading: Reading, fact: Fact) -> Place | None:
    """Where a fact stands in the original text; None where no place can be shown."""
    if fact.end <= fact.start:
        return None
    return reading.normal.where(fact.start, fact.end)


def facts(reading: Reading) -> Iterator[dict[str, Any]]:
    """Every fact: table, row, column, value, place, segment and what read it.

    Args:
        reading: the facts of one judgment.

    Returns:
        Plain objects; ``start`` and ``end`` are None where no place can be shown, ``value``
        is None with a ``reason`` where the fact is not certain.
    """
    for table, rows in reading.rows.tables.items():
        for number, row in enumerate(rows, start=1):
            for column, fact in row.cells.items():
                start, end = place(reading, fact) or (None, None)
                found = {
                    "table": table, "row": number, "column": column, "value": plain(fact.value),
                    "start": start, "end": end, "segment": fact.segment, "by": fact.pattern,
                }  # fmt: skip
                if isinstance(fact.value, Missing):
                    found["reason"] = fact.value.reason or fact.value.state.label
                yield found
