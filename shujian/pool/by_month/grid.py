"""Which columns of a list are months: 1月 2月 3月, under a group, one or several for a month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from shujian.core.ids import MAX_MONTHS
from shujian.core.numerals import parse_int
from shujian.schema.fold import half_width

_YEAR_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)[-./](1[0-2]|0?[1-9])(?!\d)")
_DIGITS = re.compile(r"((?:19|20)\d\d)(1[0-2]|0[1-9])")
_MONTH = re.compile(
    r"(?:(?P<year>(?:19|20)?\d\d)年)?(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?:份|度)?"
    r"(?P<rest>\D*)"
)
_YEAR = re.compile(r"(?P<year>(?:19|20)?\d\d)年?(?:度)?")
_SPAN = re.compile(r"第?[一二三四1-4](?:季度?|个季度)|[上下]半年(?:度)?|全年|年度|月份")
_RANGE = re.compile(r"(?<!\d)(\d{1,2}月?)-(?=\d{1,2}月)")
_RANGED = re.compile(r"(?:(?:19|20)?\d\d年)?\d{1,2}月?[~～—–至到]+\d{1,2}月(?:份)?")
_AGAIN = re.compile(r"_\d+$")
_TOTAL = re.compile(r"(?:.*\D)?(?:合计|小计|总计|共计|累计)(?:金额|数额|数|额)?(?:[（(].*[）)])?")
_UNIT = re.compile(r"[（(\[][^（(\[）)\]]{1,10}[）)\]]")
TWICE = "“{}”与“{}”看起来是同一个月，分不清是哪一年的"
UNEVEN = "各月的栏目不一样（“{}”的栏目与“{}”的不同）"
DISORDER = "月份不按先后排列（“{}”之后是“{}”），看不出各是哪一年的"
HALF = "有的月份写明了年份，“{}”没有写明"
TOO_MANY = "月份超过 {} 个"


@dataclass(frozen=True)
class Month:
    """One month of a list.

    Args:
        columns: indexes of its columns of the file, one for each measure.
        month: 1 to 12; year: as the header tells it, 0 where it does not.
        name: how the header calls it.
    """

    columns: tuple[int, ...]
    month: int
    year: int
    name: str


@dataclass(frozen=True)
class MonthGrid:
    """The months of a list.

    Args:
        months: as they stand, from the left.
        measures: what each month has, by name; "" for a single one without a name.
        totals: indexes of columns that add months up: they are no month, and of none.
        groups: what the header says above the months beside a year, which may tell it.
        unsaid: the header tells no year.
        wraps: the months go over the turn of a year.
    """

    months: tuple[Month, ...]
    measures: tuple[str, ...]
    totals: tuple[int, ...] = ()
    groups: tuple[str, ...] = ()

    @property
    def unsaid(self) -> bool:
        """Whether the header tells no year."""
        return not self.months[0].year

    @property
    def wraps(self) -> bool:
        """Whether the months go over the turn of a year, so that one year is not that of all."""
        numbers = [m.month for m in self.months]
        return any(b < a for a, b in pairwise(numbers)) and not _falling(numbers)

    def dated(self, year: int = 0) -> tuple[tuple[int, int], ...]:
        """Year and month of each.

        Args:
            year: that of the first month, where the header tells none.
        """
        return _rolled(self.months, year)


@dataclass(frozen=True)
class _Named:
    """What the name of a column says: a month, the rest of it the measure."""

    index: int
    header: str
    month: int
    year: int
    measure: str
    name: str


def month_grid(header: Sequence[str]) -> MonthGrid | str | None:
    """The months that stand side by side in a header.

    Args:
        header: names of all columns, groups before their columns (一季度-1月).

    Returns:
        The months; why they cannot be taken apart, Chinese; None where there are none.
    """
    named = [one for i, name in enumerate(header) if (one := _named(i, name)) is not None]
    if len({(one.year, one.month) for one in named}) < 2:
        return None
    found: dict[tuple[int, int], dict[str, _Named]] = {}
    for one in named:
        here = found.setdefault((one.year, one.month), {})
        if one.measure in here:
            return TWICE.format(here[one.measure].header, one.header)
        here[one.measure] = one
    columns = list(found.values())
    measures = tuple(columns[0])
    for others in columns[1:]:
        if set(others) != set(measures):
            first, other = (next(iter(one.values())).name for one in (columns[0], others))
            return UNEVEN.format(first, other)
    months = tuple(_month(here, measures) for here in columns)
    return _sound(months) or MonthGrid(
        months,
        measures if len(measures) > 1 or not _SPAN.fullmatch(measures[0]) else ("",),
        tuple(i for i, name in enumerate(header) if _named(i, name) is None and _is_total(name)),
        tuple(dict.fromkeys(one.header for one in named)),
    )


def _month(here: dict[str, _Named], measures: Sequence[str]) -> Month:
    first = here[measures[0]]
    name = first.header if len(measures) == 1 else first.name
    return Month(tuple(here[m].index for m in measures), first.month, first.year, name)


def _is_total(name: str) -> bool:
    return _TOTAL.fullmatch(half_width(name).replace(" ", "")) is not None


def _named(index: int, header: str) -> _Named | None:
    """A column of a month; None for another one. A day (1月5日) is no month."""
    text = _AGAIN.sub("", half_width(header).replace(" ", ""))
    text = _RANGE.sub(r"\1~", _YEAR_MONTH.sub(r"\1年\2月", text))
    month = year = 0
    name, measure = "", list[str]()
    for piece in text.split("-"):
        bare = _DIGITS.sub(r"\1年\2月", piece) if _DIGITS.fullmatch(piece) else piece
        match = _MONTH.fullmatch(bare)
        if match and not month and not match["rest"].startswith(("日", "至", "—", "~", "到")):
            number = match["month"]
            month = int(number) if number.isdecimal() else parse_int(number) or 0
            year = _full(match["year"]) or year
            name = piece.removesuffix(match["rest"]) or piece
            measure.append(match["rest"])
        elif match:
            return None
        elif told := _YEAR.fullmatch(piece):
            year = year or (_full(told["year"]) if len(piece) > 2 else 0)
        elif not _SPAN.fullmatch(piece):
            measure.append(_RANGED.sub("", piece))
    if not month:
        return None
    return _Named(index, header, month, year, _joined(measure), name)


def _joined(pieces: Sequence[str]) -> str:
    """The measure: a unit alone is none of its own."""
    plain = [p for p in pieces if p and not _UNIT.fullmatch(p)]
    units = [p for p in pieces if p and _UNIT.fullmatch(p)]
    return "-".join(plain) + "".join(units) if plain else ("金额" + "".join(units) if units else "")


def _full(text: str | None) -> int:
    """A year in four digits; 0 where none is told."""
    return int(text) + (2000 if len(text) == 2 else 0) if text else 0


def _falling(numbers: Sequence[int]) -> bool:
    return all(b < a for a, b in pairwise(numbers))


def _sound(months: tuple[Month, ...]) -> str:
    """Why the months do not tell which year each is of, Chinese; "" where they do."""
    if len(months) > MAX_MONTHS:
        return TOO_MANY.format(MAX_MONTHS)
    told = [m for m in months if m.year]
    if told and not months[0].year:
        return HALF.format(months[0].name)
    numbers = [m.month for m in months]
    if not _falling(numbers):
        for before, after in pairwise(months):
            over = (before.month, after.month) == (12, 1)
            if not after.year and after.month <= before.month and not over:
                return DISORDER.format(before.name, after.name)
    dated = _rolled(months, 2000)
    for index, one in enumerate(dated):
        if one in dated[:index]:
            return TWICE.format(months[dated.index(one)].name, months[index].name)
    return ""


def _rolled(months: Sequence[Month], year: int) -> tuple[tuple[int, int], ...]:
    """Year and month of each: a year holds until another is told or January comes."""
    falling = _falling([m.month for m in months])
    found: list[tuple[int, int]] = []
    for index, one in enumerate(months):
        if one.year:
            year = one.year
        elif index and one.month <= months[index - 1].month and not falling:
            year += 1
        found.append((year, one.month))
    return tuple(found)
