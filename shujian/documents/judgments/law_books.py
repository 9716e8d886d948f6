"""The law that derivations ask: shipped content, loaded once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from shujian.law import DatedTables, LawBook
from shujian.law.offence_sets import OffenceSet, load_sets
from shujian.law.offences import OffenceBook
from shujian.store.content import Content


@cache
def parameters() -> LawBook:
    """Dated parameters."""
    return LawBook.load(Content(None))


@cache
def offences() -> OffenceBook:
    """Offences with their penalties."""
    return OffenceBook.load(Content(None))


@cache
def offence_sets() -> Mapping[str, OffenceSet]:
    """Sets of offences by name."""
    return load_sets(Content(None))


@cache
def dated_tables() -> DatedTables:
    """Dated tables: 司法解释罚金, 毒品数量标准 …"""
    return DatedTables.load(Content(None))
