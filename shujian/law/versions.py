"""Dated versions of a value, and how content files of entries are read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from shujian.core.cells import ABSENT, Missing
from shujian.core.errors import Place, ShujianError
from shujian.core.yamlio import load
from shujian.law.values import day, read_value
from shujian.store.content import Layer


@dataclass
class Version:
    """One value with the days it is valid; not to be changed once loaded.

    Args:
        start: first day; None: from the beginning.
        end: last day, included; None: still in force.
        value: bool, int, Decimal, str, date, Term or a sorted tuple of str.
        source: where the value comes from.
    """

    start: dt.date | None
    end: dt.date | None
    value: object
    source: str = ""

    def covers(self, when: dt.date) -> bool:
        """Whether the version is valid on a day."""
        return (self.start is None or self.start <= when) and (self.end is None or when <= self.end)


def valid_on(versions: Iterable[Version], when: dt.date) -> object | Missing:
    """The value of the version that is valid on a day; ABSENT where there is none."""
    for version in versions:
        if version.covers(when):
            return version.value
    return ABSENT


@dataclass
class Entry:
    """One entry of a content file, with its place for errors."""

    data: Any
    path: Path | str
    layer: Layer | None = None
    line: int | None = None

    def place(self, key: str | None = None) -> Place:
        """Where a key of the entry stands."""
        lines = getattr(self.data, "lines", {})
        return Place(file=str(self.path), row=lines.get(key, self.line), field=key)

    def error(self, what: str, remedy: str, key: str | None = None, why: str = "") -> ShujianError:
        """An error about this entry."""
        return ShujianError("law.content", what, why, remedy, self.place(key))


def entries(files: Iterable[tuple[Layer, Path]], errors: list[ShujianError]) -> Iterator[Entry]:
    """The entries of all files, each file a list of mappings; faults are collected."""
    for layer, path in files:
        try:
            data = load(path)
        except ShujianError as error:
            errors.append(error)
            continue
        if not isinstance(data, list):
            errors.append(Entry(data, path).error("文件应是条目列表", "请让每个条目以“- ”开头"))
            continue
        for item in data:
            entry = Entry(item, path, layer, getattr(item, "line", None))
            if isinstance(item, dict):
                yield entry
            else:
                errors.append(entry.error("条目应是键和值", f"请检查“{str(item)[:20]}”一行"))


def check_keys(
    entry: Entry, required: Sequence[str], optional: Sequence[str]
) -> list[ShujianError]:
    """Errors for missing and unknown keys."""
    found = [
        entry.error(f"缺少“{key}”", f"请补上 {key}")
        for key in required
        if entry.data.get(key) in (None, "", [])
    ]
    known = {*required, *optional}
    found += [
        entry.error(f"不认识的键“{key}”", f"可用的键：{'、'.join([*required, *optional])}", key)
        for key in entry.data
        if key not in known
    ]
    return found


def read_version(entry: Entry, kind: str, errors: list[ShujianError]) -> Version | None:
    """Read ``from, to, value, source`` of an entry; faults are collected."""
    raw = entry.data
    start, end = day(raw.get("from")), day(raw.get("to"))
    faults = [
        entry.error(f"“{key}”不是日期", "请写作 2020-01-01 的形式", key)
        for key, got in (("from", start), ("to", end))
        if raw.get(key) is not None and got is None
    ]
    if start and end and end < start:
        faults.append(entry.error("止日早于起日", "请核对 from 和 to", "to"))
    value = read_value(kind, raw.get("value"))
    if value is None:
        faults.append(
            entry.error(
                f"值“{raw.get('value')}”不是{kind}",
                "请按声明的类型填写，如 刑期写 1年6个月，数量写十进制数",
                "value",
            )
        )
    errors.extend(faults)
    return None if faults else Version(start, end, value, str(raw.get("source") or ""))


def overlaps(versions: Sequence[Version]) -> tuple[Version, Version] | None:
    """The first two versions that are valid on one day; ``versions`` sorted by start."""
    for left, right in pairwise(versions):
        if left.end is None or right.start is None or right.start <= left.end:
            return left, right
    return None


def by_start(version: Version) -> dt.date:
    """The key to sort versions by."""
    return version.start or dt.date.min
