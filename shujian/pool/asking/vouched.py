"""What the suppliers vouch for: coverage statements joined, and the as-of day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from shujian.engines.base import Coverage
from shujian.engines.statements import merged
from shujian.pool.asking.reach import Reach
from shujian.pool.storage.registry import coverage_of
from shujian.store.schema import Import

_MONTH = dt.timedelta(days=31)
"""Lists that are made once a month are never further apart than this."""


def coverage(imports: Iterable[Import]) -> tuple[Coverage, ...]:
    """The coverage of a table by the imports in force.

    No statement reaches beyond the day up to which the lists behind it do; see ``Reach``.
    """
    rows = [(row, coverage_of(row.coverage_json)) for row in imports]
    reach = Reach.of((row.supplier, row.as_of, stated) for row, stated in rows)
    cut = (reach.cut(row.supplier, one) for row, stated in rows for one in stated)
    return merged(one for one in cut if one is not None)


def days(imports: Iterable[Import]) -> dict[str, dt.date | None]:
    """Supplier → the latest day of its imports in force; None where it states none."""
    found: dict[str, dt.date | None] = {}
    for row in imports:
        known = found.get(row.supplier)
        found[row.supplier] = max(filter(None, (known, row.as_of)), default=None)
    return found


def as_of(imports: Iterable[Import]) -> dt.date | None:
    """The day up to which a table is vouched for.

    A supplier vouches up to the latest day of its imports in force (a later delivery
    brings its table up to date). With several suppliers it is the earliest of their
    days: on later days the table is no longer whole. None where one of them states none.
    """
    found = days(imports).values()
    stated = [d for d in found if d is not None]
    return min(stated) if stated and len(stated) == len(found) else None


def behind(told: Mapping[str, dt.date | None]) -> dict[str, dt.date]:
    """The suppliers whose lists end more than a month before those of another, with their days.

    Args:
        told: from ``days``.
    """
    stated = {supplier: day for supplier, day in told.items() if day is not None}
    newest = max(stated.values(), default=None)
    if newest is None:
        return {}
    return {s: day for s, day in stated.items() if newest - day > _MONTH}
