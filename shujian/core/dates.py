"""Dates, months and intervals, by the rules of law."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

ONE_DAY = dt.timedelta(days=1)
_ENDLESS = {dt.date.min: "没有日期", dt.date.max: "不限"}
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def endless(day: dt.date) -> str:
    """What people read for a day that only stands for "none" or "for ever"; "" for others."""
    return "" if isinstance(day, dt.datetime) else _ENDLESS.get(day, "")


def month_days(year: int, month: int) -> int:
    """How many days a month has."""
    return 29 if month == 2 and calendar.isleap(year) else _DAYS[month - 1]


def month_start(day: dt.date) -> dt.date:
    """The first day of the month: how a month (月份) is stored."""
    return day.replace(day=1)


def month_end(day: dt.date) -> dt.date:
    """The last day of the month."""
    return day.replace(day=month_days(day.year, day.month))


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day some months on; the month's last day where it has no such day.

    Source: 刑诉法解释第二百零二条第二款 (no corresponding day: last day of the month).

    Raises:
        OverflowError: outside the years 1 to 9999.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"year {year} is out of range")
    last = month_days(year, month + 1)
    return dt.date(year, month + 1, min(day.day, last))


def whole_months(start: dt.date, end: dt.date) -> int:
    """Whole months from start to end; negative when end is before start."""
    if end < start:
        return -whole_months(end, start)
    count = (end.year - start.year) * 12 + end.month - start.month
    return count - 1 if add_months(start, count) > end else count


def age_on(birth: dt.date, day: dt.date) -> int:
    """Full years of age on a day: reached the day after the birthday.

    Source: 刑法司法解释（法释〔2006〕1号）第二条: 周岁从周岁生日的第二天起算.
    """
    years = day.year - birth.year
    return years - 1 if (day.month, day.day) <= (birth.month, birth.day) else years


@dataclass(frozen=True)
class Interval:
    """Days from ``start`` to ``end``, both included; an open end is None."""

    start: dt.date
    end: dt.date | None

    def overlaps(self, other: Interval) -> bool:
        """Whether one day at least lies in both."""
        return (other.end is None or self.start <= other.end) and (
            self.end is None or other.start <= self.end
        )
