"""How a file looks: its fields, header, junk and form."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Ints = NDArray[np.int64]


@dataclass
class Field:
    """A column of a file: its header, its words, and which word stands in each row."""

    header: str
    kind: str
    words: list[str]
    codes: Ints
    _encoded: dict[tuple[str, str], pa.Array] = field(default_factory=dict, repr=False)

    def encoded(self, delimiter: str, encoding: str) -> pa.Array:
        """The words as they stand in a text file."""
        known = self._encoded.get((delimiter, encoding))
        if known is None:
            cells = [quoted(word, delimiter).encode(encoding) for word in self.words]
            known = self._encoded[delimiter, encoding] = pa.array(cells, pa.binary())
        return known

    def cells(self, rows: Ints) -> list[str]:
        """The texts of these rows."""
        return [self.words[code] for code in self.codes[rows].tolist()]


@dataclass
class Look:
    """What surrounds the rows.

    Args:
        title: lines above the header.
        notes: lines below the rows.
        totals: the cells of a 合计 row, or none.
        groups: a first header line, with the number of columns below each word.
        repeat: whether the header stands once more in the middle.
        encoding: of text files: gb18030, utf-8-sig or utf-16.
        serial: whether dates are numbers of a spreadsheet.
    """

    title: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    groups: tuple[tuple[str, int], ...] = ()
    repeat: bool = False
    encoding: str = "gb18030"
    serial: bool = False


def quoted(text: str, delimiter: str) -> str:
    """A header or cell in quotes where it holds the delimiter."""
    return f'"{text}"' if delimiter in text else text
