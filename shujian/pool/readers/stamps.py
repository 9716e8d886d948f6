"""Moments counted in thousandths of a second since 1970, as programs hand them over: days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

_STAMP = r"^-?[1-9][0-9]{6,10}000$"
_OF_TIME = re.compile(
    r"(?:.*(?:rq|sj|date|time|day|birth|_at|At)|.*(?:日期|时间|日))", re.IGNORECASE
)
_LARGE = 10**11
"""Smaller numbers may be sums of money, where the heading does not speak of a time."""
_FEW = 3
_FIRST, _LAST = -2208988800000, 4102444800000
"""1900 and 2100: what lies beyond is no moment of a person's life."""
_ZONE, _HOUR = dt.timedelta(hours=8), dt.timedelta(hours=1)
_MIDNIGHTS = frozenset([dt.time(0), dt.time(23)])
"""In the summers from 1986 to 1991 and of the forties midnight came an hour earlier."""
_NOTE = "“{}”一列是从 1970 年起的毫秒数，已按北京时间写成日期"


def as_days(path: Path, header: Sequence[str]) -> list[str]:
    """Write columns of which every cell is such a number as days; what was done, Chinese.

    A telephone or a number of a record does not end in three zeros from row to row.

    Args:
        path: Arrow IPC file of the part; it is replaced.
        header: names of its columns.
    """
    with pa.OSFile(str(path)) as source:
        reader = pa.ipc.open_file(source)
        batches = [reader.get_batch(i) for i in range(reader.num_record_batches)]
        found = [
            at
            for at, name in enumerate(header)
            if _stamps([batch.column(at) for batch in batches], _OF_TIME.fullmatch(name) is None)
        ]
        if not found:
            return []
        days = {at for at in found if all(_whole(batch.column(at)) for batch in batches)}
        written = path.with_name(f"{path.name}.new")
        with pa.ipc.new_file(str(written), reader.schema) as sink:
            for batch in batches:
                arrays = batch.columns
                for at in found:
                    texts = [_day(cell, at in days) for cell in arrays[at].to_pylist()]
                    arrays[at] = pa.array(texts, pa.string())
                sink.write_batch(pa.RecordBatch.from_arrays(arrays, schema=reader.schema))
    written.replace(path)
    return [_NOTE.format(header[at]) for at in found]


def _stamps(columns: Sequence[pa.Array], large: bool) -> bool:
    """Whether all filled cells are such numbers, and there are some.

    Args:
        columns: the cells, batch by batch.
        large: only numbers that are no sums of money.
    """
    filled = 0
    for column in columns:
        held = column.filter(pc.not_equal(column, ""))
        if not len(held):
            continue
        if not pc.all(pc.match_substring_regex(held, _STAMP)).as_py():
            return False
        numbers = pc.cast(held, pa.int64())
        if pc.min(numbers).as_py() < _FIRST or pc.max(numbers).as_py() > _LAST:
            return False
        if large and pc.min(pc.abs(numbers)).as_py() < _LARGE:
            return False
        filled += len(held)
    return filled >= _FEW


def _moment(cell: str) -> dt.datetime:
    return dt.datetime(1970, 1, 1) + dt.timedelta(milliseconds=int(cell)) + _ZONE


def _whole(column: pa.Array) -> bool:
    """Whether the cells are days without a time."""
    return all(_moment(cell).time() in _MIDNIGHTS for cell in column.to_pylist() if cell)


def _day(cell: str, whole: bool) -> str:
    if not cell:
        return cell
    moment = _moment(cell)
    return (moment + _HOUR).date().isoformat() if whole else moment.isoformat(" ")
