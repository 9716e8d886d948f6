"""What a run keeps, so that it can be made again: texts, law, calendar, snapshots, days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from shujian.formulas.env import Calendar, Version
from shujian.law import DatedTables
from shujian.law import Version as StoredVersion
from shujian.law.calendar import WorkCalendar, Year
from shujian.law.dated import DatedTable
from shujian.models.running.archive_tables import plain_value, read_day, table_json, table_of, typed
from shujian.models.running.env import Dates, Law, Library, Local

__all__ = ["Used", "plain_value", "stored_library", "typed"]

Json = dict[str, Any]


@dataclass
class Used:
    """A library that remembers what was asked of it: only that is kept with a run.

    Args:
        inner: the unit's library.
    """

    inner: Library
    paths: set[str] = field(default_factory=set)
    items: set[str] = field(default_factory=set)
    tables: set[str] = field(default_factory=set)

    def library(self) -> Library:
        """The library to give to a model."""
        return Library(
            _Asked(self.inner.law, self.paths),
            _AskedLocal(self.inner.local, self.items),
            self.inner.calendar,
            _AskedTables(self.inner.dated, self.tables),
        )

    def as_json(self) -> Json:
        """Everything that was asked for, in full, and the calendar."""
        law, local = self.inner.law, self.inner.local
        return {
            "law": {
                path: {
                    "type": law.type(path),
                    "versions": [_version(v) for v in law.versions(path)],
                }
                for path in sorted(self.paths)
            },
            "local": {
                item: {
                    "type": local.type(item),
                    "versions": [{"region": r, **_version(v)} for r, v in local.versions(item)],
                }
                for item in sorted(self.items)
            },
            "calendar": _calendar(self.inner.calendar),
            "tables": {
                name: table_json(table)
                for name in sorted(self.tables)
                if (table := self.inner.dated.get(name)) is not None
            },
        }


@dataclass(frozen=True, eq=False)
class _Asked:
    inner: Law
    asked: set[str]

    def type(self, path: str) -> str | None:
        self.asked.add(path)
        return self.inner.type(path)

    def versions(self, path: str) -> tuple[Version, ...]:
        self.asked.add(path)
        return self.inner.versions(path)


@dataclass(frozen=True, eq=False)
class _AskedLocal:
    inner: Local
    asked: set[str]

    def type(self, path: str) -> str | None:
        self.asked.add(path)
        return self.inner.type(path)

    def versions(self, item: str) -> tuple[tuple[str, Version], ...]:
        self.asked.add(item)
        return self.inner.versions(item)

    def with_rows(self, rows: Sequence[Mapping[str, Any]], name: str = "") -> Local:
        return _AskedLocal(self.inner.with_rows(rows, name), self.asked)


@dataclass(frozen=True, eq=False)
class _AskedTables:
    inner: Dates
    asked: set[str]

    def get(self, name: str) -> DatedTable | None:
        self.asked.add(name)
        return self.inner.get(name)


def stored_library(data: Json) -> Library:
    """The library of an earlier run, from what it kept."""
    law = {
        path: (entry["type"], tuple(_read(entry["type"], v) for v in entry["versions"]))
        for path, entry in data["law"].items()
    }
    local = {
        item: (
            entry["type"],
            tuple((v["region"], _read(entry["type"], v)) for v in entry["versions"]),
        )
        for item, entry in data["local"].items()
    }
    years = {int(y): _year(int(y), held) for y, held in data["calendar"].items()}
    tables = {name: table_of(held) for name, held in data.get("tables", {}).items()}
    return Library(_Kept(law), _KeptLocal(local), WorkCalendar(years), DatedTables(tables))


@dataclass(frozen=True, eq=False)
class _Kept:
    held: Mapping[str, tuple[str | None, tuple[Version, ...]]]

    def type(self, path: str) -> str | None:
        return self.held.get(path, (None, ()))[0]

    def versions(self, path: str) -> tuple[Version, ...]:
        return self.held.get(path, (None, ()))[1]


@dataclass(frozen=True, eq=False)
class _KeptLocal:
    held: Mapping[str, tuple[str | None, tuple[tuple[str, Version], ...]]]

    def type(self, item: str) -> str | None:
        return self.held.get(item, (None, ()))[0]

    def versions(self, item: str) -> tuple[tuple[str, Version], ...]:
        return self.held.get(item, (None, ()))[1]

    def with_rows(self, rows: Sequence[Mapping[str, Any]], name: str = "") -> Local:
        return self


def _version(version: Version) -> Json:
    return {
        "from": _text(version.start),
        "to": _text(version.end),
        "value": plain_value(version.value),
        "source": getattr(version, "source", ""),
    }


def _read(kind: str, data: Json) -> StoredVersion:
    value = typed(kind, data["value"])
    return StoredVersion(read_day(data["from"]), read_day(data["to"]), value, data["source"])


def _text(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _calendar(calendar: Calendar) -> Json:
    if not isinstance(calendar, WorkCalendar):
        return {}
    return {str(y): _exceptions(calendar.year(y)) for y in calendar.years()}


def _exceptions(year: Year) -> Json:
    return {
        "source": year.source,
        "holidays": _days(year.holidays),
        "makeup": _days(year.makeup),
    }


def _days(days: Iterable[dt.date]) -> list[str]:
    return [d.isoformat() for d in sorted(days)]


def _year(number: int, data: Json) -> Year:
    held = {k: frozenset(map(dt.date.fromisoformat, data[k])) for k in ("holidays", "makeup")}
    return Year(number, data["source"], held["holidays"], held["makeup"])
