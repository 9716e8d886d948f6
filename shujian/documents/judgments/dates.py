"""Dates in running text, relative ones resolved against those before them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from shujian.core.numerals import parse_int
from shujian.documents.judgments.language import language
from shujian.documents.judgments.leaping import from_sign_to_sign

_PARTS = re.compile(
    r"(?:(?P<y>[12][09]\d\d|[一二][九〇○零][〇零一二三四五六七八九]{2})年|(?P<ry>同年|当年|次年|翌年|本年|今年))?"
    r"(?:(?P<m>[0-9〇零一二三四五六七八九十]{1,3})月|(?P<rm>同月|当月|次月|翌月|本月))?"
    r"(?:(?P<d>[0-9〇零一二两三四五六七八九十廿]{1,3})[日号]|(?P<rd>同日|当日|次日|翌日|第二天|当天))?"
)
_DOTTED = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})")


class Day(NamedTuple):
    """A date as written.

    Args:
        start: where it stands.
        end: its end, not included.
        year: 0 where neither written nor to be had from what stands before.
        month: 0 where only the year is given.
        day: 0 where only year and month are given.
        relative: whether the year was taken from a date before it.
    """

    start: int
    end: int
    year: int
    month: int = 0
    day: int = 0
    relative: bool = False

    @property
    def date(self) -> dt.date | None:
        """The date; None where it is not a whole one or there is no such day."""
        try:
            return dt.date(self.year, self.month, self.day)
        except ValueError:
            return None

    @property
    def iso(self) -> str:
        """The date as far as it is written: 2017-06-28, 2017-06, 2017; "" without a year."""
        if not self.year:
            return ""
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
            if self.day:
                parts.append(f"{self.day:02d}")
        return "-".join(parts)


_day_of: Callable[[tuple[int, int, int, int, int, bool]], Day] = partial(tuple.__new__, Day)
"""A date of its fields in order, without the detour that names them, as ``facts.fact_of``."""


@lru_cache(maxsize=1)
def _mention() -> re.Pattern[str]:
    words = language("common").words
    either = rf"{words['日期']}|{words['年份']}年(?!{words['数']}{{1,2}}个?月)"
    return from_sign_to_sign(either)


def days(
    text: str, start: int = 0, end: int | None = None, last: Day | None = None
) -> Iterator[Day]:
    """Every date of a stretch of text, in order.

    Args:
        text: folded text.
        start: where to begin.
        end: where to end.
        last: the date that the first relative one refers to.
    """
    stop = start
    for match in _mention().finditer(text, start, len(text) if end is None else end):
        if match.start() < stop:
            continue
        stop = match.end(1)
        found = read_day(match[1], last, match.start())
        if found is not None:
            yield found
            if found.year:
                last = found


def read_day(text: str, last: Day | None = None, at: int = 0) -> Day | None:
    """Read one date.

    Args:
        text: its words.
        last: the date before it, for 同年, 次日 and dates without a year.
        at: position of the words.
    """
    found = _written(text)
    if found is None:
        return None
    stop = at + found.length
    if found.same_day:
        return _shifted(last, at, stop, found.same_day in ("次日", "翌日", "第二天"))
    year, relative = found.year, False
    if not found.dated:
        year, relative = 0, True
        if last is not None:
            year = last.year + (found.same_year in ("次年", "翌年"))
    month = found.month
    if found.same_month and last is not None:
        month, relative = last.month + (found.same_month in ("次月", "翌月")), True
        if month == 13:
            year, month = year + 1, 1
    return _day_of((at, stop, year, month, found.day, relative))


class _Written(NamedTuple):
    """A date as its words alone tell it; 0 and None for parts that are not written."""

    length: int
    dated: bool
    year: int
    month: int = 0
    day: int = 0
    same_year: str | None = None
    same_month: str | None = None
    same_day: str | None = None


@lru_cache(maxsize=16_384)
def _written(text: str) -> _Written | None:
    if dotted := _DOTTED.match(text):
        year, month, day = (int(g) for g in dotted.groups())
        return _Written(dotted.end(), True, year, month, day)
    parts = _PARTS.match(text)
    if parts is None or not parts.group():
        return None
    year, month, day = (number(parts[g]) if parts[g] else 0 for g in "ymd")
    relative = (parts[g] for g in ("ry", "rm", "rd"))
    return _Written(parts.end(), bool(parts["y"]), year, month, day, *relative)


def _shifted(last: Day | None, start: int, end: int, by: int) -> Day | None:
    if last is None or last.date is None:
        return None
    day = last.date + dt.timedelta(days=by)
    return Day(start, end, day.year, day.month, day.day, True)


@lru_cache(maxsize=4096)
def number(text: str) -> int:
    """A whole number in digits or Chinese; 0 where it is none."""
    if text.isdigit() and text.isascii():
        return int(text)
    value = parse_int(text)
    return value if value is not None else 0
