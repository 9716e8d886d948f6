"""The shipped law that derivations look up, read once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any

from shujian.core.cells import Missing
from shujian.law.dated import DatedTables
from shujian.law.offence_sets import OffenceSet, load_sets
from shujian.law.offences import OffenceBook
from shujian.law.parameters import LawBook
from shujian.store.content import Content


@cache
def content() -> Content:
    """The shipped content."""
    return Content()


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


def rows(table: str, key: tuple[Any, ...], day: dt.date) -> list[dict[str, Any]]:
    """The rows of a dated table that hold on a day, None for blank cells; often there are none.

    Args:
        table: its name.
        key: in the order in which the table names its key columns.
        day: the day.
    """
    found = dated().get(table)
    return [_plain(row) for row in found.find(key, day, day)] if found is not None else []


def every(table: str, day: dt.date) -> list[dict[str, Any]]:
    """All rows of a dated table that hold on a day."""
    found = dated().get(table)
    return (
        [_plain(r.cells) for r in found.rows if r.start <= day <= r.end]
        if found is not None
        else []
    )


def _plain(cells: Mapping[str, Any]) -> dict[str, Any]:
    return {n: None if isinstance(v, Missing) else v for n, v in cells.items()}


@cache
def parameters() -> LawBook:
    """The dated parameters."""
    return LawBook.load(content())
