"""What a run keeps, so that it can be made again: texts, law, calendar, snapshots, days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from shujian.core.terms import Term
from shujian.formulas.env import Calendar, Value, Version
from shujian.law import Version as StoredVersion
from shujian.law.calendar import WorkCalendar, Year
from shujian.law.values import read_value
from shujian.models.env import Law, Library, Local

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

    def library(self) -> Library:
        """The library to give to a model."""
        return Library(
            _Asked(self.inner.law, self.paths),
            _AskedLocal(self.inner.local, self.items),
            self.inner.calendar,
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
    return Library(_Kept(law), _KeptLocal(local), WorkCalendar(years))


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


def typed(kind: str, raw: Any) -> Value:
    """A kept value of a Chinese type name (see ``law.values.TYPES``)."""
    value = read_value(kind, _day(raw) if kind == "日期" else raw)
    if value is None:
        raise ValueError(f"not a {kind}: {raw!r}")
    return value


def plain_value(value: Value) -> Any:
    """A value as JSON keeps it."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Term):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _version(version: Version) -> Json:
    return {
        "from": _text(version.start),
        "to": _text(version.end),
        "value": plain_value(version.value),
        "source": getattr(version, "source", ""),
    }


def _read(kind: str, data: Json) -> StoredVersion:
    value = typed(kind, data["value"])
    return StoredVersion(_day(data["from"]), _day(data["to"]), value, data["source"])


def _text(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


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
