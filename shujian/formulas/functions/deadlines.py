"""法定期间: working days, the last day of a period, the end of a term."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from shujian.core.cells import UNKNOWN
from shujian.core.dates import ONE_DAY, add_months, month_end
from shujian.formulas.env import Calendar
from shujian.formulas.functions.base import (
    DAY,
    At,
    Cell,
    Example,
    Expr,
    Function,
    Ops,
    Param,
    RefusedError,
)
from shujian.formulas.types import BOOL, DATE, INT, Type
from shujian.formulas.workdays import Stretch, stretches

_DATE = Param("日期", DAY)
_BASIS = "Excel 没有；日历未载入的年份不可读"


def _per_stretch(ops: Ops, at: At, day: Expr, rule: Any) -> Expr:
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


def _next_expr(ops: Ops, at: At, day: Expr) -> Expr:
    return _per_stretch(
        ops,
        at,
        day,
        lambda part, off: _to_date(ops, part, ops.lookup(part.next, off).nullif(-1)),
    )


def _add_expr(ops: Ops, at: At, day: Expr, count: Expr) -> Expr:
    def rule(part: Stretch, offset: Expr) -> Expr:
        forward = ops.lookup(part.upto, offset) + count - 1
        back = ops.lookup(part.before, offset) + count
        place = ops.case([(count > 0, forward), (count < 0, back)])
        found = _to_date(ops, part, ops.lookup(part.days, place))
        return ops.case([(count == 0, day)], found)

    return _per_stretch(ops, at, day, rule)


class IsWorkday(Function):
    """Whether a day is a working day."""

    name, group, result, partial = "是工作日", "法定期间", BOOL, True
    params, excel = (_DATE,), _BASIS
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
        return _per_stretch(ops, at, args[0], lambda p, off: ops.lookup(p.next, off) == off)

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        return f"{parts[0]}是工作日"


class AddWorkdays(Function):
    """Working days on."""

    name, group, result, partial = "加工作日", "法定期间", DATE, True
    params, excel = (_DATE, Param("天数", ("int",))), _BASIS
    help = "若干个工作日之后（负数为之前）的工作日；起日不算"
    examples = (Example("加工作日(DATE(2024,5,3), 1)", dt.date(2024, 5, 6)),)

    def value(self, at: At, *args: Any) -> Cell:
        """Counted day by day."""
        try:
            return add_workdays(at.env.calendar, args[0], args[1])
        except KeyError:
            return UNKNOWN

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """By number tables."""
        return _add_expr(ops, at, args[0], args[1])

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        return f"{parts[0]}加{parts[1]}个工作日"


class CountWorkdays(Function):
    """Working days in a period."""

    name, group, result, partial = "工作日数", "法定期间", INT, True
    params, excel = (Param("起", DAY), Param("止", DAY)), _BASIS
    help = "起止之间的工作日数，两端都含；止在起之前不可读"
    examples = (Example("工作日数(DATE(2024,5,6), DATE(2024,5,10))", 5),)

    def value(self, at: At, *args: Any) -> Cell:
        """Counted day by day."""
        start, end = args
        years = set(at.env.calendar.years())
        if start > end or not set(range(start.year, end.year + 1)) <= years:
            return UNKNOWN
        span = (end - start).days + 1
        return sum(at.env.calendar.is_workday(start + ONE_DAY * i) for i in range(span))

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Difference of two running counts."""
        start, end = args

        def rule(part: Stretch, offset: Expr) -> Expr:
            last = ops.days(end) - ops.day_number(part.first)
            return ops.lookup(part.upto, last) - ops.lookup(part.before, offset)

        return ops.case([(start <= end, _per_stretch(ops, at, start, rule))])


class ToWorkday(Function):
    """Moved to a working day."""

    name, group, result, partial = "顺延至工作日", "法定期间", DATE, True
    params, excel = (_DATE,), _BASIS
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
        return _next_expr(ops, at, args[0])


