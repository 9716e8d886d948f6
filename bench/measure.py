"""Alternating timing: A B A B …, medians, and ratios against a goal."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One measured number and what it should be.

    Args:
        name: what was measured.
        value: the number; unit: of what.
        goal: the number to reach, None where there is none; at_least: larger is better.
    """

    name: str
    value: float
    unit: str
    goal: float | None = None
    at_least: bool = False

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached; None without one."""
        if self.goal is None:
            return None
        return self.value >= self.goal if self.at_least else self.value <= self.goal

    def as_dict(self) -> dict[str, Any]:
        """For results.json."""
        return {**asdict(self), "value": round(self.value, 3), "reached": self.reached}

    def __str__(self) -> str:
        text = f"  {self.name}: {self.value:,.2f} {self.unit}"
        if self.goal is None:
            return text
        sign = "≥" if self.at_least else "≤"
        return f"{text} (goal {sign} {self.goal:,g}: {'reached' if self.reached else 'MISSED'})"


@dataclass(frozen=True)
class Outcome:
    """What one benchmark found.

    Args:
        figures: numbers, the ones with goals first.
        size: rows, people … that were measured.
        seconds: every single timing by name.
    """

    figures: list[Figure]
    size: dict[str, int]
    seconds: dict[str, list[float]] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """For results.json."""
        seconds = {n: [round(s, 3) for s in found] for n, found in self.seconds.items()}
        return {
            "size": self.size,
            "figures": [f.as_dict() for f in self.figures],
            "seconds": seconds,
        }


def alternate(calls: Mapping[str, Callable[[], Any]], rounds: int) -> dict[str, list[float]]:
    """Time each call in turn, round by round, so that a busy minute hits all alike.

    Args:
        calls: by name; each does its whole work and gives back nothing that is kept.
        rounds: how often the whole turn is repeated.
    """
    seconds: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            gc.collect()
            started = time.perf_counter()
            call()
            seconds[name].append(time.perf_counter() - started)
    return seconds


def median(seconds: Mapping[str, list[float]], name: str) -> float:
    """The median of one call's timings."""
    return statistics.median(seconds[name])
