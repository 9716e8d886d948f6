"""The types of the formula language and of table columns."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Type:
    """One type of value.

    Args:
        name: ``bool, int, decimal, text, date, month, term, list``.
        scale: digits after the point, for ``decimal``.
        of: element type, for ``list``.
    """

    name: str
    scale: int = 0
    of: Type | None = None

    @property
    def label(self) -> str:
        """The Chinese name shown to users."""
        if self.name == "list":
            return f"{self.of.label if self.of else ''}列表"
        return _LABELS[self.name]

    @property
    def numeric(self) -> bool:
        """Whether arithmetic is allowed."""
        return self.name in ("int", "decimal")

    def __str__(self) -> str:
        return self.label


_LABELS = {
    "bool": "布尔",
    "int": "整数",
    "decimal": "数量",
    "text": "文本",
    "date": "日期",
    "month": "月份",
    "term": "刑期",
    "child": "子表",
    "error": "有错",
}

BOOL = Type("bool")
INT = Type("int")
TEXT = Type("text")
DATE = Type("date")
MONTH = Type("month")
TERM = Type("term")
CHILD = Type("child")
"""A child table's name in a quantifier; no value has this type."""
ERROR = Type("error")
"""What could not be typed; it raises no further errors."""


def DECIMAL(scale: int) -> Type:  # noqa: N802 - reads as a type in signatures
    """A decimal number with a fixed scale."""
    return Type("decimal", scale=scale)


def LIST(of: Type) -> Type:  # noqa: N802
    """A sorted list of values of one type."""
    return Type("list", of=of)


MONEY = DECIMAL(2)
QUANTITY = DECIMAL(4)
