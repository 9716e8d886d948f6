"""The mistakes that are planted in judgments, by what they concern."""

from __future__ import annotations

from functools import cache

from shujian.demo.judgments.planting import Spot
from shujian.demo.judgments.plants import fines, penalty


@cache
def spots() -> tuple[Spot, ...]:
    """Every mistake and look-alike, in a fixed order."""
    modules = (penalty, fines)
    return tuple(spot for module in modules for spot in module.SPOTS)
