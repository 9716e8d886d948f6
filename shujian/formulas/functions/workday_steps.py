"""Steps along the calendar of working days: in Python, and as column expressions."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.core.dates import ONE_DAY
from shujian.formulas.env import Calendar
from shujian.formulas.functions.base import At, Expr, Ops
from shujian.formulas.types import DATE
from shujian.formulas.workdays import Stretch, stretches

CALENDAR_NOTE = "Excel 没有；日历未载入的年份不可读"


def per_stretch(ops: Ops, at: At, day: Expr, rule: Any) -> Expr:
    """CASE over the stretches of the calendar; null outside."""

    def over(known: Expr) -> Expr:
        branches = []
        for part in stretches(at.env.calendar):
            first, last = ops.literal(part.first, DATE), ops.literal(part.last, DATE)
            offset = ops.days(known) - ops.day_number(part.first)
            branches.append(((known >= first) & (known <= last), rule(part, offset)))
        return ops.case(branches) if branches else ops.null(at.type)

    # no ops.let here: inside a lambda DuckDB would build the number table for each row
    return over(day)


def _to_date(ops: Ops, part: Stretch, offset: Expr) -> Expr:
    return ops.from_days(offset + ops.day_number(part.first))


def next_workday(calendar: Calendar, day: dt.date) -> dt.date:
    """The day itself or the first working day after; KeyError where not loaded."""
    while not calendar.is_workday(day):
        day += ONE_DAY
    return day


def add_workdays(calendar: Calendar, day: dt.date, count: int) -> dt.date:
    """Some working days on or back; the day itself is not counted."""
    calendar.is_workday(day)
    step = ONE_DAY if count > 0 else -ONE_DAY
    left = abs(count)
    while left:
        day += step
        left -= calendar.is_workday(day)
    return day


def next_expr(ops: Ops, at: At, day: Expr) -> Expr:
    """The same as ``next_workday`` over columns."""
    return per_stretch(
        ops,
        at,
        day,
        lambda part, off: _to_date(ops, part, ops.lookup(part.next, off).nullif(-1)),
    )


def add_expr(ops: Ops, at: At, day: Expr, count: Expr) -> Expr:
    """The same as ``add_workdays`` over columns."""

    def rule(part: Stretch, offset: Expr) -> Expr:
        forward = ops.lookup(part.upto, offset) + count - 1
        back = ops.lookup(part.before, offset) + count
        place = ops.case([(count > 0, forward), (count < 0, back)])
        found = _to_date(ops, part, ops.lookup(part.days, place))
        return ops.case([(count == 0, day)], found)

    return per_stretch(ops, at, day, rule)
