"""日期: a day in the Gregorian calendar."""

from __future__ import annotations

import datetime as dt
import re

import numpy as np
import pyarrow as pa

from shujian.core.cells import Missing, State
from shujian.core.numerals import parse_int
from shujian.formulas.types import DATE
from shujian.schema import checks, columns
from shujian.schema.elements.base import BLANK_WORDS, Cleaned, Element, Fast, register, unreadable
from shujian.schema.fold import Folded

FIRST_YEAR, LAST_YEAR = 1800, 2199
SERIAL_NOTE = "按 Excel 日期序列号换算"
TIME_NOTE = "含时刻，只取日期"
ZONE_NOTE = "按北京时间取日期"
IMPOSSIBLE = "日期不存在"
SHORT_YEAR = "年份只有两位，不能断定是哪一年"
NO_DAY = "只写到月，没有日"
_EPOCH = dt.date(1899, 12, 30)
_HALF_DAY = "(?: ?(?:上午|下午|中午|晚上|[AP]M) ?)"
_TIME = (
    rf"(?:(?:{_HALF_DAY}|[ T])(\d{{1,2}}):(\d{{2}})(?::(\d{{2}})(?:\.\d{{1,9}})?)?"
    rf"(?: ?(Z|[+-]\d{{2}}:?\d{{2}})|{_HALF_DAY})?|{_HALF_DAY})?"
)
_MARKED = re.compile(rf"(\d{{4}})([-/. ])(\d{{1,2}})\2(\d{{1,2}}){_TIME}")
_TIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\.0+|(?:[01]\d|2[0-3])[0-5]\d[0-5]\d)?")
_BEIJING = dt.timezone(dt.timedelta(hours=8))
_WEEKDAY = re.compile(r" ?\(?(?:星期|周)[一二三四五六日天]\)?")
_MARKS_TYPED = str.maketrans(
    {"。": ".", "、": ".", "·": ".", ",": ".", "—": "-", "―": "-", "–": "-"}
)
"""Marks that hands and keyboards put where ``-``, ``/`` or ``.`` belongs."""
_DIGIT = "[0-9〇○零一二三四五六七八九十廿卅]"
_WORDS = re.compile(
    rf"(?:公元)?({_DIGIT}{{4}}) ?年 ?({_DIGIT}{{1,3}}) ?月 ?({_DIGIT}{{1,4}}) ?[日号]"
    rf" ?(?:(?:\d{{1,2}}[:时]\d{{1,2}}[分]?(?::?\d{{1,2}}秒?)?)|\d{{1,2}}时)?"
)
_SERIAL = re.compile(r"(\d{5})(?:\.(\d{1,15}))?")
_PLACEHOLDERS = {dt.date(1900, 1, 1), dt.date(1899, 12, 30), dt.date(1899, 12, 31)}
_EMPTY = re.compile(r"0{4}([-/.]?)00(?:\1)00(?: 00:00:00)?")
_SHORT = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")
_TO_MONTH = re.compile(
    rf"(?:1[89]|2[01])\d\d(?:[-/.] ?(?:0?[1-9]|1[0-2])|年 ?(?:0?[1-9]|1[0-2])月?)(?:份)?"
    rf"|{_DIGIT}{{4}}年{_DIGIT}{{1,3}}月(?:份)?"
)
"""1998.8, 2001-12, 1998年8月: year and month, as cards and lists of staff write a start."""
_SHORT_YEAR = re.compile(r"\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}[日号]?)")


def _number(text: str) -> int:
    if text.isascii():
        return int(text)
    value = parse_int(text)
    return 0 if value is None else value


def make(year: int, month: int, day: int, note: str) -> Cleaned:
    """A day, or why there is none."""
    try:
        value = dt.date(year, month, day)
    except ValueError:
        return unreadable(IMPOSSIBLE)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return unreadable("年份超出可能范围")
    if value in _PLACEHOLDERS:
        return unreadable("占位日期，不是真实日期")
    return Cleaned(value, note)


def _in_beijing(found: Cleaned, clock: list[int], zone: str) -> Cleaned:
    """The day that it was in China: programs write midnight of the next day as 16:00 of UTC."""
    sign = -1 if zone[0] == "-" else 1
    hours, minutes = (0, 0) if zone == "Z" else (int(zone[1:3]), int(zone[-2:]))
    ahead = sign * dt.timedelta(hours=hours, minutes=minutes)
    if isinstance(found.value, Missing) or abs(ahead) >= dt.timedelta(days=1):
        return found if isinstance(found.value, Missing) else unreadable("时区不存在")
    start = dt.datetime.combine(found.value, dt.time(), dt.timezone(ahead))
    hour, minute, second = (*clock, 0, 0)[:3]
    moment = start + dt.timedelta(hours=hour, minutes=minute, seconds=second)
    day = moment.astimezone(_BEIJING).date()
    if day == found.value:
        return found
    return make(day.year, day.month, day.day, f"{found.note}；{ZONE_NOTE}".lstrip("；"))


