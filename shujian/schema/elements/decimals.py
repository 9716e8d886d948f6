"""What decimal elements have in common: plain numbers are read as whole columns."""

from __future__ import annotations

from decimal import Decimal

import pyarrow as pa

from shujian.schema import columns
from shujian.schema.elements.base import Element, Fast


class DecimalElement(Element):
    """A decimal of the type's scale; values are kept in the column's unit."""

    max_length = 100

    @property
    def whole_digits(self) -> int:
        """Digits before the point that the stored type has room for."""
        return min(15, 18 - self.type.scale)

    @property
    def limit(self) -> Decimal:
        """Values of this size or more are unknown."""
        return Decimal(10) ** self.whole_digits

    @property
    def _pattern(self) -> str:
        return rf"^-?\d{{1,{self.whole_digits}}}(?:\.\d{{1,{self.type.scale}}})?$"

    def fast(self, column: pa.StringArray) -> Fast | None:
        """Plain numbers, where the file's unit is the column's."""
        if self.given != self.unit:
            return None
        mask = columns.matches(column, self._pattern)
        return Fast(mask, columns.only(column, mask).cast(self.arrow))

    def canonical(self, value: Decimal) -> str:
        """Plain notation with every decimal place."""
        return format(value, "f")

    def plain(self, raw: str, value: Decimal) -> bool:
        """12, 12.5 and 12.50 all say the value as it is."""
        if self.given != self.unit or not raw.isascii():
            return False
        digits = raw.removeprefix("-")
        whole, point, rest = digits.partition(".")
        return (
            0 < len(whole) <= self.whole_digits
            and whole.isdigit()
            and (not point or (rest.isdigit() and len(rest) <= self.type.scale))
        )
