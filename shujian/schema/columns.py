"""Arrow string columns as byte matrices and masks, for the fast paths."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from shujian.schema.checks import Bools, Bytes

Indices = npt.NDArray[np.int64]


def lengths(column: pa.StringArray) -> npt.NDArray[np.int32]:
    """Length of each cell in bytes; 0 where null."""
    offsets = np.frombuffer(column.buffers()[1], dtype=np.int32)
    offsets = offsets[column.offset : column.offset + len(column) + 1]
    return np.asarray(np.diff(offsets))


def rows_of(column: pa.StringArray, width: int) -> tuple[Indices, Bytes]:
    """The cells of exactly ``width`` bytes: their positions and their bytes."""
    if len(column) == 0:
        return np.empty(0, dtype=np.int64), np.empty((0, width), dtype=np.uint8)
    data = column.buffers()[2]
    offsets = np.frombuffer(column.buffers()[1], dtype=np.int32)
    offsets = offsets[column.offset : column.offset + len(column) + 1]
    sizes = np.diff(offsets)
    chosen = np.flatnonzero(sizes == width)
    if data is None or not len(chosen):
        return chosen[:0], np.empty((0, width), dtype=np.uint8)
    text = np.frombuffer(data, dtype=np.uint8)
    if len(chosen) == len(column):
        matrix = text[offsets[0] : offsets[-1]].reshape(-1, width)
    else:
        matrix = text[offsets[:-1][chosen][:, None] + np.arange(width)]
    return chosen, matrix


def mask_of(size: int, chosen: Indices) -> Bools:
    """A mask that is true at these positions."""
    mask = np.zeros(size, dtype=np.bool_)
    mask[chosen] = True
    return mask


def matches(column: pa.StringArray, pattern: str) -> pa.BooleanArray:
    """Whether a cell matches an RE2 pattern; false where null."""
    return pc.fill_null(pc.match_substring_regex(column, pattern), False)


def only(column: pa.StringArray, mask: Any) -> pa.StringArray:
    """The cells where the mask holds, null elsewhere."""
    return pc.if_else(mask, column, pa.scalar(None, pa.string()))


def one(column: pa.Array | pa.ChunkedArray) -> pa.StringArray:
    """The column as one array of plain strings."""
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
        if isinstance(column, pa.ChunkedArray):
            column = (
                pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], pa.string())
            )
    return column if column.type == pa.string() else column.cast(pa.string())


def cells_with(column: pa.StringArray, table: Bools) -> Bools:
    """Whether a cell contains a character of the table, for characters of three UTF-8 bytes.

    Args:
        column: raw or folded cells.
        table: 65,536 booleans by code point.
    """
    result = np.zeros(len(column), dtype=np.bool_)
    data = column.buffers()[2]
    if len(column) == 0 or data is None:
        return result
    offsets = np.frombuffer(column.buffers()[1], dtype=np.int32)
    offsets = offsets[column.offset : column.offset + len(column) + 1]
    text = np.frombuffer(data, dtype=np.uint8)[: offsets[-1]]
    start = np.flatnonzero((text[offsets[0] :] & 0xF0) == 0xE0) + offsets[0]
    if not len(start):
        return result
    codes = (text[start].astype(np.int32) & 15) << 12
    codes |= (text[start + 1].astype(np.int32) & 63) << 6
    codes |= text[start + 2].astype(np.int32) & 63
    found = start[table[codes]]
    result[np.searchsorted(offsets, found, side="right") - 1] = True
    return result
