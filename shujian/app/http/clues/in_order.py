"""The order in which people read the values of a clue: who it is, then the rest, first before last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from shujian.trust.decisions import SENSITIVE


def in_order(values: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Values that tell who it is, then the others as they came; 首… stands right before its 末…."""
    names = {v["column"] for v in values}
    whole = sorted(values, key=lambda v: v["level"] < SENSITIVE)
    held = {v["column"]: v for v in whole}
    found: dict[str, Mapping[str, Any]] = {}
    for column, value in held.items():
        first = column.replace("末", "首")
        if first != column and first in names:
            found.setdefault(first, held[first])
        found.setdefault(column, value)
    return list(found.values())
