"""Cells of a workbook: numbers, days and times as what they are, anything else as text."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from shujian.core.dates import endless


class Month(dt.date):
    """A month, told by its first day."""


Value = str | int | Decimal | dt.date | None
"""What stands in a cell; identity numbers are text, so that no digit is lost."""
_MOST = 32_000
"""Characters of a cell; a workbook takes 32767, longer texts would be dropped whole."""
_CUT = "……（过长，其余请看线索页）"
_EXACT = 10**13
"""Larger numbers with two digits behind the point would not be kept exactly: they stay text."""


def filled(value: Value) -> bool:
    """Whether a cell holds something."""
    return value is not None and value != ""


class Cells:
    """Writes the cells of one workbook.

    Args:
        book: an XlsxWriter workbook.
    """

    def __init__(self, book: Any) -> None:
        self._text = book.add_format({"text_wrap": True, "valign": "top"})
        self._formats = {
            name: book.add_format({"num_format": name, "valign": "top"})
            for name in ("0", "#,##0.00", "#,##0.0000", "yyyy-mm-dd", "yyyy-mm", "yyyy-mm-dd hh:mm")
        }

    def put(self, sheet: Any, row: int, column: int, value: Value) -> None:
        """Write one cell; a value that is not there leaves it empty."""
        if value is None or not filled(value):
            return
        if isinstance(value, int | Decimal) and -_EXACT < value < _EXACT:
            sheet.write_number(row, column, float(value), self._formats[_digits(value)])
        elif isinstance(value, dt.date):
            day = value if isinstance(value, dt.datetime) else dt.date(*value.timetuple()[:3])
            sheet.write_datetime(row, column, day, self._formats[_days(value)])
        else:
            text = str(value)
            text = text if len(text) <= _MOST else text[:_MOST] + _CUT
            sheet.write_string(row, column, text, self._text)


def _digits(value: int | Decimal) -> str:
    """Two digits for yuan, four for what is kept with more."""
    if isinstance(value, int):
        return "0"
    scale = -int(value.as_tuple().exponent)
    return "0" if scale <= 0 else "#,##0.00" if scale <= 2 else "#,##0.0000"


def _days(value: dt.date) -> str:
    if isinstance(value, dt.datetime):
        return "yyyy-mm-dd hh:mm"
    return "yyyy-mm" if isinstance(value, Month) else "yyyy-mm-dd"


def typed(kind: str, value: Any) -> Value:
    """A kept value as its type says: texts of numbers and days become numbers and days.

    Args:
        kind: the name of the column's type, "" where nobody knows it.
        value: as it stands in the ledger; lists and words are told as text.
    """
    if isinstance(value, dict) or value is None:  # a cell without a value
        return None
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(filter(None, (str(typed("", v) or "") for v in value)))
    try:
        if kind == "decimal":
            return Decimal(str(value))
        if kind in ("date", "month"):
            day = (Month if kind == "month" else dt.date).fromisoformat(value)
            return endless(day) or day
    except (ArithmeticError, TypeError, ValueError):
        return str(value)  # the column had another type when the clue was found
    return value if isinstance(value, int) and kind == "int" else str(value)
