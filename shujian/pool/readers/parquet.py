"""Parquet: typed columns shown as text exactly, for the data elements to read like any other."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from shujian.core.errors import Place, ShujianError
from shujian.pool.readers.block import Columns, Rows
from shujian.pool.readers.header import unused
from shujian.pool.readers.sniff import Found
from shujian.pool.readers.values import number_text

if TYPE_CHECKING:
    from shujian.pool.readers.job import Job

_BATCH = 16_384
_ZEROS = re.compile(r"\.(?:0+|(\d*[1-9])0+)(?=Z?$)")
_MIDNIGHT = re.compile(r" 00:00:00(?:\.0+)?$")
_NAMED = (pa.types.is_nested, pa.types.is_duration, pa.types.is_interval)


def read_parquet(job: Job, path: Path, shown: str, member: str, found: Found) -> None:
    """Read the whole file as one part; rows are numbered from 1.

    Raises:
        ShujianError: ``pool.nested_columns`` for columns that hold lists or records,
            ``pool.broken_parquet``, ``pool.bomb``.
    """
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path, pre_buffer=False, page_checksum_verification=True) as file:
            _check(job, path, shown, file)
            builder = job.builder(shown, "", member, "parquet", list(found.notes))
            if builder is None:
                return
            used: set[str] = set()
            names = [n.strip() or f"列{i}" for i, n in enumerate(file.schema_arrow.names, 1)]
            builder.names = [unused(name, used, builder.notes) for name in names]
            builder.add(Rows([], []))
            done, total = 0, max(1, file.metadata.num_rows)
            for batch in file.iter_batches(_BATCH, use_threads=False):
                columns = [_text(column) for column in batch.columns]
                if batch.num_rows:
                    builder.add_columns(Columns(done + 1, columns))
                done += batch.num_rows
                job.report(done / total, f"读取 {shown}")
    except (pa.ArrowException, OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno:
            raise
        raise ShujianError(
            "pool.broken_parquet", "Parquet 文件读不出来", why="文件已损坏、被截断，或者加了密",
            remedy="请重新下载或向提供单位重新索取", where=Place(file=shown),
            params={"error": str(error)[:200]},
        ) from error  # fmt: skip
    job.done(builder)


def _check(job: Job, path: Path, shown: str, file: Any) -> None:
    """Refuse what is no table, and what unpacks to far more than it is."""
    nested = [f.name for f in file.schema_arrow if any(test(f.type) for test in _NAMED)]
    if nested:
        raise ShujianError(
            "pool.nested_columns", "有的列不是单个的值", why=f"列 {'、'.join(nested)} 是列表、记录或时长",
            remedy="请在来源处把这些列展开或去掉后再导出", where=Place(file=shown),
        )  # fmt: skip
    groups = range(file.metadata.num_row_groups)
    job.unpack(sum(file.metadata.row_group(i).total_byte_size for i in groups), shown)


def _text(column: pa.Array) -> pa.Array:
    """A column as text; no value is an empty text."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    kind = column.type
    for test, make in _WAYS:
        if test(kind):
            made = make(column)
            texts = made if isinstance(made, pa.Array) else pa.array(made, pa.string())
            return pc.fill_null(texts.cast(pa.string()), "")
    return pc.fill_null(column.cast(pa.string()), "")


def _each(make: Callable[[Any], str]) -> Callable[[pa.Array], list[str | None]]:
    return lambda column: [None if v is None else make(v) for v in column.to_pylist()]


def _float(value: float) -> str:
    return "#NUM!" if value != value else number_text(value)


def _single(column: pa.Array) -> list[str | None]:
    """Of floats of 32 and 16 bits: the shortest number that is stored as the same."""
    texts = column.cast(pa.float32()).cast(pa.string()).to_pylist()
    return [None if t is None else _float(float(t)) for t in texts]


def _plain(value: Decimal) -> str:
    return format(value, "f")


def _moment(column: pa.Array) -> list[str | None]:
    """A day and a time; midnight is the day alone, zeros of fractions are left out."""
    texts = column.cast(pa.string()).to_pylist()
    return [None if t is None else _ZEROS.sub(_fraction, _MIDNIGHT.sub("", t)) for t in texts]


def _fraction(found: re.Match[str]) -> str:
    return f".{found[1]}" if found[1] else ""


def _bytes(value: bytes) -> str:
    """Text, as old writers mark it; other bytes as hexadecimal digits."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return "0x" + value.hex()


_WAYS: tuple[tuple[Callable[[Any], bool], Callable[[pa.Array], Any]], ...] = (
    (pa.types.is_boolean, _each(lambda v: "TRUE" if v else "FALSE")),
    (pa.types.is_float64, _each(_float)),
    (pa.types.is_floating, _single),
    (pa.types.is_decimal, _each(_plain)),
    (pa.types.is_timestamp, _moment),
    (pa.types.is_time, _moment),
    (pa.types.is_date, lambda column: column.cast(pa.date32()).cast(pa.string())),
    (pa.types.is_binary, _each(_bytes)),
    (pa.types.is_large_binary, _each(_bytes)),
    (pa.types.is_fixed_size_binary, _each(_bytes)),
)
