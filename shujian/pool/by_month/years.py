"""Of which year the months of a list are, where its header does not say: told, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from shujian.pool.by_month.grid import MonthGrid
from shujian.pool.readers.types import RawPart
from shujian.schema.fold import half_width

_MADE = re.compile(r"(?:填[报表]|制表|打印|报送|上报|导出|生成|提取|截[至止])[^\s，,；;]*")
_DAY = re.compile(r"(?:19|20)\d\d(?:[-./]\d{1,2}[-./]\d{1,2}|年\d{1,2}月\d{1,2}日?)|\d{8,}")
_DASH = r"(?:[-—–~～]+|至|到)"
_RANGE = re.compile(
    r"(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月?(?:份)?"
    rf"{_DASH}(?:(?P<other>(?:19|20)\d\d)年)?(?P<last>\d{{1,2}})月"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?:(\d{1,2})月)?")
_BARE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?![\d年元万人名户份个岁])")


@dataclass(frozen=True)
class ToldYear:
    """The year of the first month; ``where`` it is told, Chinese; 0 and "" where nothing does."""

    year: int = 0
    where: str = ""


def told_year(grid: MonthGrid, raw: RawPart) -> ToldYear:
    """The year of the first month, where the file tells it and nothing else in it disagrees.

    Args:
        grid: its months.
        raw: the part, with the lines above the header, the sheet and the file.
    """
    if not grid.unsaid:
        return ToldYear(grid.months[0].year, "表头")
    places = (
        ("表头", grid.groups),
        ("标题", raw.titles),
        ("工作表名", [raw.sheet]),
        ("文件名", [raw.file]),
    )
    found = [(where, _of(grid, texts, where)) for where, texts in places]
    found = [(where, years) for where, years in found if years]
    years = {year for _, told in found for year in told}
    if len(years) != 1:
        return ToldYear()
    return ToldYear(years.pop(), found[0][0])


def _of(grid: MonthGrid, texts: Iterable[str], where: str) -> set[int]:
    """Years that the first month may be of, as some lines tell them.

    A span that begins and ends with the list's own months tells it also over the turn of a
    year; a single year does not then. A year with another month than the last one is mostly
    that of the day on which the list was sent.
    """
    found: set[int] = set()
    for text in texts:
        plain = _DAY.sub(" ", _MADE.sub(" ", half_width(text)))
        spans = [y for m in _RANGE.finditer(plain) if (y := _spanned(grid, m))]
        if spans:
            found.update(spans)
        elif not grid.wraps:
            plain = _RANGE.sub(r"\g<year>年 ", plain)
            last = max(month for _, month in grid.dated())
            pairs = _YEAR.findall(plain)
            found |= {int(year) for year, month in pairs if not month or int(month) == last}
            if where in ("工作表名", "文件名"):
                found |= {int(year) for year in _BARE.findall(plain)}
    return found


def _spanned(grid: MonthGrid, match: re.Match[str]) -> int:
    """The year in which a span begins, where it is that of the list's months; else 0."""
    begin = int(match["year"]), int(match["month"])
    end = int(match["other"] or match["year"]), int(match["last"])
    months = sorted(grid.dated(begin[0]))
    return grid.dated(begin[0])[0][0] if (months[0], months[-1]) == (begin, end) else 0
