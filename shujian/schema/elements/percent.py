"""百分比: a share, kept as percent or, where the column's unit says so, as a number of one."""

from __future__ import annotations

import re
from decimal import Decimal

from shujian.core.money import QUANTITY_SCALE, rounded
from shujian.formulas.types import QUANTITY
from shujian.schema.elements.base import Cleaned, register, unreadable
from shujian.schema.elements.decimals import DecimalElement
from shujian.schema.fold import Folded
from shujian.schema.numbers import TOO_BIG, Refused, number, sign_of

UNIT_NOTE = "按所写单位换算"
ROUND_NOTE = "四舍五入到四位小数"
_SIZES = {"%": Decimal("0.01"), "‰": Decimal("0.001"), "小数": Decimal(1)}
_WORDS = (("百分之", "%"), ("千分之", "‰"))
_POINTS = re.compile(r"(?<=[\d.])(?:个百分点|pct|PCT)$")


@register
class Percent(DecimalElement):
    """Percentage: 35%, 百分之三十五, 350‰; bare numbers are in the unit of the file."""

    name = "百分比"
    code = "percent"
    type = QUANTITY
    level = 1
    telling = False
    example = "35.0000"
    units = tuple(_SIZES)

    def read(self, cell: Folded) -> Cleaned:
        """Read a number with or without its sign."""
        sign, text = sign_of(_POINTS.sub("%", cell.dense))
        unit = ""
        for word, mark in _WORDS:
            if text.startswith(word):
                text, unit = text.removeprefix(word), mark
        if not unit and text[-1:] in ("%", "‰"):
            text, unit = text[:-1], text[-1]
        value = number(text)
        if isinstance(value, Refused):
            return unreadable(value.reason)
        own = self.unit or "%"
        source = unit or self.given or "%"
        exact = value * _SIZES[source] / _SIZES[own]
        result = rounded(exact, QUANTITY_SCALE)
        if result >= self.limit:
            return unreadable(TOO_BIG)
        notes = (UNIT_NOTE if source != own else "", ROUND_NOTE if result != exact else "")
        return Cleaned(sign * result + 0, cell.note(*notes))

    def check(self, value: Decimal) -> str | None:
        """Shares above the whole are rates of change, or slips."""
        whole = 1 / _SIZES[self.unit or "%"]
        return "超过百分之百，请核对" if abs(value) > whole else None