@register
class Day(Element):
    """Date: ISO, Chinese, dots, slashes, eight digits, spreadsheet serials; else unknown."""

    name = "日期"
    code = "day"
    type = DATE
    level = 1
    example = "2023-05-01"
    max_length = 60
    blank_words = BLANK_WORDS | {"至今", "长期", "永久", "现在"}

    def read(self, cell: Folded) -> Cleaned:
        """Read a day; orders that cannot be known (5/1/23) and impossible days are unknown."""
        text = _WEEKDAY.sub("", cell.half.translate(_MARKS_TYPED)).rstrip(".")
        if match := _MARKED.fullmatch(text) or _TIGHT.fullmatch(text):
            return self._digits(text, match, cell)
        if match := _WORDS.fullmatch(text.replace(" ", "")):
            year, month, day = (_number(g) for g in match.groups())
            timed = not text.rstrip().endswith(("日", "号"))
            return make(year, month, day, cell.note(TIME_NOTE if timed else ""))
        if match := _SERIAL.fullmatch(text):
            return self._serial(match, cell)
        return unreadable(self._why(text))

    def _digits(self, text: str, match: re.Match[str], cell: Folded) -> Cleaned:
        if _EMPTY.fullmatch(text):
            return Cleaned(Missing(State.BLANK), "全零日期视为未填")
        groups = match.groups()
        if len(groups) == 3:
            timed = TIME_NOTE if len(text) == 14 and text[8:].strip("0") else ""
            return make(int(groups[0]), int(groups[1]), int(groups[2]), cell.note(timed))
        clock = [int(g) for g in groups[4:7] if g]
        if clock and (clock[0] > 24 or any(n > 59 for n in clock[1:])):
            return unreadable("时刻不存在")
        found = make(
            int(groups[0]),
            int(groups[2]),
            int(groups[3]),
            cell.note(TIME_NOTE if any(clock) else ""),
        )
        return _in_beijing(found, clock, groups[7]) if groups[7] else found

    def _serial(self, match: re.Match[str], cell: Folded) -> Cleaned:
        day = _EPOCH + dt.timedelta(days=int(match.group(1)))
        timed = TIME_NOTE if (match.group(2) or "").strip("0") else ""
        return make(day.year, day.month, day.day, cell.note(SERIAL_NOTE, timed))

    def _why(self, text: str) -> str:
        if text == "60":
            return "Excel 序列号 60 是不存在的 1900-02-29"
        if _SHORT.fullmatch(text):
            return "日、月、年的次序不明"
        if _SHORT_YEAR.fullmatch(text):
            return SHORT_YEAR
        if _TO_MONTH.fullmatch(text):
            # a cell of a number loses its last zero: nothing tells October from January
            cut = "；写作“.1”的还分不清 1 月与 10 月" if text.endswith(".1") else ""
            return NO_DAY + cut
        if re.fullmatch(r"1\d{9}(?:\d{3})?", text):
            return "像是时间戳（从 1970 年起的秒或毫秒），请导出为日期"
        if re.fullmatch(r"\d{1,4}(?:\.\d+)?|\d{4}年", text):
            return "数字过小或者只有年份，不能作为日期"
        if re.fullmatch(r"\d{6}|\d{4}[-/.年]\d{1,2}月?", text):
            return "只有年月，或者年份只有两位"
        return "不是可识别的日期"

    def fast(self, column: pa.StringArray) -> Fast | None:
        """2023-05-01, 2023/05/01, 2023.05.01, 20230501 and midnights, as bytes."""
        days = np.zeros(len(column), dtype=np.int32)
        mask = np.zeros(len(column), dtype=np.bool_)
        plain = np.zeros(len(column), dtype=np.bool_)
        for width, places in ((10, _SPLIT), (19, _SPLIT), (8, _JOINED)):
            chosen, rows = columns.rows_of(column, width)
            if not len(chosen):
                continue
            digits, ok = checks.digits_of(rows[:, places])
            if width != 8:
                ok &= (rows[:, 4] == rows[:, 7]) & np.isin(rows[:, 4], _MARKS)
            if width == 19:
                ok &= (rows[:, 10:] == _MIDNIGHT).all(axis=1)
            found, right = days_of(digits, ok)
            days[chosen], mask[chosen] = found, right
            plain[chosen] = right & (rows[:, 4] == ord("-")) & (width == 10)
        values = pa.array(days, pa.int32()).cast(pa.date32())
        return Fast(pa.array(mask), values, pa.array(plain))

    def canonical(self, value: dt.date) -> str:
        """ISO 8601."""
        return value.isoformat()


_SPLIT, _JOINED = [0, 1, 2, 3, 5, 6, 8, 9], list(range(8))
_MARKS = np.frombuffer(b"-/.", dtype=np.uint8)
_MIDNIGHT = np.frombuffer(b" 00:00:00", dtype=np.uint8)
_PLACEHOLDER_DAYS = np.array([(d - dt.date(1970, 1, 1)).days for d in _PLACEHOLDERS])


def days_of(digits: checks.Numbers, ok: checks.Bools) -> tuple[checks.Numbers, checks.Bools]:
    """Days since 1970 of rows of eight digits, and which rows are days that may be."""
    year, month, day = (checks.number_of(digits[:, a:b]) for a, b in ((0, 4), (4, 6), (6, 8)))
    ok = ok & (year >= FIRST_YEAR) & (year <= LAST_YEAR)
    days, right = checks.valid_days(np.where(ok, year, 2000), month, day)
    return days, ok & right & ~np.isin(days, _PLACEHOLDER_DAYS)
