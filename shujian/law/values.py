"""Values in content files: read strictly, by the type that the file declares."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation

from shujian.core.money import LIMIT, MONEY_SCALE, QUANTITY_SCALE
from shujian.core.terms import Term

TYPES = ("整数", "数量", "金额", "文本", "日期", "布尔", "刑期", "文本列表")
"""The types a legal or local value may have."""
_SCALES = {"数量": QUANTITY_SCALE, "金额": MONEY_SCALE}
_TERM = re.compile(r"(?:(\d{1,2})年)?(?:(\d{1,4})个月)?(?:(\d{1,3})[日天])?")
_ENDLESS = ("无期", "终身", "死缓", "死刑")


def read_term(text: str) -> Term | None:
    """A 刑期 as content writes it (1年6个月, 15日, 无期); None where it is none."""
    if text in _ENDLESS:
        return Term(indefinite=text)
    found = _TERM.fullmatch(text)
    if not text or not found:
        return None
    years, months, days = (int(part or 0) for part in found.groups())
    try:
        return Term(years * 12 + months, days)
    except ValueError:
        return None


def read_value(kind: str, raw: object) -> object | None:
    """The typed value; None where ``raw`` is not of the type.

    Args:
        kind: one of ``TYPES``.
        raw: what strict YAML gives: text, int, bool, date, list; decimals are text.
    """
    if kind in _SCALES:
        return _decimal(raw, _SCALES[kind])
    if kind == "整数":
        whole = isinstance(raw, int) and not isinstance(raw, bool)
        return raw if whole and abs(int(str(raw))) < LIMIT else None
    if kind == "刑期":
        return read_term(raw) if isinstance(raw, str) else None
    if kind == "文本列表":
        texts = isinstance(raw, list) and raw and all(isinstance(t, str) and t for t in raw)
        return tuple(sorted(set(raw))) if texts and isinstance(raw, list) else None
    if kind == "文本":
        return raw if isinstance(raw, str) and raw else None
    if kind == "布尔":
        return raw if isinstance(raw, bool) else None
    return day(raw)


def day(raw: object) -> dt.date | None:
    """A date; a date with a time of day is none."""
    return raw if isinstance(raw, dt.date) and not isinstance(raw, dt.datetime) else None


def _decimal(raw: object, scale: int) -> Decimal | None:
    if isinstance(raw, bool) or not isinstance(raw, int | str):
        return None
    try:
        number = Decimal(str(raw))
    except InvalidOperation:
        return None
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent > scale or abs(number) >= LIMIT:
        return None
    return number
