"""Many small pieces of bytes in memory, compressed so many together."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pyarrow as pa

_TOGETHER = 16
"""Pieces of a block: like ones repeat each other more than themselves, and all are read for one."""
_CODEC = "zstd"


class Blocks:
    """A list of pieces that grows at its end."""

    def __init__(self) -> None:
        self._closed: list[tuple[bytes, tuple[int, ...]]] = []
        self._open: list[bytes] = []

    def __len__(self) -> int:
        return len(self._closed) * _TOGETHER + len(self._open)

    def append(self, piece: bytes) -> None:
        """Add a piece."""
        self._open.append(piece)
        if len(self._open) == _TOGETHER:
            ends = tuple(accumulate(map(len, self._open)))
            whole = b"".join(self._open)
            self._closed.append((pa.compress(whole, _CODEC, asbytes=True), ends))
            self._open = []

    def __getitem__(self, index: int) -> bytes:
        """A piece by its place, from 0."""
        block, place = divmod(index, _TOGETHER)
        if block == len(self._closed):
            return self._open[place]
        data, ends = self._closed[block]
        whole: bytes = pa.decompress(data, ends[-1], _CODEC, asbytes=True)
        start, end = list(pairwise((0, *ends)))[place]
        return whole[start:end]
