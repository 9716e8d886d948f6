"""A small sample of a part's cells, to see what its columns hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.ipc

from shujian.core.cells import State
from shujian.pool.readers.types import RawPart
from shujian.schema.elements import Element

CELLS = 2_000
_QUICK = 200
_PROBE_WORDS = "甲乙丙丁"
_PROBE_DIGITS = "123456"
_NUMBERED = re.compile(r"_[0-9]+$")


def batches(path: Path) -> Iterator[pa.RecordBatch]:
    """The record batches of an Arrow IPC file, mapped into memory, not copied."""
    with pa.memory_map(str(path)) as source:
        reader = pa.ipc.open_file(source)
        for index in range(reader.num_record_batches):
            yield reader.get_batch(index)


def cell_columns(schema: pa.Schema) -> list[str]:
    """The columns that hold the file's own cells (``c0 … cn``)."""
    return [n for n in schema.names if not n.startswith("__")]


class Sample:
    """Cells of a part: from its beginning, middle and end.

    Args:
        header: column names.
        columns: raw cells by column.
    """

    def __init__(self, header: list[str], columns: list[list[str]]) -> None:
        self.header = header
        self.columns = columns
        self._shares: dict[tuple[int, str, str, int], tuple[float, int]] = {}

    @classmethod
    def of(cls, part: RawPart, cells: int = CELLS) -> Sample:
        """Take at most ``cells`` rows of a part."""
        picked: list[pa.RecordBatch] = []
        with pa.memory_map(str(part.path)) as source:
            reader = pa.ipc.open_file(source)
            count = reader.num_record_batches
            chosen = sorted({0, count // 2, count - 1}) if count else []
            for index in chosen:
                batch = reader.get_batch(index)
                picked.append(batch.slice(0, cells // len(chosen)))
            columns: list[list[str]] = []
            for number in range(len(part.header)):
                values = [c for b in picked for c in b.column(number).to_pylist()]
                columns.append([c for c in values if c is not None])
        return cls(list(part.header), columns)

    def plain_name(self, index: int) -> str:
        """A column's header as the file has it: without the number that readers add to a
        name that stands there before."""
        header = self.header[index]
        base = _NUMBERED.sub("", header)
        return base if base in self.header[:index] else header

    def share(self, index: int, element: Element, quick: bool = False) -> tuple[float, int]:
        """How many of a column's filled cells an element reads.

        Args:
            index: column of the file.
            element: the element to try.
            quick: look at fewer cells.

        Returns:
            The share (0 to 1) and the number of filled cells looked at.
        """
        limit = _QUICK if quick else CELLS
        key = (index, element.name, element.unit, limit)
        if key not in self._shares:
            read = filled = 0
            for raw in self.columns[index][:limit]:
                state = element.clean(raw).state
                read += state is State.VALUE
                filled += state is not State.BLANK
            self._shares[key] = (read / filled if filled else 0.0, filled)
        return self._shares[key]


@lru_cache(maxsize=256)
def strength(element: Element) -> int:
    """How much it says that an element reads a cell: 0 nothing, 1 little, 2 a lot."""
    if element.clean(_PROBE_WORDS).state is State.VALUE:
        return 0
    return 1 if element.clean(_PROBE_DIGITS).state is State.VALUE else 2
