"""日期: a date out of a text."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from shujian.core.cells import UNKNOWN
from shujian.formulas.functions.base import At, Cell, Example, Expr, Function, Ops
from shujian.formulas.functions.text import TEXT_PARAM
from shujian.formulas.types import DATE

PATTERN = r"([0-9]{4})(?:年([0-9]{1,2})月([0-9]{1,2})日|[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})|([0-9]{2})([0-9]{2}))"
_SHAPE = re.compile(PATTERN)


class DateValue(Function):
    """A date written in one of the usual ways."""

    name, group, result, params = "转日期", "日期", DATE, (TEXT_PARAM,)
    partial, reuse, aliases = True, True, ("DATEVALUE",)
    help = "把写成 2023-05-01、2023/5/1、2023.5.1、2023年5月1日、20230501 的文字变成日期；其他写法不可读"
    excel = "年份须为四位；没有这一天则不可读"
    examples = (
        Example('转日期("2023年5月1日")', dt.date(2023, 5, 1)),
        Example('转日期("20230501")', dt.date(2023, 5, 1)),
        Example('转日期("2023-2-30")', "不可读"),
    )

    def value(self, at: At, *args: Any) -> Cell:
        """Year, month and day."""
        found = _SHAPE.fullmatch(args[0])
        if not found:
            return UNKNOWN
        try:
            return dt.date(*(int(part) for part in found.groups() if part))
        except ValueError:
            return UNKNOWN

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Year, month and day."""
        return ops.parse_date(args[0], PATTERN)

    def phrase(self, *parts: str) -> str:
        """The text itself."""
        return f"{parts[0]}（日期）"
