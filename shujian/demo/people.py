"""The people of the city: birth, home, name, number; and persons made to order."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shujian.demo.checks import citizen_id, citizen_ids, day_number
from shujian.demo.columns import demo_content
from shujian.demo.frame import Frames, Text, coded
from shujian.demo.gazetteer import counties, place_name, settled

Ints = NDArray[np.int64]
ORDERED = 700
"""Sequence numbers from here on belong to persons made to order."""

# No number ends in 000: that is how a number looks which a spreadsheet has cut to 15 digits.
_EVEN = [number for number in range(ORDERED) if number % 2 == 0 and number % 100]
_CHOICE = np.array([_EVEN, list(range(1, ORDERED, 2))[: len(_EVEN)]], dtype=np.int64)
_TO_ORDER = [number for number in range(ORDERED, 1000) if number % 100]

# Births by group and share in per mille. No old person turns 80, 90 or 100 while payments are
# listed, so ordinary life never stands on a birthday that some rule would have to weigh.
_GROUPS = (
    (180, dt.date(2007, 1, 1), dt.date(2024, 12, 31)),
    (620, dt.date(1966, 1, 1), dt.date(2006, 12, 31)),
    (170, dt.date(1945, 8, 1), dt.date(1962, 11, 30)),
    (25, dt.date(1935, 8, 1), dt.date(1942, 10, 31)),
    (5, dt.date(1926, 1, 1), dt.date(1932, 10, 31)),
)


@dataclass(frozen=True)
class Person:
    """Somebody with a number."""

    id: str
    name: str
    birth: dt.date
    county: str


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


class Names:
    """Gives names: common surnames more often, so that homonyms are as frequent as in life."""

    def __init__(self, rng: np.random.Generator) -> None:
        words = demo_content("names.yaml")
        self.rng = rng
        self.surnames = list(words["surnames"])
        self.given = (list(words["given_female"]), list(words["given_male"]))
        self.junk_surnames = list(words["junk_surnames"])
        self.streets = list(words["streets"])
        weight = 1 / (np.arange(len(self.surnames)) + 6.0)
        self.weight = weight / weight.sum()

    def many(self, sex: Ints) -> list[str]:
        """Names for an array of sexes (1: male)."""
        count = len(sex)
        first = self.rng.choice(len(self.surnames), count, p=self.weight)
        # families: three neighbours share a surname
        first = first[np.arange(count) // 3 * 3]
        size = np.array([len(self.given[0]), len(self.given[1])])[sex]
        one, two = (self.rng.integers(0, size) for _ in range(2))
        double = self.rng.random(count) < 0.65
        return [
            self.surnames[f] + self.given[s][a] + (self.given[s][b] if d else "")
            for f, s, a, b, d in zip(first, sex, one, two, double, strict=True)
        ]

    def junk(self) -> str:
        """A name that no inhabitant bears, for damaged rows that must touch nobody."""
        return str(self.rng.choice(self.junk_surnames)) + str(self.rng.choice(self.given[1]))


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
    offset = (cell * 7919) % _CHOICE.shape[1]
    chosen: Ints = _CHOICE[sex, (rank + offset) % _CHOICE.shape[1]]
    return chosen


def _deaths(group: Ints, codes: Ints, rng: np.random.Generator) -> Ints:
    """Days of death: some of the old, only where registers and rules are complete."""
    chance = np.array([0, 0, 0.04, 0.15, 0.3])[group]
    known = np.isin(codes, [int(code) for code in settled()])
    dies = (rng.random(len(group)) < chance) & known
    first, last = day_number(dt.date(2023, 1, 10)), day_number(dt.date(2025, 6, 5))
    return np.where(dies, rng.integers(first, last, len(group)), NEVER)


def register(people: People, frames: Frames, names: Names, rng: np.random.Generator) -> None:
    """Write 人口信息 and 死亡登记 of the ordinary people."""
    count = len(people)
    house = np.arange(count) // 3
    streets = rng.integers(0, len(names.streets), house[-1] + 1)[house]
    homes = [place_name(region.code) for region in counties()]
    address = [
        f"{homes[c]}{names.streets[s]}{h % 899 + 1}号"
        for c, s, h in zip(people.county, streets, house, strict=True)
    ]
    everyone = np.arange(count)
    start = np.maximum(people.birth, day_number(dt.date(2005, 1, 1)))
    frames["人口信息"].bulk(
        公民身份号码=coded(people.ids.tolist()),
        姓名=coded(people.names.tolist()),
        出生日期=people.birth,
        户籍地区划=people.place(everyone),
        户籍地址=coded(address),
        起始日期=start,
    )
    dead = np.flatnonzero(people.died < NEVER)
    for source, lag in (("公安", 12), ("火化", 2)):
        some = dead if source == "公安" else dead[rng.random(len(dead)) < 0.7]
        number, name = people.text(some, np.arange(len(some)))
        frames["死亡登记"].bulk(
            公民身份号码=number,
            姓名=name,
            死亡日期=people.died[some],
            来源=Text(np.zeros(len(some), dtype=np.int64), [source]),
            登记日期=people.died[some] + rng.integers(1, lag + 1, len(some)),
            地区划=people.place(some),
        )


class Registry:
    """Makes persons to order, with numbers nobody else has, and enters them as inhabitants."""

    def __init__(self, frames: Frames, names: Names) -> None:
        self.frames, self.names = frames, names
        self._next: dict[tuple[str, dt.date], int] = {}

    def new(self, birth: dt.date, county: str, *, name: str = "", listed: bool = True) -> Person:
        """A new person.

        Args:
            birth: day of birth.
            county: code of the county of birth and registration.
            name: a given name, where the name matters.
            listed: whether 人口信息 has the person.
        """
        count = self._next.get((county, birth), 0)
        if count >= len(_TO_ORDER):
            raise ValueError(f"too many persons born {birth} in {county}")
        self._next[county, birth] = count + 1
        sequence = _TO_ORDER[(birth.toordinal() * 37 + count) % len(_TO_ORDER)]
        name = name or self.names.many(np.array([sequence % 2]))[0]
        person = Person(citizen_id(county, birth, sequence), name, birth, county)
        if listed:
            start = max(birth, dt.date(2005, 1, 1))
            street = self.names.streets[sequence % len(self.names.streets)]
            self.frames.add(
                "人口信息",
                公民身份号码=person.id,
                姓名=name,
                出生日期=birth,
                户籍地区划=county,
                户籍地址=f"{place_name(county)}{street}{sequence}号",
                起始日期=start,
            )
        return person
