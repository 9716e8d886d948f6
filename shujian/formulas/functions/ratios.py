"""算术: changes and differences in relation."""

from __future__ import annotations

from decimal import Decimal

from shujian.formulas.functions.base import NUMBER, Example, Param
from shujian.formulas.functions.defined import Defined


class Change(Defined):
    """The relative change."""

    name, group, aliases = "变动率", "算术", ("PCTCHANGE",)
    params = (Param("旧", NUMBER), Param("新", NUMBER))
    formula = "([新]-[旧])/ABS([旧])"
    help = "新数比旧数增减的比例，六位小数；旧数为零不可读；乘 100 得百分数"
    excel = "Excel 没有"
    examples = (
        Example("变动率(200, 150)", Decimal("-0.250000")),
        Example("变动率(0, 5)", "不可读"),
    )

    def phrase(self, *parts: str) -> str:
        """比."""
        return f"{parts[1]}比{parts[0]}的变动率"


class Near(Defined):
    """Whether two numbers are within a tolerance."""

    name, group = "相近", "算术"
    params = (Param("甲", NUMBER), Param("乙", NUMBER), Param("容差", NUMBER))
    formula = "ABS([甲]-[乙])<=[容差]"
    help = "两数相差不超过容差"
    excel = "Excel 没有"
    examples = (Example("相近(100.004, 100, 0.01)", True), Example("相近(1, 3, 1)", False))

    def phrase(self, *parts: str) -> str:
        """相差不超过."""
        return f"{parts[0]}与{parts[1]}相差不超过{parts[2]}"


class RelativelyNear(Defined):
    """Whether a number differs from what it should be by a share at most."""

    name, group = "大致相符", "算术"
    params = (Param("实际", NUMBER), Param("应为", NUMBER), Param("比例", NUMBER))
    formula = "ABS([实际]-[应为])<=ABS([应为])*[比例]"
    help = "实际数与应有数相差不超过应有数的若干比例（0.01 即百分之一）"
    excel = "Excel 没有"
    examples = (
        Example("大致相符(10050, 10000, 0.01)", True),
        Example("大致相符(13200, 12300, 0.01)", False),
    )

    def phrase(self, *parts: str) -> str:
        """相差不超过."""
        return f"{parts[0]}与{parts[1]}相差不超过其{parts[2]}倍"
