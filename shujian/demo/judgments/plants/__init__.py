"""The mistakes that are planted in judgments, by what they concern."""

from __future__ import annotations

from functools import cache

from shujian.demo.judgments.planting import Spot
from shujian.demo.judgments.plants import (
    across,
    citing,
    dates,
    fines,
    form,
    matter,
    merging,
    minors,
    penalty,
    people,
    probation,
    recidivism,
    terms,
    trial,
    twice,
)


@cache
def spots() -> tuple[Spot, ...]:
    """Every mistake and look-alike, in a fixed order."""
    modules = (
        penalty, fines, probation, recidivism, merging, terms, citing, minors, trial, form, dates,
        people, matter, across, twice,
    )  # fmt: skip
    return tuple(spot for module in modules for spot in module.SPOTS)
