"""刑期: building and taking apart lengths of punishment."""

from __future__ import annotations

from typing import Any

from shujian.core.cells import UNKNOWN
from shujian.core.terms import MAX_MONTHS, Term
from shujian.formulas.functions.base import At, Cell, Example, Expr, Function, Ops, Param
from shujian.formulas.functions.term_kinds import INDEFINITE_FLOOR, TERM_PARAM
from shujian.formulas.types import INT, TERM


class MakeTerm(Function):
    """A term from months and days."""

    reuse = True
    name, group, result, partial = "刑期", "刑期", TERM, True
    params = (Param("月数", ("int",)), Param("日数", ("int",), optional=True))
    help = "由月数和日数组成刑期；一年写作 12 个月"
    examples = (
        Example("刑期(18)", Term(18)),
        Example("刑期(6, 15)", Term(6, 15)),
        Example("刑期(-1)", "不可读"),
    )

    def value(self, at: At, *args: Any) -> Cell:
        """Months and days within range."""
        months, days = args[0], args[1] if len(args) > 1 else 0
        if not (0 <= months <= MAX_MONTHS and 0 <= days <= 999):
            return UNKNOWN
        return Term(months, days)

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """months × 1000 + days."""
        months = args[0]
        days = args[1] if len(args) > 1 else ops.literal(0, INT)
        good = (months >= 0) & (months <= MAX_MONTHS) & (days >= 0) & (days <= 999)
        return ops.cast(ops.case([(good, months * 1000 + days)]), TERM)


class TermMonths(Function):
    """The whole months of a term."""

    reuse = True
    name, group, result, params, partial = "刑期月数", "刑期", INT, TERM_PARAM, True
    help = "有期刑期的整月数（余下的日数不计）；无期、死缓、死刑不可读"
    examples = (Example("刑期月数(刑期(18, 10))", 18),)

    def value(self, at: At, *args: Any) -> Cell:
        """Months; an indefinite term has none."""
        return UNKNOWN if args[0].indefinite else args[0].months

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Code ÷ 1000."""
        code = ops.cast(args[0], INT)
        return ops.case([(code < INDEFINITE_FLOOR, ops.whole(code, 1000))])


class TermDays(Function):
    """The days on top of a term's months."""

    reuse = True
    name, group, result, params, partial = "刑期日数", "刑期", INT, TERM_PARAM, True
    help = "有期刑期中月数之外的日数"
    examples = (Example("刑期日数(刑期(18, 10))", 10),)

    def value(self, at: At, *args: Any) -> Cell:
        """Days; an indefinite term has none."""
        return UNKNOWN if args[0].indefinite else args[0].days

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """Code modulo 1000."""
        code = ops.cast(args[0], INT)
        return ops.case([(code < INDEFINITE_FLOOR, code % 1000)])
