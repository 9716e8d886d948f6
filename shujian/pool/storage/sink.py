"""A Parquet file of the pool while it is written."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from shujian.engines.base import ROW
from shujian.pool.cleaning.plan import Written
from shujian.store.disk import guard

GROUP = 122_880
"""Rows of a row group, the size DuckDB reads best."""


class Sink:
    """A Parquet file that is made with its first row.

    Args:
        path: the file.
        schema: its columns, the row number among them.
    """

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self.path, self.schema = path, schema
        self._file: pa.NativeFile | None = None
        self._writer: pq.ParquetWriter | None = None
        self._waiting: list[pa.RecordBatch] = []
        self._rows = 0
        self.written = Written(path.name, 0, 0, 0)

    def write(self, batch: pa.RecordBatch) -> None:
        """Add rows, in the order of their numbers."""
        if not batch.num_rows:
            return
        numbers = batch.column(ROW)
        if not self.written.rows:
            self.written.first = numbers[0].as_py()
        self.written.last = numbers[len(numbers) - 1].as_py()
        self.written.rows += batch.num_rows
        self._waiting.append(batch)
        self._rows += batch.num_rows
        if self._rows >= GROUP:
            with guard(self.path):
                self._flush()

    def _flush(self) -> None:
        """Write what waits as one row group."""
        if not self._waiting:
            return
        if self._writer is None:
            self._file = pa.OSFile(str(self.path), "wb")
            self._writer = pq.ParquetWriter(
                self._file, self.schema, compression="zstd", compression_level=1
            )
        self._writer.write_table(pa.Table.from_batches(self._waiting), row_group_size=2 * GROUP)
        self._waiting, self._rows = [], 0

    def close(self) -> list[Written]:
        """End the file durably; nothing where no row came.

        Raises:
            ShujianError: ``store.disk_full`` and the like.
        """
        with guard(self.path):
            self._flush()
            if self._writer is None or self._file is None:
                return []
            self._writer.close()
            self._file.close()
            handle = os.open(self.path, os.O_RDWR)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        return [self.written]

    def abandon(self) -> None:
        """Let go of the file after a failure, so that it can be removed."""
        for opened in (self._writer, self._file):
            if opened is not None:
                with suppress(OSError):
                    opened.close()
        if self._writer is not None:
            self._writer.is_open = False  # else it tries again, loudly, when it is collected
