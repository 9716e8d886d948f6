"""The day up to which a list speaks, where the lines above its header state it."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from shujian.core.dates import month_days
from shujian.pool.proposals.naming import Names
from shujian.pool.proposals.spans import spans
from shujian.pool.readers.types import RawPart

_LABELS = (
    r"(?:数据|信息|名单|统计)?截[至止](?:日期|时间|日)?",
    r"(?:统计|数据|期末)(?:日期|时间|时点|期间)|所属期",
    r"(?:填报|填表|制表|报送|上报|报表|导出|提取|生成|打印)(?:日期|时间|日)",
)
"""What a stated day is called, the surest first: a list may be printed after its day."""
_DAY = r"(?:19|20)\d\d\s*[-年/.]\s*\d{1,2}(?:\s*[-月/.]\s*\d{1,2}\s*日?|\s*月)?"
_RUN = rf"\s*[:]?\s*(?:为|于|到|至)?\s*({_DAY}(?:\s*(?:至|到|-|—|~)+\s*{_DAY})?)"
_NAMED = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:年(?:\d{1,2}月?\s*[-至到~—]\s*)?(\d{1,2})月(?:(\d{1,2})[日号])?"
    r"|[-_./](\d{1,2})(?:[-_./](\d{1,2}))?(?!\d)|(0[1-9]|1[0-2])([0-3]\d)?(?!\d))"
)
"""A month or day in a name: 2025年6月, 2025年4-6月, 2025-06, 2025.6.30, 202506, 20250630."""
_MONTH_ONLY = re.compile(r"(?:19|20)\d\d(?:年\d{1,2}月|[-_./]?\d{1,2})")
_NUMBERS = re.compile(r"((?:19|20)\d\d)\D+(\d{1,2})(?:\D+(\d{1,2}))?")


@dataclass(frozen=True)
class StatedDay:
    """A day that a title states; ``text``: the words; None: titles contradict each other."""

    day: dt.date | None
    text: str


def stated_day(titles: Iterable[str], latest: dt.date) -> StatedDay | None:
    """The day that the lines above a header state.

    Args:
        titles: texts above the header.
        latest: a later day cannot be meant and is left out.

    Returns:
        None where no line states a day.
    """
    lines = [unicodedata.normalize("NFKC", title) for title in titles]
    for label in _LABELS:
        found: dict[dt.date, str] = {}
        for line in lines:
            for match in re.finditer(f"(?:{label}){_RUN}", line):
                start = match.start(1)
                span = next((one for one in spans(line) if one.start == start), None)
                day = span.end if span else _last(match.group(1))
                if day is not None and day <= latest:
                    words = line[match.start() : span.stop] if span else match.group()
                    found.setdefault(day, words.strip())
        if len(found) == 1:
            ((day, text),) = found.items()
            return StatedDay(day, text)
        if found:
            return StatedDay(None, "、".join(found.values()))
    return None


def named_day(texts: Iterable[str], latest: dt.date) -> StatedDay | None:
    """The day or the end of the month or span that a name tells: 2025年6月, 202504-06, 20250630.

    Args:
        texts: names of file or sheet, lines above the header.
        latest: a later day cannot be meant and is left out.

    Returns:
        None where no day or more than one is told, or a span that cannot be read surely.
    """
    found: dict[dt.date, str] = {}
    for text in (unicodedata.normalize("NFKC", one) for one in texts):
        for span in spans(text):
            # the beginning of a span is never the day of the list
            if span.end is None or span.end > latest:
                return None
            found.setdefault(span.end, span.text)
            text = text.replace(span.text, " ")
        for match in _NAMED.finditer(text):
            year, month, day = [*(int(g) for g in match.groups() if g), 0][:3]
            if not 1 <= month <= 12 or day > month_days(year, month):
                continue
            told = dt.date(year, month, day or month_days(year, month))
            if told <= latest:
                found.setdefault(told, match.group().strip())
    if len(found) != 1:
        return None
    ((told, words),) = found.items()
    return StatedDay(told, words)


@dataclass(frozen=True)
class NamedMonth:
    """The one month that a list is of; ``text``: the words, ``where``: in which name they stand."""

    month: str
    text: str
    where: str


def named_month(raw: RawPart | Names) -> NamedMonth | None:
    """The month in the name of a sheet, of its file, or above the header: 2024年4月, 202404.

    A whole day names no month: a list may be printed long after its month.
    """
    for where, texts in (("表名", [raw.sheet]), ("文件名", [raw.file]), ("标题行", raw.titles)):
        named = named_day(texts, dt.date.max)
        if named is None or named.day is None:
            continue
        if not _MONTH_ONLY.fullmatch(named.text):
            return None
        return NamedMonth(f"{named.day:%Y-%m}", named.text, where)
    return None


def _last(text: str) -> dt.date | None:
    """The last day of a date, a month or a span of them; None where there is no such day."""
    pieces = re.findall(_DAY, text)
    numbers = _NUMBERS.match(pieces[-1])
    assert numbers is not None  # the same form
    year, month = int(numbers[1]), int(numbers[2])
    if not 1 <= month <= 12:
        return None
    day = int(numbers[3]) if numbers[3] else month_days(year, month)
    return dt.date(year, month, day) if 1 <= day <= month_days(year, month) else None
