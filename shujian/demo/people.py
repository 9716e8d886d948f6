"""The register of people: every inhabitant in the tables of the city."""

from __future__ import annotations

import datetime as dt

import numpy as np

from shujian.demo.cells import Text, coded
from shujian.demo.checks import day_number
from shujian.demo.frames import Frames
from shujian.demo.gazetteer import counties, place_name
from shujian.demo.names import Names
from shujian.demo.settling import NEVER, People


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
