"""The city while it is being built."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from shujian.core.dates import add_months, month_end
from shujian.demo.frames import Frames
from shujian.demo.gazetteer import settled
from shujian.demo.names import Names
from shujian.demo.registry import Person, Registry
from shujian.demo.settling import People
from shujian.demo.spelling_kinds import yuan
from shujian.demo.truth import Kind, Mark, Outcome, Truth

AS_OF = dt.date(2025, 6, 30)
FIRST_MONTH, LAST_MONTH = 2023 * 12, 2025 * 12 + 5
"""The months that payment files list: 2023-01 to 2025-06."""


def day(text: str) -> dt.date:
    """A date from 2025-06-30."""
    return dt.date.fromisoformat(text)


def plus(start: dt.date, days: int) -> dt.date:
    """Some days later."""
    return start + dt.timedelta(days=days)


def term_end(start: dt.date, months: int) -> dt.date:
    """The last day of a term that begins on ``start``: same day of the month, minus one.

    Years first; months that begin on a month's last day run to the day before a last day.
    Source: 法释〔2021〕1号第二百零二条第二款.
    """
    years, rest = divmod(months, 12)
    begun = add_months(start, years * 12)
    end = add_months(begun, rest)
    return plus(month_end(end) if rest and begun == month_end(begun) else end, -1)


def months(text: str, last: str) -> range:
    """Months as numbers, from 2024-01 to 2024-06, both included."""
    (y1, m1), (y2, m2) = ((int(p) for p in t.split("-")) for t in (text, last))
    return range(y1 * 12 + m1 - 1, y2 * 12 + m2)


def first_of(month: int) -> dt.date:
    """The first day of a month number."""
    return dt.date(month // 12, month % 12 + 1, 1)


@dataclass
class World:
    """Everything the builders share.

    Args:
        rng: the one source of chance.
        scale: how many inhabitants were asked for.
    """

    rng: np.random.Generator
    scale: int
    people: People
    names: Names
    registry: Registry
    frames: Frames
    truth: Truth = field(default_factory=Truth)
    model: str = ""
    serial: int = 0

    @property
    def copies(self) -> int:
        """How often each violation is planted: three times, slowly more in a large city."""
        return 3 + self.scale // 50_000

    def next_no(self, prefix: str) -> str:
        """A new document number."""
        self.serial += 1
        return f"{prefix}{self.serial:07d}"

    def adult(self, county: str = "", low: int = 1968, high: int = 2000) -> Person:
        """A new person of working age."""
        return self.registry.new(self.birthday(low, high), county or self.county())

    def elder(self, county: str = "") -> Person:
        """A new pensioner, between 63 and 74."""
        return self.adult(county, 1951, 1961)

    def birthday(self, low: int, high: int) -> dt.date:
        """A random birthday."""
        start = dt.date(low, 1, 1)
        return plus(start, int(self.rng.integers(0, (high - low) * 365)))

    def county(self) -> str:
        """A county with full registers and rules, by chance."""
        return str(self.rng.choice(settled()))

    def between(self, low: str, high: str) -> dt.date:
        """A random day from ``low`` to ``high``."""
        start = day(low)
        return plus(start, int(self.rng.integers(0, (day(high) - start).days + 1)))

    def add(self, table: str, **cells: Any) -> None:
        """Append a row to a standard table."""
        self.frames.add(table, **cells)

    def mark(
        self,
        rule: str,
        kind: Kind,
        subject: str,
        expected: Outcome,
        why: str,
        *,
        by: str = "公民身份号码",
        also: tuple[Outcome, ...] = (),
        companions: tuple[str, ...] = (),
        amount: int | None = None,
    ) -> None:
        """Enter a planted fact of the current model into the truth, its amount in fen."""
        self.truth.marks.append(
            Mark(
                self.model, rule, kind, subject, by, expected, why,
                f"{self.model} {rule}", also, companions, "" if amount is None else yuan(amount),
            )
        )  # fmt: skip

    def plant(self, rule: str, subject: str, why: str, **more: Any) -> None:
        """A violation that must become a clue."""
        self.mark(rule, "plant", subject, more.pop("expected", "线索"), why, **more)

    def trap(self, rule: str, subject: str, expected: Outcome, why: str, **more: Any) -> None:
        """Something that a careless model gets wrong."""
        self.mark(rule, "trap", subject, expected, why, **more)
