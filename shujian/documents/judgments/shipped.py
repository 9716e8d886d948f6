"""The shipped law that derivations look up, read once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from shujian.core.cells import Missing
from shujian.law.calendar import WorkCalendar
from shujian.law.dated import DatedTables
from shujian.law.offence_sets import Member, OffenceSet, load_sets
from shujian.law.offences import OffenceBook
from shujian.law.parameters import LawBook
from shujian.store.content import Content


@cache
def content() -> Content:
    """The shipped content."""
    return Content()


@cache
def calendar() -> WorkCalendar:
    """The working days of the years that are known."""
    return WorkCalendar.load(content())


@cache
def offences() -> OffenceBook:
    """All offences."""
    return OffenceBook.load(content())


@cache
def offence_sets() -> Mapping[str, OffenceSet]:
    """The sets of offences by name."""
    return load_sets(content())


@cache
def dated() -> DatedTables:
    """The dated tables."""
    return DatedTables.load(content())


@lru_cache(maxsize=8192)
def memberships(charge: str) -> Mapping[str, Member]:
    """The sets that a charge belongs to, for certain or perhaps: set → how."""
    held = {name: one.member(charge, offences()) for name, one in offence_sets().items()}
    return MappingProxyType({name: member for name, member in held.items() if member is not None})


def rows(
    table: str, key: tuple[Any, ...], day: dt.date, since: dt.date | None = None
) -> list[Mapping[str, Any]]:
    """The rows of a dated table that hold on a day, None for blank cells; often there are none.

    Args:
        table: its name.
        key: in the order in which the table names its key columns.
        day: the day.
        since: also rows that held on any day from here to ``day``.
    """
    first = since or day
    return [c for start, end, c in _by_key(table).get(key, ()) if start <= day and first <= end]


@lru_cache(maxsize=8192)
def every(table: str, day: dt.date) -> tuple[Mapping[str, Any], ...]:
    """All rows of a dated table that hold on a day."""
    held = (row for rows in _by_key(table).values() for row in rows)
    return tuple(cells for start, end, cells in held if start <= day <= end)


@cache
def _by_key(
    table: str,
) -> Mapping[tuple[Any, ...], list[tuple[dt.date, dt.date, Mapping[str, Any]]]]:
    """Rows by key, with first and last day: made once, as every document asks for some."""
    found: dict[tuple[Any, ...], list[tuple[dt.date, dt.date, Mapping[str, Any]]]] = {}
    held = dated().get(table)
    for row in held.rows if held is not None else ():
        plain = {n: None if isinstance(v, Missing) else v for n, v in row.cells.items()}
        found.setdefault(row.key, []).append((row.start, row.end, MappingProxyType(plain)))
    return found


@cache
def parameters() -> LawBook:
    """The dated parameters."""
    return LawBook.load(content())