class Deadline(Function):
    """The last day of a statutory period.

    Source: 刑事诉讼法第一百零五条; 民法典第二百零一条、第二百零三条.
    """

    name, group, result, partial = "期限届满日", "法定期间", DATE, True
    params = (
        Param("起", DAY),
        Param("天数", ("int",)),
        Param("单位", ("text",), literal=True),
    )
    help = "期间的最后一日：开始之日不算；单位为“日”时，最后一日遇节假日顺延到其后第一个工作日"
    excel = "Excel 没有；依刑诉法第一百零五条、民法典第二百零三条；日历未载入的年份不可读"
    examples: ClassVar[tuple[Example, ...]] = (
        Example('期限届满日(DATE(2024,5,1), 3, "日")', dt.date(2024, 5, 6)),
        Example('期限届满日(DATE(2024,5,6), 3, "工作日")', dt.date(2024, 5, 9)),
    )

    def type_of(self, at: At) -> Type:
        """DATE where the unit is known."""
        if at.literals[2] not in ("日", "工作日"):
            raise RefusedError("单位不认识", '单位写作 "日" 或 "工作日"', 2)
        return DATE

    def value(self, at: At, *args: Any) -> Cell:
        """Counted by the unit, then moved."""
        start, count, unit = args
        if count < 0:
            return UNKNOWN
        try:
            if unit == "工作日":
                return add_workdays(at.env.calendar, start, count)
            return self.moved(at, start + dt.timedelta(days=count))
        except KeyError:
            return UNKNOWN

    def moved(self, at: At, day: dt.date) -> dt.date:
        """To the next working day."""
        return next_workday(at.env.calendar, day)

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Counted by the unit, then moved."""
        start, count, _ = args
        if at.literals[2] == "工作日":
            end = _add_expr(ops, at, start, count)
        else:
            end = self.moved_expr(ops, at, ops.from_days(ops.days(start) + count))
        return ops.case([(count >= 0, end)])

    def moved_expr(self, ops: Ops, at: At, day: Expr) -> Expr:
        """To the next working day."""
        return _next_expr(ops, at, day)

    def phrase(self, *parts: str) -> str:
        """Sentence."""
        return f"{parts[0]}起{parts[1]}个{parts[2].strip('“”')}的{self.name}"


class PlainDeadline(Deadline):
    """The last day of a period that holidays do not lengthen (custody)."""

    name = "届满日不顺延"
    help = "期间的最后一日，遇节假日不顺延（在押期间）；开始之日不算"
    excel = "Excel 没有；依刑诉法第一百零五条第四款但书"
    examples = (Example('届满日不顺延(DATE(2024,5,1), 3, "日")', dt.date(2024, 5, 4)),)

    def moved(self, at: At, day: dt.date) -> dt.date:
        """Not at all."""
        return day

    def moved_expr(self, ops: Ops, at: At, day: Expr) -> Expr:
        """Not at all."""
        return day


class SentenceEnd(Function):
    """The last day of a term of punishment.

    Source: 最高法刑诉法解释（法释〔2021〕1号）第二百零二条第二款. Years first, then months,
    then days; a term that starts on a month's last day runs by last days.
    """

    reuse = True
    name, group, result, partial = "刑期届满日", "法定期间", DATE, True
    params = (Param("起算日", DAY), Param("刑期", ("term",)))
    help = "刑期的最后一日：次月同日（起算日为月末的为次月末日）的前一日；先算年，再算月、日"
    excel = "Excel 没有；依刑诉法解释第二百零二条第二款；无期、死缓等不可读"
    examples = (
        Example("刑期届满日(DATE(2023,5,10), 刑期(6,0))", dt.date(2023, 11, 9)),
        Example("刑期届满日(DATE(2023,2,28), 刑期(1,0))", dt.date(2023, 3, 30)),
        Example("刑期届满日(DATE(2023,2,28), 刑期(12,0))", dt.date(2024, 2, 27)),
        Example("刑期届满日(DATE(2023,5,10), 刑期(0,15))", dt.date(2023, 5, 24)),
    )

    def value(self, at: At, *args: Any) -> Cell:
        """Years, months, days, minus one."""
        start, term = args
        if term.indefinite or term.code == 0:
            return UNKNOWN
        years, months = divmod(term.months, 12)
        day = add_months(start, years * 12)
        if months:
            last = day == month_end(day)
            day = add_months(day, months)
            day = month_end(day) if last else day
        return day + dt.timedelta(days=term.days - 1)

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """The same steps."""
        code = ops.cast(args[1], INT)
        months = ops.whole(code, 1000)
        rest = months % 12

        def by_months(day: Expr) -> Expr:
            later = ops.add_months(day, rest)
            last = (day == ops.month_end(day)) & (rest > 0)
            return ops.case([(last, ops.month_end(later))], later)

        end = ops.let(ops.add_months(args[0], ops.whole(months, 12) * 12), by_months)
        moved = ops.from_days(ops.days(end) + code % 1000 - 1)
        return ops.case([((code > 0) & (code < 900_000_000), moved)])
