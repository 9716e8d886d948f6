"""Canonical JSON: the form in which two results are compared byte for byte."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from decimal import Decimal
from typing import Any


def plain(value: Any) -> Any:
    """Turn dates, decimals and tuples into what JSON knows; refuse floats.

    Raises:
        TypeError: for a float, because floating sums differ from run to run.
    """
    if isinstance(value, float):
        raise TypeError("no float in a canonical result: use Decimal")
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    return value


def canonical_json(value: Any) -> str:
    """Sorted keys, no spaces, Chinese as it is."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(value: Any) -> str:
    """SHA-256 of the canonical JSON, hexadecimal."""
    return hashlib.sha256(canonical_json(value).encode("utf-8")).hexdigest()
