"""Standardising a range of a part's batches into Parquet files, here or in a child process."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet as pq

from shujian.core.errors import ShujianError
from shujian.engines.base import ROW
from shujian.pool.plan import Done, Plan, Written
from shujian.pool.standardise import Caches, standardise
from shujian.store.disk import disk_error, guard

STEP = 32_768
"""Rows cleaned at a time."""
GROUP = 122_880
"""Rows of a row group, the size DuckDB reads best."""


class _Sink:
    """A Parquet file that is made with its first row."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self.path, self.schema = path, schema
        self._file: pa.NativeFile | None = None
        self._writer: pq.ParquetWriter | None = None
        self._waiting: list[pa.RecordBatch] = []
        self._rows = 0
        self.written = Written(path.name, 0, 0, 0)

    def write(self, batch: pa.RecordBatch) -> None:
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


def work(
    plan: Plan, first: int, last: int, chunk: int, told: Callable[[int], None] = lambda rows: None
) -> Done:
    """Standardise batches ``first`` to ``last`` (excluded) of a part.

    Args:
        plan: what to do.
        first: index of the first batch.
        last: index after the last one.
        chunk: number of this range, for file names.
        told: hears of rows as they are done; may raise to stop.

    Raises:
        ShujianError: ``store.disk_full`` and the like; the files begun are of no use then.
    """
    name = f"{plan.stem}-{chunk:03d}.parquet"
    kept = _Sink(plan.rows / name, plan.schema)
    aside = _Sink(plan.quarantine / name, plan.quarantine_schema)
    done, caches = Done(), Caches()
    try:
        with pa.memory_map(str(plan.path)) as source:
            reader = pa.ipc.open_file(source)
            for index in range(first, last):
                batch = reader.get_batch(index)
                for start in range(0, batch.num_rows, STEP):
                    split = standardise(plan, batch.slice(start, STEP), caches)
                    kept.write(split.kept)
                    aside.write(split.quarantined)
                    done.add(split.account)
                    told(split.account.rows)
        done.files, done.quarantine = kept.close(), aside.close()
    except BaseException:
        kept.abandon()
        aside.abandon()
        raise
    return done


def _say(message: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def main() -> None:
    """The child: one request a line on standard input, progress and answers on output."""
    for line in sys.stdin:
        request = json.loads(line)
        plan = Plan.from_dict(json.loads(Path(request["plan"]).read_text(encoding="utf-8")))
        first, last, chunk = request["range"]
        try:
            done = work(plan, first, last, chunk, lambda rows: _say({"rows": rows}))
        except ShujianError as error:
            _say({"refused": error.as_dict()})
        except OSError as error:
            _say({"refused": disk_error(error, plan.path).as_dict()})
        except Exception as error:
            _say({"error": f"{type(error).__name__}: {error}"[:500]})
        else:
            _say({"done": done.as_dict()})
