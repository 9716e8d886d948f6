"""数量: a number of things or a measure, kept in the column's unit."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from shujian.core.money import QUANTITY_SCALE, rounded
from shujian.formulas.types import QUANTITY
from shujian.schema.elements.base import Cleaned, register, unreadable
from shujian.schema.elements.decimals import DecimalElement
from shujian.schema.elements.units import unit_named, units
from shujian.schema.fold import Folded
from shujian.schema.numbers import TOO_BIG, Refused, number, sign_of

UNIT_NOTE = "按所写单位换算"
ROUND_NOTE = "四舍五入到四位小数"
_WITH_UNIT = re.compile(r"(.*?\d)([^\d.,].*)")


@register
class Quantity(DecimalElement):
    """Quantity: 3.5吨 in a column of kilograms is 3500; units come from the content file."""

    name = "数量"
    code = "quantity"
    type = QUANTITY
    level = 1
    example = "3.5000"
    units = tuple(units())

    def read(self, cell: Folded) -> Cleaned:
        """Read a number with or without a unit of the column's measure."""
        sign, text = sign_of(cell.dense)
        digits, unit = _split(text)
        value = number(digits)
        if isinstance(value, Refused):
            return unreadable(value.reason)
        unit = unit or self.given
        if unit and not self.unit:
            return unreadable("单元格写有单位，而该列未定单位")
        if unit != self.unit:
            measure, size = units()[unit]
            own, base = units()[self.unit]
            if measure != own:
                return unreadable("单位与该列的单位不是同一种量")
            exact = Fraction(value) * size / base
        else:
            exact = Fraction(value)
        result = rounded(Decimal(exact.numerator) / Decimal(exact.denominator), QUANTITY_SCALE)
        if result >= self.limit:
            return unreadable(TOO_BIG)
        notes = (
            UNIT_NOTE if unit != self.unit else "",
            ROUND_NOTE if Fraction(result) != exact else "",
        )
        return Cleaned(sign * result + 0, cell.note(*notes))


def _split(text: str) -> tuple[str, str]:
    """The number and the unit behind it: as listed, in another case, or one thing per another."""
    match = _WITH_UNIT.fullmatch(text)
    if match and ("/" in text or "每" in text) and (unit := unit_named(match[2], Quantity.units)):
        return match[1], unit
    for length in range(min(8, len(text) - 1), 0, -1):
        if text[-length:] in units():
            return text[:-length], text[-length:]
    match = re.fullmatch(r"(.*?\d)([A-Za-z]{1,4})", text)
    if match and match[2].lower() in units():
        return match[1], match[2].lower()
    return text, ""
