"""法定期间: whether a day is a working day, and the next one that is."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.core.cells import UNKNOWN
from shujian.formulas.functions.base import DAY, At, Cell, Example, Expr, Function, Ops, Param
from shujian.formulas.functions.workday_steps import (
    CALENDAR_NOTE,
    next_expr,
    next_workday,
    per_stretch,
)
from shujian.formulas.types import BOOL, DATE

ON_DAY = Param("日期", DAY)


class IsWorkday(Function):
    """Whether a day is a working day."""

    name, group, result, partial = "是工作日", "法定期间", BOOL, True
    withholds = True
    params, excel = (ON_DAY,), CALENDAR_NOTE
    help = "该日是否为工作日（含调休上班的周末，不含放假的平日）"
    examples = (
        Example("是工作日(DATE(2024,5,6))", True),
        Example("是工作日(DATE(2024,5,4))", False),
        Example("是工作日(DATE(1990,5,4))", "不可读"),
    )

    def value(self, at: At, *args: Any) -> Cell:
        """By the calendar."""
        try:
            return at.env.calendar.is_workday(args[0])
        except KeyError:
            return UNKNOWN

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Whether the next working day is the day."""
        return per_stretch(ops, at, args[0], lambda p, off: ops.lookup(p.next, off) == off)

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        return f"{parts[0]}是工作日"


class ToWorkday(Function):
    """Moved to a working day."""

    name, group, result, partial = "顺延至工作日", "法定期间", DATE, True
    params, excel = (ON_DAY,), CALENDAR_NOTE
    help = "该日为工作日则不变，否则为其后第一个工作日"
    examples = (Example("顺延至工作日(DATE(2024,5,4))", dt.date(2024, 5, 6)),)

    def value(self, at: At, *args: Any) -> Cell:
        """The day or the next working day."""
        try:
            return next_workday(at.env.calendar, args[0])
        except KeyError:
            return UNKNOWN

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """By number tables."""
        return next_expr(ops, at, args[0])
