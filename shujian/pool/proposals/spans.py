"""Spans of months or days in names and titles, of which the end counts: 202601-10."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from shujian.core.dates import month_days

_YEAR = r"(?:19|20)\d\d"
_POINT = (
    rf"{_YEAR}(?:年\d{{1,2}}(?!\d)(?:月(?:\d{{1,2}}[日号])?)?|(?:0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d)"
    r"|\.\d{1,2}(?!\d)(?:\.\d{1,2}(?!\d))?|/\d{1,2}(?!\d)(?:/\d{1,2}(?!\d))?"
    r"|-\d{1,2}(?!\d)(?:-\d{1,2}(?!\d))?)"
)
_JOIN = r"\s*(?:[-—–~]+|至|到)\s*"
_SHORT = r"\d{1,2}月\d{1,2}[日号]|\d{1,2}月|\d{1,2}[日号]|\d+"
_SPAN = re.compile(rf"(?<!\d)({_POINT})({_JOIN})({_POINT}月?|{_SHORT})")
_DASHED = re.compile(rf"{_YEAR}-\d+(?:-\d+)?")
_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True)
class Span:
    """A span as it is written at ``start`` to ``stop``; ``end`` None: it cannot be read surely."""

    start: int
    stop: int
    text: str
    end: dt.date | None


def spans(text: str) -> Iterator[Span]:
    """The spans of a text in normal form (NFKC)."""
    for match in _SPAN.finditer(text):
        first, join, last = match.groups()
        from_, bare = _numbers(first), last.isdigit() and len(last) not in (6, 8)
        # 2025-06-30 is a day, and what follows a whole day may be the number of a copy
        if bare and (
            (_DASHED.fullmatch(first) and join.strip() == "-")
            or (len(from_) == 3 and len(last) != 4)
        ):
            continue
        yield Span(match.start(), match.end(), match.group().strip(), _end(from_, last))


def _end(first: list[int], last: str) -> dt.date | None:
    """The end of a span, where it lies after its beginning."""
    begin = _date([*first[:2], first[2] if len(first) > 2 else 1])
    told = _date(_completed(first, last))
    return told if begin is not None and told is not None and told > begin else None


def _completed(first: list[int], last: str) -> list[int]:
    """The year, month and day of an end; what it does not say is that of the beginning."""
    if re.match(_POINT, last):
        return _numbers(last)
    said = [int(n) for n in _NUMBERS.findall(last)]
    if last[-1] in "日号":
        return [*first[: 3 - len(said)], *said]
    if last.isdigit():
        # one digit may number a copy of the list as well as a month
        halves = {2: [last], 4: [last[:2], last[2:]] if len(first) == 3 else []}
        said = [int(one) for one in halves.get(len(last), [])]
    return [first[0], *said]


def _numbers(point: str) -> list[int]:
    found = _NUMBERS.findall(point)
    if len(found) == 1:
        whole = found[0]
        found = [whole[:4], *(whole[at : at + 2] for at in range(4, len(whole), 2))]
    return [int(one) for one in found]


def _date(numbers: list[int]) -> dt.date | None:
    if len(numbers) < 2 or not 1 <= numbers[1] <= 12:
        return None
    year, month = numbers[:2]
    day = numbers[2] if len(numbers) > 2 else month_days(year, month)
    return dt.date(year, month, day) if 1 <= day <= month_days(year, month) else None
