"""Tracks: where something stayed, and moves that cannot be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shujian.core.money import rounded
from shujian.models.algorithms.geodesy import Place, metres


@dataclass(frozen=True, order=True)
class Point:
    """One reading.

    Args:
        when: day and time.
        place: where.
        index: of the row.
    """

    when: dt.datetime
    place: Place
    index: int


def length(one: Place, two: Place) -> Decimal:
    """Metres to one place."""
    return rounded(Decimal(repr(metres(one, two))), 1)


def stays(
    points: Sequence[Point], radius: int, minutes: int, gap: int
) -> Iterator[tuple[Point, ...]]:
    """Runs of readings that stay near their first one for so long.

    (Li et al., Mining User Similarity Based on Location History, 2008: the first reading is
    the centre; the next run begins behind the last one.)

    Args:
        points: readings of one thing, in order.
        radius: metres from the first reading, at most.
        minutes: from the first reading to the last, at least.
        gap: minutes between two readings, at most; a longer silence ends the run.
    """
    start = 0
    while start < len(points):
        end = start + 1
        while end < len(points) and _goes_on(
            points[start], points[end - 1], points[end], radius, gap
        ):
            end += 1
        if points[end - 1].when - points[start].when >= dt.timedelta(minutes=minutes):
            yield tuple(points[start:end])
            start = end
        else:
            start += 1


def _goes_on(first: Point, before: Point, after: Point, radius: int, gap: int) -> bool:
    silent = after.when - before.when > dt.timedelta(minutes=gap)
    return not silent and length(first.place, after.place) <= radius


def speed(one: Point, two: Point) -> Decimal | None:
    """Kilometres an hour between two readings, to one place; None at one time."""
    seconds = int((two.when - one.when).total_seconds())
    if seconds == 0:
        return None
    return rounded(length(one.place, two.place) * Decimal("3.6") / seconds, 1)
