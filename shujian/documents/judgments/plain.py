"""Cells of facts as plain values, for JSON and for people."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from shujian.core.cells import Missing
from shujian.core.terms import Term


def plain(value: Any) -> Any:
    """A cell as JSON: months and yuan as numbers, dates as ISO text."""
    if isinstance(value, Missing) or value is None:
        return None
    if isinstance(value, Term):
        if value.indefinite:
            return value.indefinite if value.indefinite == "终身" else None
        return value.months if not value.days else round(value.months + value.days / 30, 2)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, dt.date) else value
