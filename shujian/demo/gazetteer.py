"""The invented places of the demo city and the days on which its offices work."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from shujian.demo.columns import demo_content

THIN = "990204"
"""The county whose departments sent almost nothing: every answer about it is 未检查."""
UNRULED = "990203"
"""The county without local rules."""
ABROAD = "995101"
"""A county of the neighbouring province: no register of it was supplied."""


@dataclass(frozen=True)
class Region:
    """A place: its code, its name, and its share of the people (counties only)."""

    code: str
    name: str
    share: int


@cache
def regions() -> dict[str, Region]:
    """Every place by code."""
    entries = demo_content("gazetteer.yaml")
    return {e["code"]: Region(e["code"], e["name"], int(e.get("share", 0))) for e in entries}


def counties() -> list[Region]:
    """The eight counties of the demo province."""
    return [region for region in regions().values() if region.share]


def settled() -> list[str]:
    """The codes of the counties with full registers and local rules."""
    return [r.code for r in counties() if r.code not in (THIN, UNRULED)]


def place_name(code: str) -> str:
    """Province, city and county in one."""
    places = regions()
    parts = [places[code[:2] + "0000"] if code[:3] != "995" else places["995000"]]
    parts += [places[code[:4] + "00"], places[code]]
    return "".join(p.name for p in parts)


@cache
def _exceptions() -> tuple[frozenset[dt.date], frozenset[dt.date]]:
    years = demo_content("holidays.yaml").values()
    off = frozenset(day for year in years for day in year["off"])
    return off, frozenset(day for year in years for day in year["work"])


def is_workday(day: dt.date) -> bool:
    """Whether offices work on that day (2024 and 2025 only).

    Raises:
        ValueError: another year.
    """
    if day.year not in (2024, 2025):
        raise ValueError(f"no calendar for {day.year}")
    off, work = _exceptions()
    return day in work or (day.weekday() < 5 and day not in off)


def add_workdays(day: dt.date, count: int) -> dt.date:
    """The last day of a period of workdays; the first day is not counted."""
    while count:
        day += dt.timedelta(days=1)
        count -= is_workday(day)
    return day
