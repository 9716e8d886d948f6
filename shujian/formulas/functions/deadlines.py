"""法定期间: the last day of a period."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from shujian.core.cells import UNKNOWN
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
from shujian.formulas.functions.workday_steps import add_expr, add_workdays, next_expr, next_workday
from shujian.formulas.types import DATE, Type


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
            end = add_expr(ops, at, start, count)
        else:
            end = self.moved_expr(ops, at, ops.from_days(ops.days(start) + count))
        return ops.case([(count >= 0, end)])

    def moved_expr(self, ops: Ops, at: At, day: Expr) -> Expr:
        """To the next working day."""
        return next_expr(ops, at, day)

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
