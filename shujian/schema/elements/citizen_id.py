"""公民身份号码 (GB 11643)."""

from __future__ import annotations

import datetime as dt
import re

import numpy as np
import pyarrow as pa

from shujian.formulas.types import TEXT
from shujian.schema import checks, columns
from shujian.schema.elements.base import Cleaned, Fast, Likeness, register, unreadable
from shujian.schema.elements.identifiers import (
    CUT,
    CUT_NOTE,
    LOOKALIKE_NOTE,
    Identifier,
    lookalikes,
    nearly,
)
from shujian.schema.fold import Folded

FIRST_YEAR, LAST_YEAR = 1880, 2099
UPGRADED_NOTE = "15 位号码升为 18 位"
_LIKE_X = "xX×✕╳хХχΧ"
"""Signs and Cyrillic or Greek letters that look like the last character."""
_FULL = re.compile(r"\d{17}[\dX]")
LABEL_NOTE = "去掉了号码前后的说明"
_LABELLED = re.compile(
    r"(?:居民|公民)?身份证?(?:件)?(?:号码?)?:?(\d{17}[\dX])|(\d{17}[\dX])[(](?:居民)?身份证(?:号码?)?[)]"
)
"""The number with nothing but its name beside it; taken only where the check digit proves it."""
_SEVERAL = re.compile(r"(?<!\d)\d{17}[\dX](?![\dX])")
_OLD = re.compile(r"\d{15}")
_REGIONS = checks.PROVINCES | checks.PERMANENT_RESIDENTS
_REGION_TABLE = np.array([f"{n:02d}" in _REGIONS for n in range(100)])
_CHECKS = np.frombuffer(b"10X98765432", dtype=np.uint8)


def birth(number: str) -> dt.date:
    """The birth date in an 18-digit number."""
    return dt.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def sex(number: str) -> str:
    """男 or 女, from the sequence number."""
    return "男" if int(number[16]) % 2 else "女"


def region(number: str) -> str:
    """The six-digit region code in which the number was first given."""
    return number[:6]


def _plausible(number: str) -> str:
    """Why the region or the birth date cannot be; "" where they can."""
    if number[:2] not in _REGIONS:
        return "身份号码的地区码不存在"
    try:
        day = birth(number)
    except ValueError:
        return "身份号码中的出生日期不存在"
    return "" if FIRST_YEAR <= day.year <= LAST_YEAR else "身份号码中的出生年份不可能"


@register
class CitizenId(Identifier):
    """Identity number: 15 digits made 18, lower-case x, check digit, birth date, region."""

    name = "公民身份号码"
    code = "citizen_id"
    type = TEXT
    level = 4
    dropped = r"\-"
    upper = True
    example = "990101199003070015"

    def identify(self, cell: Folded) -> Cleaned:
        """Read 18 or 15 digits; look-alikes only where the check digit proves them."""
        text = cell.dense.replace("-", "")
        upper = text.upper()
        if _FULL.fullmatch(upper):
            return self._full(upper, cell)
        if _OLD.fullmatch(text):
            return self._old(text, cell)
        if len(text) == 18:
            last = "X" if text[17] in _LIKE_X else lookalikes(text[17])
            proved = lookalikes(text[:17]) + last
            if _FULL.fullmatch(proved) and not _fault(proved):
                return Cleaned(proved, cell.note(LOOKALIKE_NOTE))
            return unreadable("身份号码含有不应出现的字符")
        if len(text) == 15:
            return unreadable("15 位身份号码含有不应出现的字符")
        if (match := _LABELLED.fullmatch(upper)) and not _fault(match[1] or match[2]):
            return Cleaned(match[1] or match[2], cell.note(LABEL_NOTE))
        if len(_SEVERAL.findall(cell.half.upper())) > 1:
            return unreadable("一格里不止一个号码，请分成各占一行")
        if _SEVERAL.search(upper):
            return unreadable("18 位号码旁边还有别的文字，请把号码单独放一列")
        return unreadable("身份号码应为 18 位或 15 位")

    def _full(self, number: str, cell: Folded) -> Cleaned:
        fault = _fault(number)
        if fault and CUT.fullmatch(number) and number.endswith("000"):
            return unreadable(CUT_NOTE)
        return unreadable(fault) if fault else Cleaned(number, cell.note())

    def _old(self, number: str, cell: Folded) -> Cleaned:
        first = number[:6] + "19" + number[6:]
        fault = _plausible(first)
        if fault:
            return unreadable(fault)
        return Cleaned(first + checks.id_check(first), cell.note(UPGRADED_NOTE))

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Canonical 18-digit numbers, checked as a matrix of bytes."""
        chosen, rows = columns.rows_of(column, 18)
        digits, ok = checks.digits_of(rows[:, :17])
        ok &= rows[:, 17] == _CHECKS[(digits @ checks.ID_WEIGHTS) % 11]
        year, month, day = (
            checks.number_of(digits[:, a:b]) for a, b in ((6, 10), (10, 12), (12, 14))
        )
        ok &= (year >= FIRST_YEAR) & (year <= LAST_YEAR)
        ok &= _REGION_TABLE[np.clip(digits[:, 0] * 10 + digits[:, 1], 0, 99)]
        ok &= checks.valid_days(np.where(ok, year, 2000), month, day)[1]
        return Fast(pa.array(columns.mask_of(len(column), chosen[ok])), column)

    def compare(self, a: str, b: str) -> Likeness:
        """ALIKE for one wrong digit or two exchanged ones."""
        if a == b:
            return Likeness.SAME
        return Likeness.ALIKE if nearly(a[:17], b[:17]) else Likeness.DIFFERENT

    def mask(self, value: str) -> str:
        """Region and the last four stay."""
        return value[:6] + "********" + value[-4:]


def _fault(number: str) -> str:
    if number[17] != checks.id_check(number[:17]):
        return "身份号码校验码不符"
    return _plausible(number)
