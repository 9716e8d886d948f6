"""Persons made to order, for the marked facts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from shujian.demo.checks import citizen_id
from shujian.demo.frames import Frames
from shujian.demo.gazetteer import place_name
from shujian.demo.names import Names

ORDERED = 700
"""Sequence numbers from here on belong to persons made to order."""
# No number ends in 000: that is how a number looks which a spreadsheet has cut to 15 digits.
_EVEN = [number for number in range(ORDERED) if number % 2 == 0 and number % 100]
SEQUENCES = np.array([_EVEN, list(range(1, ORDERED, 2))[: len(_EVEN)]], dtype=np.int64)
_TO_ORDER = [number for number in range(ORDERED, 1000) if number % 100]


@dataclass(frozen=True)
class Person:
    """Somebody with a number."""

    id: str
    name: str
    birth: dt.date
    county: str


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
