"""Charges that the demo city's courts try, with lawful ranges, from content."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from shujian.demo.columns import demo_content

FOLDER = "judgments/"


@dataclass(frozen=True)
class Tier:
    """A range of penalties: months from ``low`` to ``high``, fine must, sole, alt or none."""

    label: str
    kinds: tuple[str, ...]
    low: int
    high: int
    fine: str
    articles: tuple[str, ...]
    amount: tuple[int, int] = (0, 0)
    fines: tuple[int, int] = (0, 0)
    percent: tuple[int, int] = (0, 0)
    grams: tuple[int, int] = (0, 0)
    worse: bool = False


@dataclass(frozen=True)
class Charge:
    """An offence as one version of the law knows it.

    Args:
        since: no act before.
        until: no judgment after.
        act: the court's words for the act; {档} is the tier's label.
        facts: stories with slots.
        marks: loss, gain, hurt, drug, drink, private, negligent, firm, paid.
        tool: an instrument to be confiscated.
    """

    name: str
    weight: int
    since: dt.date
    until: dt.date
    tiers: tuple[Tier, ...]
    act: str
    facts: tuple[str, ...]
    marks: frozenset[str]
    tool: str


_MARKS = ("loss", "gain", "hurt", "drug", "drink", "private", "negligent", "firm", "paid")


def _day(text: Any) -> dt.date:
    return text if isinstance(text, dt.date) else dt.date.fromisoformat(str(text))


def _tier(entry: Mapping[str, Any]) -> Tier:
    cells: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}
    return Tier(**cells)


def _charge(entry: Mapping[str, Any]) -> Charge:
    tiers = tuple(map(_tier, entry["tiers"]))
    return Charge(
        entry["name"], entry["weight"], _day(entry.get("since", "2012-01-01")),
        _day(entry.get("until", "2025-12-31")), tiers, entry["act"], tuple(entry["facts"]),
        frozenset(m for m in _MARKS if entry.get(m)), entry.get("tool", ""),
    )  # fmt: skip


@cache
def charges() -> tuple[Charge, ...]:
    """Every charge, in a fixed order."""
    files = ("charges_property.yaml", "charges_order.yaml")
    return tuple(_charge(entry) for name in files for entry in demo_content(FOLDER + name))


@cache
def articles() -> Mapping[str, Any]:
    """Articles by ground, of the criminal and of the procedure law, and days of change."""
    data = demo_content(FOLDER + "articles.yaml")
    days = {name: _day(day) for name, day in data["days"].items()}
    return {**data, "days": days}


def change(name: str) -> dt.date:
    """The day from which a newer rule holds."""
    day: dt.date = articles()["days"][name]
    return day
