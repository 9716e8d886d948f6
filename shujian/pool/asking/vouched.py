"""What the suppliers vouch for: coverage statements joined, and the as-of day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from shujian.core.dates import ONE_DAY
from shujian.engines.base import Coverage
from shujian.pool.storage.registry import coverage_of
from shujian.store.schema import Import

_FIRST, _LAST = dt.date.min, dt.date.max


def merged(statements: Iterable[Coverage]) -> tuple[Coverage, ...]:
    """Join statements of the same place and unit whose times touch or overlap.

    Two statements that only together cover a period are one afterwards, because a run
    asks whether *one* statement covers the whole of it. Different places or units are
    never joined.
    """
    groups: dict[tuple[str, str], list[tuple[dt.date, dt.date]]] = {}
    for s in statements:
        spans = groups.setdefault((s.place, s.unit), [])
        spans.append((s.start or _FIRST, s.end or _LAST))
    found: list[Coverage] = []
    for (place, unit), spans in sorted(groups.items()):
        joined: list[tuple[dt.date, dt.date]] = []
        for start, end in sorted(spans):
            if joined and (joined[-1][1] == _LAST or start <= joined[-1][1] + ONE_DAY):
                joined[-1] = (joined[-1][0], max(joined[-1][1], end))
            else:
                joined.append((start, end))
        found += [_statement(place, unit, *span) for span in joined]
    return tuple(found)


def _statement(place: str, unit: str, start: dt.date, end: dt.date) -> Coverage:
    return Coverage(place, unit, None if start == _FIRST else start, None if end == _LAST else end)


def coverage(imports: Iterable[Import]) -> tuple[Coverage, ...]:
    """The coverage of a table by the imports in force."""
    return merged(c for row in imports for c in coverage_of(row.coverage_json))


def as_of(imports: Iterable[Import]) -> dt.date | None:
    """The day up to which a table is vouched for.

    A supplier vouches up to the latest day of its imports in force (a later delivery
    brings its table up to date). With several suppliers it is the earliest of their
    days: on later days the table is no longer whole. None where one of them states none.
    """
    days: dict[str, dt.date | None] = {}
    for row in imports:
        known = days.get(row.supplier)
        days[row.supplier] = max(filter(None, (known, row.as_of)), default=None)
    stated = [d for d in days.values() if d is not None]
    return min(stated) if stated and len(stated) == len(days) else None
