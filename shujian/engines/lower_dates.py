"""Dates on DuckDB, within the years 1 to 9999; number tables for working days."""

from __future__ import annotations

import datetime as dates
from collections.abc import Sequence
from functools import partial
from typing import Any

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.operations as ops

from shujian.core.dates import month_end
from shujian.engines import duckfn
from shujian.engines.lower_numbers import exact_cast, try_cast
from shujian.engines.pair import let

EPOCH = dates.date(1970, 1, 1)
_FIRST = (dates.date.min - EPOCH).days
_LAST = (dates.date.max - EPOCH).days
_MONTHS = 12 * 10_000
_FIRST_MONTH, _LAST_MONTH = 12 * dates.date.min.year, 12 * dates.date.max.year + 11

_SMALL = 4
"""Parts of an expression that is written twice rather than named by a lambda."""


def _within(number: Any, low: int, high: int) -> Any:
    """The number, null outside.

    NULLIF would be shorter, but DuckDB writes it out as a CASE that holds its operand twice:
    planning time doubles with each level of nesting.
    """
    wide = number.cast(dt.int64)
    held = wide.op()
    if isinstance(held, ops.Literal) and held.value is not None and low <= held.value <= high:
        return wide
    return let(wide, lambda one: ibis.ifelse(one.between(low, high), one, ibis.null(dt.int64)))


def _writable(day: Any) -> Any:
    """Whether a day lies within the years 1 to 9999."""
    return day.between(ibis.literal(dates.date.min), ibis.literal(dates.date.max))


def _moved(day: Any, months: int) -> Any:
    """The same day a known number of months on; null outside the years.

    Whether it lies within them is asked of the day itself, so that no result stands twice.
    """
    if not months:
        return day
    index = (_LAST_MONTH if months > 0 else _FIRST_MONTH) - months
    if not _FIRST_MONTH <= index <= _LAST_MONTH:
        return ibis.null(dt.date)
    edge = dates.date(index // 12, index % 12 + 1, 1)
    good = day <= ibis.literal(month_end(edge)) if months > 0 else day >= ibis.literal(edge)
    some = duckfn.to_months(ibis.literal(months, dt.int32))
    return ibis.ifelse(good, duckfn.add_interval(day, some).cast(dt.date), ibis.null(dt.date))


class DateOps:
    """Dates and months."""

    def literal_int(self, number: int) -> Any:
        """A whole number."""
        return ibis.literal(number, dt.int64)

    def days(self, day: Any) -> Any:
        """Days since 1970-01-01."""
        return day.epoch_days().cast(dt.int64)

    def day_number(self, day: dates.date) -> int:
        """Days since 1970-01-01 of a known day."""
        return (day - EPOCH).days

    def from_days(self, number: Any) -> Any:
        """The day so many days after 1970-01-01; null outside the years."""
        return duckfn.make_date(_within(number, _FIRST, _LAST).cast(dt.int32))

    def make_date(self, year: Any, month: Any, day: Any) -> Any:
        """The day, null where there is none."""
        made = duckfn.make_ymd(_within(year, 1, 9999), _within(month, 1, 12), _within(day, 1, 31))
        return duckfn.try_date(made)

    def parse_day(self, text: Any, start: int) -> Any:
        """The day in eight digits from a place, null where there is none."""
        year = duckfn.substring(text, start, 4)
        month, day = duckfn.substring(text, start + 4, 2), duckfn.substring(text, start + 6, 2)
        made = try_cast(year + "-" + month + "-" + day, dt.date)
        return ibis.ifelse(year == "0000", ibis.null(dt.date), made)

    def year(self, day: Any) -> Any:
        """Year."""
        return day.year().cast(dt.int64)

    def month(self, day: Any) -> Any:
        """Month of the year."""
        return day.month().cast(dt.int64)

    def day(self, day: Any) -> Any:
        """Day of the month."""
        return day.day().cast(dt.int64)

    def weekday(self, day: Any) -> Any:
        """Monday is 1."""
        return duckfn.isodow(day)

    def month_index(self, day: Any) -> Any:
        """Months since year 0."""
        return self.year(day) * 12 + self.month(day)

    def month_start(self, day: Any) -> Any:
        """First of the month."""
        return exact_cast(day.truncate("M"), dt.date)

    def start_of(self, day: Any, unit: str) -> Any:
        """First of the quarter (Q) or of the year (Y)."""
        month = day.month().cast(dt.int64)
        first = month - (month - 1) % 3 if unit == "Q" else ibis.literal(1, dt.int64)
        return duckfn.make_ymd(day.year().cast(dt.int64), first, ibis.literal(1, dt.int64))

    def iso_week(self, day: Any) -> Any:
        """The week of ISO 8601."""
        return duckfn.weekofyear(day)

    def month_end(self, day: Any) -> Any:
        """Last of the month."""
        return duckfn.last_day(day)

    def add_months(self, day: Any, months: Any) -> Any:
        """The same day some months on; null outside the years."""
        held = months.op()
        if isinstance(held, ops.Literal) and isinstance(held.value, int):
            small = len(day.op().find(ops.Value, filter=ops.Value)) <= _SMALL
            return (
                _moved(day, held.value) if small else let(day, partial(_moved, months=held.value))
            )
        some = duckfn.to_months(_within(months, -_MONTHS, _MONTHS).cast(dt.int32))
        moved = duckfn.add_interval(day, some).cast(dt.date)
        return let(moved, lambda one: ibis.ifelse(_writable(one), one, ibis.null(dt.date)))

    def whole_months(self, start: Any, end: Any) -> Any:
        """Whole months; negative backwards."""
        return ibis.ifelse(start <= end, self._whole(start, end), -self._whole(end, start))

    def _whole(self, start: Any, end: Any) -> Any:
        short = (self.day(start) > self.day(end)) & (end != self.month_end(end))
        return self.month_index(end) - self.month_index(start) - short.cast(dt.int64)

    def age(self, birth: Any, day: Any) -> Any:
        """Full years, by the day after the birthday."""
        early = (self.month(day) * 100 + self.day(day)) <= (
            self.month(birth) * 100 + self.day(birth)
        )
        return self.year(day) - self.year(birth) - early.cast(dt.int64)

    def lookup(self, numbers: Sequence[int], place: Any) -> Any:
        """numbers[place], null outside; the table is one constant text for the engine."""
        text = ibis.literal(",".join(map(str, numbers)))
        table = duckfn.string_split(text, ",").cast(dt.Array(dt.int32))
        found = duckfn.list_extract(table, _within(place, 0, len(numbers) - 1) + 1)
        return found.cast(dt.int64)
