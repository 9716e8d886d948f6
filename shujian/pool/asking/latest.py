"""The newest plausible day of a column: what an as-of day may be asked with."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from pathlib import Path

import pyarrow.compute as pc

from shujian.core.dates import month_end
from shujian.pool.cleaning.standardise import BROKEN
from shujian.pool.proposals.sample import batches
from shujian.schema.elements import Element
from shujian.schema.standardise import standardise_column

_GAP = dt.timedelta(days=400)
_EARLIEST = dt.date(1949, 10, 1)


def newest_day(path: Path, source: int, element: Element, latest: dt.date) -> dt.date | None:
    """The newest day in a column that is no slip of the pen; see ``_newest``.

    A proposal is made again at every answer, the file stays: so the day is remembered.
    """
    stamp = path.stat()
    return _newest(path, (stamp.st_mtime_ns, stamp.st_size), source, element, latest)


@lru_cache(maxsize=512)
def _newest(
    path: Path, stamp: tuple[int, int], source: int, element: Element, latest: dt.date
) -> dt.date | None:
    """The newest day in a column that is no slip of the pen.

    Args:
        path: the part's Arrow IPC file.
        stamp: when it was written, and its size.
        source: index of the column.
        element: 日期 or 月份.
        latest: later days are left out (the day of the delivery).

    Returns:
        The day (the end of the month for 月份, at most ``latest``), or None. A day more
        than 400 days after all others is left out as a slip.
    """
    counts: dict[dt.date, int] = {}
    for batch in batches(path):
        # a row whose cells have shifted, or that stands under another header, tells no day
        sound = batch.filter(pc.is_null(batch.column(BROKEN)))
        read = standardise_column(element, pc.fill_null(sound.column(source), ""))
        for pair in pc.value_counts(read.values).to_pylist():
            day = pair["values"]
            if day is not None and _EARLIEST <= day <= latest:
                counts[day] = counts.get(day, 0) + pair["counts"]
    days = sorted(counts)
    while len(days) > 1 and days[-1] - days[-2] > _GAP and counts[days[-1]] == 1:
        days.pop()
    if not days:
        return None
    return min(month_end(days[-1]), latest) if element.type.name == "month" else days[-1]
