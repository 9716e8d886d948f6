"""Working days, from the yearly notices of the State Council."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from shujian.core.errors import ShujianError, raise_all
from shujian.core.yamlio import load
from shujian.law.values import day as read_day
from shujian.law.versions import Entry
from shujian.store.content import Content, Layer

KIND = "law/calendar"
"""The content folder: one file a year."""
_SATURDAY = 5


@dataclass(frozen=True)
class Year:
    """One year's exceptions from “Monday to Friday are working days”.

    Args:
        year: the year.
        source: the notices.
        holidays: days off, 节假日.
        makeup: Saturdays and Sundays that are worked, 调休上班.
    """

    year: int
    source: str
    holidays: frozenset[dt.date]
    makeup: frozenset[dt.date]


class WorkCalendar:
    """Working days of the years that are loaded.

    Args:
        years: by year.
    """

    def __init__(self, years: Mapping[int, Year]) -> None:
        self._years = dict(sorted(years.items()))

    @classmethod
    def load(cls, content: Content) -> WorkCalendar:
        """Load ``law/calendar/*.yaml``; a year of a higher layer replaces the lower one's.

        A calendar is fact, not judgement: a replacement needs ``derives_from`` the year.

        Raises:
            ShujianError: all faults at once, each with file and line.
        """
        return cls.read(content.files(KIND))

    @classmethod
    def read(cls, files: Iterable[tuple[Layer, Path]]) -> WorkCalendar:
        """Load these files; see ``load``."""
        errors: list[ShujianError] = []
        found: dict[int, tuple[int, Year]] = {}
        for layer, path in files:
            try:
                entry = Entry(load(path), path, layer)
                year = _year(entry)
            except ShujianError as error:
                errors.append(error)
                continue
            below = found.get(year.year)
            if below and (below[0] == layer.rank or entry.data.get("derives_from") != year.year):
                remedy = f"请删除其中一个文件；要替换下层的日历，请写 derives_from: {year.year}"
                errors.append(entry.error(f"{year.year} 年的工作日历重复", remedy, "year"))
                continue
            found[year.year] = (layer.rank, year)
        raise_all(errors)
        return cls({number: year for number, (_, year) in found.items()})

    def years(self) -> tuple[int, ...]:
        """The years that are loaded, ascending."""
        return tuple(self._years)

    def year(self, number: int) -> Year:
        """The exceptions of a year; KeyError for a year that is not loaded."""
        return self._years[number]

    def is_workday(self, day: dt.date) -> bool:
        """Whether the day is a working day; KeyError for a year that is not loaded."""
        year = self._years[day.year]
        if day in year.holidays:
            return False
        return day.weekday() < _SATURDAY or day in year.makeup


def _year(entry: Entry) -> Year:
    data = entry.data
    if not isinstance(data, dict) or not isinstance(data.get("year"), int):
        raise entry.error("工作日历缺少 year", "请写 year: 2024")
    if not data.get("source"):
        raise entry.error("工作日历缺少 source", "请写国务院办公厅通知的文号")
    number = data["year"]
    holidays, makeup = (_days(entry, key, number) for key in ("节假日", "调休上班"))
    if holidays & makeup:
        raise entry.error(f"{min(holidays & makeup)} 既放假又上班", "请核对通知", "调休上班")
    for when in sorted(makeup):
        if when.weekday() < _SATURDAY:
            raise entry.error(f"{when} 不是周六、周日", "调休上班只写周末", "调休上班")
    source = data["source"]
    text = "；".join(source) if isinstance(source, list) else str(source)
    return Year(number, text, holidays, makeup)


def _days(entry: Entry, key: str, year: int) -> frozenset[dt.date]:
    raw = entry.data.get(key)
    if not isinstance(raw, list):
        raise entry.error(f"工作日历缺少“{key}”列表", "没有则写 []")
    found = [read_day(one) for one in raw]
    for one, text in zip(found, raw, strict=True):
        if one is None or one.year != year:
            raise entry.error(f"“{text}”不是 {year} 年的日期", "请写作 2024-01-01 的形式", key)
    if len(set(found)) != len(found):
        raise entry.error("日期重复", "每个日期只写一次", key)
    return frozenset(one for one in found if one)
