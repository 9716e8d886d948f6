"""时刻: a time of day, hours, minutes and seconds."""

from __future__ import annotations

import re
from decimal import Decimal

import pyarrow as pa

from shujian.formulas.types import TEXT
from shujian.schema import columns
from shujian.schema.elements.base import Cleaned, Element, Fast, Likeness, register, unreadable
from shujian.schema.fold import Folded

DATE_NOTE = "含日期，只取时刻"
SERIAL_NOTE = "按 Excel 时间序列号换算"
FORM_NOTE = "时刻写法统一"
_DAY = r"(?P<day>\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ T]?)?"
_HALF = r"(?P<half>上午|早上|凌晨|清晨|下午|傍晚|晚上|中午|AM|PM)?"
_TIME = re.compile(
    rf"{_DAY} ?{_HALF} ?(?P<h>\d{{1,2}})(?:[:时点](?:(?P<m>\d{{1,2}})(?:[:分](?:(?P<s>\d{{1,2}})(?:\.\d{{1,9}})?秒?)?)?|(?P<part>整|半))?)? ?(?P<after>AM|PM)?",
    re.IGNORECASE,
)
_TIGHT = re.compile(r"(?P<h>\d{2})(?P<m>\d{2})(?P<s>\d{2})")
_SERIAL = re.compile(r"0?\.\d{2,15}")
_LATE, _SECONDS = frozenset(["下午", "傍晚", "晚上", "PM"]), 86_400


@register
class Clock(Element):
    """Time of day as 08:05:30: 8:05, 8时5分, 下午3点半, 080530; 24:00 is the next day's."""

    name = "时刻"
    code = "clock"
    type = TEXT
    level = 1
    telling = False
    example = "08:05:30"
    max_length = 60

    def read(self, cell: Folded) -> Cleaned:
        """Read hours, minutes and seconds; a bare number of hours is none."""
        text = cell.half
        if _SERIAL.fullmatch(text):
            seconds = int(Decimal(text) * _SECONDS + Decimal("0.5")) % _SECONDS
            return Cleaned(_written(seconds), cell.note(SERIAL_NOTE))
        if match := _TIGHT.fullmatch(text):
            return self._made(int(match["h"]), int(match["m"]), int(match["s"]), cell, FORM_NOTE)
        match = _TIME.fullmatch(text)
        if match is None or re.fullmatch(r"\d{1,2}", text):
            return unreadable("不是可识别的时刻")
        half = (match["half"] or match["after"] or "").upper()
        hour = int(match["h"])
        if half in _LATE and hour < 12:
            hour += 12
        elif (half in ("AM", "凌晨") and hour == 12) or (half == "中午" and hour in (1, 2)):
            hour = hour % 12 if half != "中午" else hour + 12
        minute = 30 if match["part"] == "半" else int(match["m"] or 0)
        note = DATE_NOTE if match["day"] else FORM_NOTE
        return self._made(hour, minute, int(match["s"] or 0), cell, note)

    def _made(self, hour: int, minute: int, second: int, cell: Folded, note: str) -> Cleaned:
        if hour == 24 and not minute and not second:
            return unreadable("24:00 是次日零时，不知是哪一日")
        if hour > 23 or minute > 59 or second > 59:
            return unreadable("时刻不存在")
        value = _written(hour * 3600 + minute * 60 + second)
        return Cleaned(value, cell.note(note if value != cell.half else ""))

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Canonical times."""
        return Fast(columns.matches(column, r"^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$"), column)

    def compare(self, a: str, b: str) -> Likeness:
        """ALIKE where one of both knows no seconds."""
        if a == b:
            return Likeness.SAME
        rough = a[:5] == b[:5] and "00" in (a[6:], b[6:])
        return Likeness.ALIKE if rough else Likeness.DIFFERENT


def _written(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
