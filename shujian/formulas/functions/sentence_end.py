"""法定期间: the last day of a term of punishment."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.core.cells import UNKNOWN
from shujian.core.dates import add_months, month_end
from shujian.formulas.functions.base import DAY, At, Cell, Example, Expr, Function, Ops, Param
from shujian.formulas.types import DATE, INT


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
