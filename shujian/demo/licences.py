"""Driving licences: the lawful many, and those taken away in time."""

from __future__ import annotations

import datetime as dt

import numpy as np

from shujian.demo import firms
from shujian.demo.cells import Text, coded, same
from shujian.demo.checks import day_number
from shujian.demo.gazetteer import counties, settled
from shujian.demo.licence_cases import decision, treat, unprosecuted
from shujian.demo.licence_rows import licence, taken
from shujian.demo.road_records import drunk, penalty
from shujian.demo.world import AS_OF, World, plus


def ordinary(w: World) -> None:
    """A third of the grown-up drive, some were seen driving; offenders lost their licences."""
    people, rng = w.people, w.rng
    places = [region.code for region in counties()]
    known = np.isin(np.array(places)[people.county], settled())
    able = np.flatnonzero((people.group == 1) & known)
    drivers = np.sort(rng.permutation(able)[: len(able) // 3])
    issued = people.birth[drivers] + 366 * 18 + rng.integers(30, 400, len(drivers))
    number, name = people.text(drivers, np.arange(len(drivers)))
    # a licence bears its city, not its county
    city = Text(people.county[drivers], [code[:4] + "00" for code in places])
    w.frames["驾驶证"].bulk(
        公民身份号码=number,
        姓名=name,
        档案编号=coded([f"99{row:010d}" for row in drivers.tolist()]),
        状态=same("正常", len(drivers)),
        准驾车型=Text(rng.integers(0, 3, len(drivers)), ["C1", "C2", "B2"]),
        发证机关=Text(people.county[drivers], [firms.traffic_police(code) for code in places]),
        发证地区划=city,
        核发日期=np.minimum(issued, day_number(dt.date(2025, 5, 1))),
        快照日期=np.full(len(drivers), day_number(AS_OF)),
    )
    seen = drivers[issued < day_number(dt.date(2023, 1, 1))]
    seen = rng.permutation(seen)[: len(people) // 40]
    number, name = people.text(seen, np.arange(len(seen)))
    first = day_number(dt.date(2023, 1, 1))
    w.frames["驾车记录"].bulk(
        记录编号=coded([f"KK{index:09d}" for index in range(len(seen))]),
        公民身份号码=number,
        姓名=name,
        核实驾驶人=same("是", len(seen)),
        车牌号=coded([f"晋Z{index % 100_000:05d}" for index in range(len(seen))]),
        日期=rng.integers(first, day_number(AS_OF), len(seen)),
        地区划=people.place(seen),
    )
    for _ in range(4 + w.scale // 1500):
        _drunk(w)
        _addict(w)
        _first_time(w)
        _came_back(w)


def _drunk(w: World) -> None:
    who, effective = w.adult(), w.between("2023-03-01", "2025-02-01")
    drunk(w, who, effective)
    taken(w, who, plus(effective, -60))
    who, on = w.adult(), w.between("2024-01-10", "2025-05-01")
    unprosecuted(w, who, on)
    taken(w, who, plus(on, 12))


def _addict(w: World) -> None:
    who, on = w.adult(), w.between("2023-06-01", "2025-05-01")
    treat(w, who, "社区戒毒", on)
    decision(w, who, "注销", "责令社区戒毒", plus(on, 10))
    licence(w, who, "注销", 注销日期=plus(on, 10), 注销原因="责令社区戒毒")


def _first_time(w: World) -> None:
    who = w.adult()
    penalty(w, who, w.between("2023-03-01", "2024-09-01"))
    licence(w, who)


def _came_back(w: World) -> None:
    """Revoked in 2017 for drunken driving, five years over, a new licence of 2023."""
    who, on = w.adult(high=1990), w.between("2016-02-01", "2017-06-01")
    decision(w, who, "吊销", "醉驾", on)
    applied = plus(on, 365 * 5 + 300)
    licence(w, who, 吊销日期=on, 吊销原因="醉驾", 申请日期=applied, 核发日期=plus(applied, 60))
