"""Statements of coverage joined where their days meet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from shujian.core.dates import ONE_DAY
from shujian.engines.base import Coverage

_FIRST, _LAST = dt.date.min, dt.date.max


def merged(statements: Iterable[Coverage]) -> tuple[Coverage, ...]:
    """Join statements of the same place and unit whose times touch or overlap.

    Two statements that only together cover a period are one afterwards, because a run
    asks whether *one* statement covers the whole of it. Different places or units are
    never joined.
    """
    groups: dict[tuple[str, str], list[Coverage]] = {}
    for one in statements:
        groups.setdefault((one.place, one.unit), []).append(one)
    return tuple(c for _, held in sorted(groups.items()) for c in _joined(held))


def _joined(held: list[Coverage]) -> list[Coverage]:
    """The statements of one place and unit; of two without end, the shorter reach holds."""
    place, unit = held[0].place, held[0].unit
    reach = min((one.reach for one in held if not one.end and one.reach), default=None)
    spans: list[tuple[dt.date, dt.date]] = []
    for start, end in sorted((one.start or _FIRST, one.end or _LAST) for one in held):
        if spans and (spans[-1][1] == _LAST or start <= spans[-1][1] + ONE_DAY):
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return [_statement(place, unit, start, end, reach) for start, end in spans]


def _statement(
    place: str, unit: str, start: dt.date, end: dt.date, reach: dt.date | None
) -> Coverage:
    begin = None if start == _FIRST else start
    if end == _LAST:
        return Coverage(place, unit, begin, None, reach)
    return Coverage(place, unit, begin, end)
