"""日期: intervals, both days included: whether a day lies in one, how far two overlap."""

from __future__ import annotations

from typing import Any

from shujian.core.cells import UNKNOWN
from shujian.core.dates import whole_months
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
from shujian.formulas.functions.date_parts import ON_DAY
from shujian.formulas.functions.defined import Defined
from shujian.formulas.types import INT, Type

_FROM, _TO = Param("起", DAY), Param("止", DAY)
_TWO = (Param("甲起", DAY), Param("甲止", DAY), Param("乙起", DAY), Param("乙止", DAY))
_UNITS = ("Y", "M", "D", "YM")


class Within(Defined):
    """Whether a day lies in an interval that may be open."""

    name, group, params = "在期间", "日期", (ON_DAY, _FROM, _TO)
    formula = "AND([起]<=[日期], OR(ISBLANK([止]), [日期]<=[止]))"
    help = "日期是否在起止之间，两端都含；止未填表示没有结束"
    excel = "Excel 没有；两端都有的也可用 介于"
    examples = (
        Example("在期间(DATE(2023,5,1), DATE(2023,1,1), DATE(2023,5,1))", True),
        Example("在期间(DATE(2022,5,1), DATE(2023,1,1), DATE(2023,5,1))", False),
    )

    def phrase(self, *parts: str) -> str:
        """在 … 至 … 之间."""
        return f"{parts[0]}在{parts[1]}至{parts[2]}之间"


class Overlaps(Defined):
    """Whether two intervals, perhaps open, have a day in common."""

    name, group, params = "期间重叠", "日期", _TWO
    formula = "AND(OR(ISBLANK([乙止]), [甲起]<=[乙止]), OR(ISBLANK([甲止]), [乙起]<=[甲止]))"
    help = "两段期间是否至少有一天相同，两端都含；止未填表示没有结束"
    excel = "Excel 没有"
    examples = (
        Example("期间重叠(DATE(2023,1,1), DATE(2023,5,1), DATE(2023,5,1), DATE(2023,6,1))", True),
    )

    def phrase(self, *parts: str) -> str:
        """重叠."""
        return f"{parts[0]}至{parts[1]}与{parts[2]}至{parts[3]}有重叠"


class OverlapDays(Function):
    """How many days two intervals have in common."""

    name, group, result, params, partial, reuse = "重叠天数", "日期", INT, _TWO, True, True
    help = "两段期间相同的天数，两端都含，不重叠为 0；止在起之前不可读"
    excel = "Excel 常写作 MAX(0, MIN(…)-MAX(…)+1)"
    examples = (
        Example("重叠天数(DATE(2023,1,1), DATE(2023,5,1), DATE(2023,4,30), DATE(2023,6,1))", 2),
    )

    def value(self, at: At, *args: Any) -> Cell:
        """From the later start to the earlier end."""
        a, b, c, d = args
        return UNKNOWN if b < a or d < c else max(0, (min(b, d) - max(a, c)).days + 1)

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """From the later start to the earlier end."""
        a, b, c, d = args
        days = ops.days(ops.smaller(b, d)) - ops.days(ops.larger(a, c)) + 1
        return ops.case([((b >= a) & (d >= c), ops.larger(days, ops.literal_int(0)))])

    def phrase(self, *parts: str) -> str:
        """重叠的天数."""
        return f"{parts[0]}至{parts[1]}与{parts[2]}至{parts[3]}重叠的天数"


class DateDif(Function):
    """Whole years, months or days from one date to another."""

    name, group, result, partial, reuse = "DATEDIF", "日期", INT, True, True
    params = (_FROM, _TO, Param("单位", ("text",), literal=True))
    help = '从起到止的整年数 "Y"、整月数 "M"、天数 "D"、不满一年的整月数 "YM"；止在起之前不可读'
    excel = "没有 MD、YD（Excel 自己也不建议用）；月末到月末算满月"
    examples = (
        Example('DATEDIF(DATE(2020,5,10), DATE(2023,5,9), "Y")', 2),
        Example('DATEDIF(DATE(2020,5,10), DATE(2023,5,9), "YM")', 11),
    )

    def type_of(self, at: At) -> Type:
        """INT where the unit is known."""
        if at.literals[2] not in _UNITS:
            raise RefusedError("单位不认识", f"可用：{'、'.join(_UNITS)}", 2)
        return INT

    def value(self, at: At, *args: Any) -> Cell:
        """By the unit."""
        start, end, unit = args
        if end < start:
            return UNKNOWN
        months = whole_months(start, end)
        return {"Y": months // 12, "M": months, "YM": months % 12}.get(unit, (end - start).days)

    def lower(self, ops: Ops, at: At, *args: Expr) -> Expr:
        """By the unit."""
        start, end, unit = args[0], args[1], at.literals[2]
        months = ops.whole_months(start, end)
        years = ops.literal_int(12)
        made = {
            "Y": lambda: ops.divided(months, years),
            "M": lambda: months,
            "YM": lambda: ops.modulo(months, years),
            "D": lambda: ops.days(end) - ops.days(start),
        }
        return ops.case([(start <= end, made[str(unit)]())])
