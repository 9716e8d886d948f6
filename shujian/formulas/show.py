"""Cells as people write them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from shujian.core.cells import Missing
from shujian.core.dates import endless
from shujian.formulas.types import Type


def show(cell: object, kind: Type | None = None) -> str:
    """A cell for people: the word for its state, or the value.

    Args:
        cell: value or ``Missing``.
        kind: its type, to tell a month from a date.
    """
    if isinstance(cell, Missing):
        return cell.state.label
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, Decimal):
        return format(cell, "f")
    if isinstance(cell, dt.date):
        month = kind is not None and kind.name == "month"
        return endless(cell) or (f"{cell:%Y-%m}" if month else cell.isoformat())
    if isinstance(cell, tuple):
        return "、".join(show(c) for c in cell)
    return str(cell)
