"""整数: a count."""

from __future__ import annotations

import re

import pyarrow as pa

from shujian.formulas.types import INT
from shujian.schema import columns
from shujian.schema.elements.base import Cleaned, Element, Fast, register, unreadable
from shujian.schema.fold import Folded
from shujian.schema.numbers import Refused, number, sign_of

COUNTER_NOTE = "去除量词"
_COUNTER = re.compile(
    r"(?<=[\d一二三四五六七八九十百千万亿零〇两])(?:人次|[人个名件次户台辆只项宗起条份])$"
)


@register
class Integer(Element):
    """Whole number: 1,234, 12.0, 十二, 12人; 12.5 is refused."""

    name = "整数"
    code = "integer"
    type = INT
    level = 1
    example = "12"
    max_length = 100

    def read(self, cell: Folded) -> Cleaned:
        """Read a whole number."""
        bare = _COUNTER.sub("", cell.dense)
        sign, text = sign_of(bare)
        value = number(text)
        if isinstance(value, Refused):
            return unreadable(value.reason)
        if value != value.to_integral_value():
            return unreadable("应为整数")
        return Cleaned(sign * int(value), cell.note(COUNTER_NOTE if bare != cell.dense else ""))

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Plain digits."""
        mask = columns.matches(column, r"^(?:0|-?[1-9]\d{0,14})$")
        return Fast(mask, columns.only(column, mask).cast(pa.int64()))
