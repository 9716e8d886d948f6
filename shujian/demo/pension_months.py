"""Months of a pension: the last ones, their days, amounts spread over people."""

from __future__ import annotations

from typing import Any

import numpy as np

from shujian.demo.cells import Ints
from shujian.demo.checks import day_number
from shujian.demo.settling import People
from shujian.demo.world import AS_OF, LAST_MONTH


def last_months(people: People, which: Ints) -> Ints:
    """The last month that somebody lived in, at most the last month of the files."""
    day = np.minimum(people.died[which], day_number(AS_OF)).astype("datetime64[D]")
    return np.minimum(day.astype("datetime64[M]").astype(np.int64) + 1970 * 12, LAST_MONTH)


def spread(first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Repeat each position once for each of its months: positions and months."""
    count = np.maximum(last - first + 1, 0)
    rows = np.repeat(np.arange(len(first)), count)
    start = np.repeat(np.cumsum(count) - count, count)
    return rows, np.repeat(first, count) + np.arange(len(rows)) - start


def month_day(month: Ints, number: Any) -> Ints:
    """The day number of a day in each month."""
    days: Ints = (month - 1970 * 12).astype("datetime64[M]").astype("datetime64[D]").astype(
        np.int64
    ) + (number - 1)
    return days
