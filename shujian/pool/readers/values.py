"""Typed spreadsheet cells as text, exactly and always in the same way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

_EXACT = 1e15
_MIDNIGHT = dt.time(0)


def number_text(value: float) -> str:
    """A number as text.

    From 16 digits on it is written in scientific notation: a spreadsheet keeps 15 digits,
    so an identifier typed as a number is already damaged and must not look like one.
    """
    if abs(value) >= _EXACT:
        return _scientific(value)
    if isinstance(value, int):
        return str(value)
    if value.is_integer():
        return str(int(value))
    text = repr(value)
    return format(Decimal(text), "f") if "e" in text else text


def _scientific(value: float) -> str:
    text = repr(value)
    if "inf" in text:
        return "#NUM!"
    sign, digits, exponent = Decimal(text).as_tuple()
    figures = "".join(map(str, digits)).rstrip("0") or "0"
    power = len(digits) + int(exponent) - 1
    mantissa = figures[0] + ("." + figures[1:] if len(figures) > 1 else "")
    return f"{'-' if sign else ''}{mantissa}E+{power}"


def _float(value: float) -> str:
    return "#NUM!" if value != value else number_text(value)


def _bool(value: bool) -> str:
    return "TRUE" if value else "FALSE"


def _datetime(value: dt.datetime) -> str:
    if value.time() == _MIDNIGHT:
        return value.date().isoformat()
    return value.isoformat(sep=" ", timespec="seconds")


def _time(value: dt.time) -> str:
    return value.isoformat(timespec="seconds")


def _delta(value: dt.timedelta) -> str:
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


_TEXT: dict[type, Callable[[Any], str]] = {
    str: lambda value: value,
    float: _float,
    int: number_text,
    bool: _bool,
    dt.datetime: _datetime,
    dt.date: dt.date.isoformat,
    dt.time: _time,
    dt.timedelta: _delta,
}


def column_texts(values: Sequence[Any]) -> list[str]:
    """A column of typed cells as text."""
    kinds = set(map(type, values))
    if kinds == {str}:
        return list(values)
    if kinds == {float}:
        return [
            str(int(value)) if -_EXACT < value < _EXACT and value.is_integer() else _float(value)
            for value in values
        ]
    return [value if type(value) is str else _TEXT[type(value)](value) for value in values]
