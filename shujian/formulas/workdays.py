"""Working days as number tables, for engines; built once a calendar."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from shujian.core.dates import ONE_DAY
from shujian.formulas.env import Calendar


@dataclass(frozen=True)
class Stretch:
    """Consecutive loaded years; day 0 is ``first``.

    Args:
        first: 1 January of the first year.
        last: 31 December of the last year.
        upto: for each day, the working days up to it, itself included.
        before: for each day, the working days before it.
        days: the day numbers of the working days, ascending.
        next: for each day, the first working day from it on; -1 where none is loaded.
    """

    first: dt.date
    last: dt.date
    upto: tuple[int, ...]
    before: tuple[int, ...]
    days: tuple[int, ...]
    next: tuple[int, ...]


_CACHE: list[tuple[Calendar, tuple[Stretch, ...]]] = []
_KEPT = 4


def stretches(calendar: Calendar) -> tuple[Stretch, ...]:
    """The loaded years as stretches without gaps."""
    for known, found in _CACHE:
        if known is calendar:
            return found
    groups: list[list[int]] = []
    for year in calendar.years():
        if groups and groups[-1][-1] == year - 1:
            groups[-1].append(year)
        else:
            groups.append([year])
    result = tuple(_stretch(calendar, years[0], years[-1]) for years in groups)
    _CACHE.append((calendar, result))
    del _CACHE[:-_KEPT]
    return result


def _stretch(calendar: Calendar, start: int, end: int) -> Stretch:
    first, last = dt.date(start, 1, 1), dt.date(end, 12, 31)
    flags = [calendar.is_workday(first + ONE_DAY * i) for i in range((last - first).days + 1)]
    upto: list[int] = []
    for flag in flags:
        upto.append((upto[-1] if upto else 0) + flag)
    following = [-1] * len(flags)
    ahead = -1
    for i in range(len(flags) - 1, -1, -1):
        ahead = i if flags[i] else ahead
        following[i] = ahead
    return Stretch(
        first,
        last,
        tuple(upto),
        tuple(u - f for u, f in zip(upto, flags, strict=True)),
        tuple(i for i, flag in enumerate(flags) if flag),
        tuple(following),
    )
