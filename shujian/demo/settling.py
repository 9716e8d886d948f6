"""Who lives in the city: births, deaths, homes and numbers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shujian.demo.cells import Text
from shujian.demo.checks import citizen_ids, day_number
from shujian.demo.gazetteer import counties, settled
from shujian.demo.names import Ints, Names
from shujian.demo.registry import SEQUENCES

# Births by group and share in per mille. No old person turns 80, 90 or 100 while payments are
# listed, so ordinary life never stands on a birthday that some rule would have to weigh.
_GROUPS = (
    (180, dt.date(2007, 1, 1), dt.date(2024, 12, 31)),
    (620, dt.date(1966, 1, 1), dt.date(2006, 12, 31)),
    (170, dt.date(1945, 8, 1), dt.date(1962, 11, 30)),
    (25, dt.date(1935, 8, 1), dt.date(1942, 10, 31)),
    (5, dt.date(1926, 1, 1), dt.date(1932, 10, 31)),
)


@dataclass
class People:
    """Ordinary inhabitants as arrays of equal length."""

    birth: Ints
    county: Ints
    group: Ints
    ids: NDArray[Any]
    names: NDArray[Any]
    died: Ints
    """Day of death, or a very large number."""

    def __len__(self) -> int:
        return len(self.birth)

    def text(self, which: NDArray[Any], values: NDArray[Any]) -> tuple[Text, Text]:
        """The number and name columns for rows that point at ``which[values]``."""
        return (
            Text(values.astype(np.int64), self.ids[which].tolist()),
            Text(values.astype(np.int64), self.names[which].tolist()),
        )

    def place(self, rows: NDArray[Any]) -> Text:
        """The county column for these people."""
        return Text(self.county[rows], [region.code for region in counties()])


NEVER = 10**9


def settle(count: int, names: Names, rng: np.random.Generator) -> People:
    """Make the ordinary inhabitants."""
    shares = np.array([g[0] for g in _GROUPS]) / 1000
    group = rng.choice(len(_GROUPS), count, p=shares).astype(np.int64)
    low = np.array([day_number(g[1]) for g in _GROUPS])[group]
    high = np.array([day_number(g[2]) for g in _GROUPS])[group]
    birth = rng.integers(low, high + 1)
    homes = counties()
    weight = np.array([region.share for region in homes], dtype=float)
    county = rng.choice(len(homes), count, p=weight / weight.sum()).astype(np.int64)
    sex = rng.integers(0, 2, count)
    codes = np.array([int(region.code) for region in homes])[county]
    sequence = _sequences(codes, birth, sex, rng)
    return People(
        birth=birth,
        county=county,
        group=group,
        ids=np.array(citizen_ids(codes, birth, sequence), dtype=object),
        names=np.array(names.many(sex), dtype=object),
        died=_deaths(group, codes, rng),
    )


def _sequences(codes: Ints, birth: Ints, sex: Ints, rng: np.random.Generator) -> Ints:
    """Sequence numbers, odd for men, never twice for one county, day and sex."""
    cell = (codes * 100_000 + birth) * 2 + sex
    order = np.argsort(cell, kind="stable")
    sorted_cell = cell[order]
    starts = np.r_[True, sorted_cell[1:] != sorted_cell[:-1]]
    first = np.maximum.accumulate(np.where(starts, np.arange(len(cell)), 0))
    rank = np.empty(len(cell), dtype=np.int64)
    rank[order] = np.arange(len(cell)) - first
    offset = (cell * 7919) % SEQUENCES.shape[1]
    chosen: Ints = SEQUENCES[sex, (rank + offset) % SEQUENCES.shape[1]]
    return chosen


def _deaths(group: Ints, codes: Ints, rng: np.random.Generator) -> Ints:
    """Days of death: some of the old, only where registers and rules are complete."""
    chance = np.array([0, 0, 0.04, 0.15, 0.3])[group]
    known = np.isin(codes, [int(code) for code in settled()])
    dies = (rng.random(len(group)) < chance) & known
    first, last = day_number(dt.date(2023, 1, 10)), day_number(dt.date(2025, 6, 5))
    return np.where(dies, rng.integers(first, last, len(group)), NEVER)
