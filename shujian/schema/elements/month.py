"""月份: a calendar month, kept as its first day."""

from __future__ import annotations

import datetime as dt
import re

import numpy as np
import pyarrow as pa

from shujian.core.cells import Missing
from shujian.core.dates import month_days, month_start
from shujian.core.numerals import parse_int
from shujian.formulas.types import MONTH
from shujian.schema import checks, columns
from shujian.schema.elements.base import Cleaned, Element, Fast, register, unreadable
from shujian.schema.elements.day import FIRST_YEAR, LAST_YEAR, SHORT_YEAR, Day
from shujian.schema.fold import Folded

FULL_DATE_NOTE = "由完整日期取月份"
_MONTH = re.compile(r"(\d{4})(?:[-/](\d{1,2})|\.(\d{2}|[2-9])|(\d{2}))")
_WHOLE = re.compile(r"(\d{4}[-/.年]?\d{1,2}[-/.月]?\d{1,2}[日号]?)[至到~-]{1,2}(\d{4}.*)")
WHOLE_NOTE = "由整月的起止日取月份"
_TAIL = re.compile(r"(?<=^\d{6})\.0+$")
"""What programs leave behind that took the month for a number."""
_WORDS = re.compile(
    r"([0-9〇○零一二三四五六七八九]{4})年([0-9一二三四五六七八九十]{1,2})月(?:份|度)?"
)


@register
class Month(Element):
    """Month: 2023-05, 202305, 2023年5月, 2023/5; a full date gives its month, with a note.

    A date is taken because suppliers write the day of payment where the month is asked,
    and it lies in one month only; 2023.1 is refused, because a spreadsheet makes it of
    2023.10.
    """

    name = "月份"
    code = "month"
    type = MONTH
    level = 1
    example = "2023-05"
    max_length = 60

    def __init__(self, unit: str = "", given: str = "") -> None:
        super().__init__(unit, given)
        self._day = Day()

    def read(self, cell: Folded) -> Cleaned:
        """Read a month, else a full date."""
        text = _TAIL.sub("", cell.dense.replace("—", "-"))
        match = _MONTH.fullmatch(text)
        if match:
            month = next(g for g in match.groups()[1:] if g)
            return _make(int(match.group(1)), int(month), cell)
        if match := _WORDS.fullmatch(text):
            numbers = [int(g) if g.isascii() else parse_int(g) or 0 for g in match.groups()]
            return _make(numbers[0], numbers[1], cell)
        if re.fullmatch(r"\d{4}\.1", text):
            return unreadable("2023.1 这类写法分不清 1 月与 10 月")
        if re.fullmatch(r"20\d{2}[1-9]", text):
            return unreadable(f"{text} 这类写法分不清是 {text[:4]} 年 {text[4]} 月还是日期序列号")
        if (whole := _WHOLE.fullmatch(text)) and (first := self._first(whole)):
            return Cleaned(first, cell.note(WHOLE_NOTE))
        day = self._day.read(cell)
        if isinstance(day.value, Missing):
            short = re.fullmatch(r"\d{2}(?:年|[-/.])\d{1,2}月?(?:份|度)?", text)
            return unreadable(SHORT_YEAR if short else "不是可识别的月份")
        return Cleaned(month_start(day.value), f"{day.note}；{FULL_DATE_NOTE}".lstrip("；"))

    def _first(self, match: re.Match[str]) -> dt.date | None:
        """The month of a span from its first to its last day; None for every other span."""
        first, last = (self._day.read(Folded(text)).value for text in match.groups())
        if isinstance(first, Missing) or isinstance(last, Missing) or first.day != 1:
            return None
        end = dt.date(first.year, first.month, month_days(first.year, first.month))
        return first if last == end else None

    def fast(self, column: pa.StringArray) -> Fast | None:
        """2023-05 and 202305, as bytes."""
        days = np.zeros(len(column), dtype=np.int32)
        mask = np.zeros(len(column), dtype=np.bool_)
        plain = np.zeros(len(column), dtype=np.bool_)
        for width, places in ((7, [0, 1, 2, 3, 5, 6]), (6, list(range(6)))):
            chosen, rows = columns.rows_of(column, width)
            if not len(chosen):
                continue
            digits, ok = checks.digits_of(rows[:, places])
            if width == 7:
                ok &= (rows[:, 4] == ord("-")) | (rows[:, 4] == ord("/"))
            year, month = checks.number_of(digits[:, :4]), checks.number_of(digits[:, 4:])
            ok &= (year >= FIRST_YEAR) & (year <= LAST_YEAR)
            found, right = checks.valid_days(np.where(ok, year, 2000), month, np.ones_like(month))
            days[chosen], mask[chosen] = found, ok & right
            plain[chosen] = ok & right & (rows[:, 4] == ord("-"))
        values = pa.array(days, pa.int32()).cast(pa.date32())
        return Fast(pa.array(mask), values, pa.array(plain))

    def canonical(self, value: dt.date) -> str:
        """Year and month."""
        return f"{value.year:04d}-{value.month:02d}"


def _make(year: int, month: int, cell: Folded) -> Cleaned:
    if not 1 <= month <= 12:
        return unreadable("月份不存在")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return unreadable("年份超出可能范围")
    return Cleaned(dt.date(year, month, 1), cell.note())
