"""Driving licences: the lawful many, and those taken away in time."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np

from shujian.demo import firms, justice
from shujian.demo.checks import day_number
from shujian.demo.frame import Text, coded, same
from shujian.demo.gazetteer import counties, settled
from shujian.demo.people import Person
from shujian.demo.world import AS_OF, World, plus, term_end


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


def licence(w: World, who: Person, state: str = "正常", **cells: Any) -> None:
    """Write a row of 驾驶证."""
    row = {
        "公民身份号码": who.id,
        "姓名": who.name,
        "档案编号": w.next_no("99"),
        "状态": state,
        "准驾车型": "C1",
        "发证机关": firms.traffic_police(who.county),
        "发证地区划": who.county[:4] + "00",
        "核发日期": dt.date(2019, 4, 10),
        "快照日期": AS_OF,
    }
    w.add("驾驶证", **(row | cells))


def drunk(w: World, who: Person, effective: dt.date, **cells: Any) -> str:
    """A judgment for drunken driving: three months of 拘役, served in the 看守所."""
    row: dict[str, Any] = {
        "罪名": "危险驾驶罪",
        "危险驾驶情形": "醉酒",
        "酒精含量": "186",
        "车辆类型": "机动车",
        "营运": False,
        "发生事故": False,
        "逃逸": False,
    }
    doc = justice.judgment(w, who, effective, kind="拘役", term=3, **(row | cells))
    start = plus(effective, 8)
    justice.imprison(w, who, start, plus(start, 88) if plus(start, 88) <= AS_OF else None,
                     kind="看守所服刑")  # fmt: skip
    return doc


def crash(w: World, who: Person, effective: dt.date, **cells: Any) -> str:
    """A judgment for a fatal accident; the prison term follows."""
    row: dict[str, Any] = {
        "罪名": "交通肇事罪",
        "主观方面": "过失",
        "车辆类型": "机动车",
        "营运": False,
        "发生事故": True,
        "逃逸": False,
    }
    doc = justice.judgment(w, who, effective, term=18, **(row | cells))
    end = term_end(effective, 18)
    justice.imprison(w, who, plus(effective, 9), end if end <= AS_OF else None)
    return doc


def decision(
    w: World, who: Person, kind: str, ground: str, on: dt.date, annulled: dt.date | None = None
) -> None:
    """Write a row of 吊销注销决定."""
    w.add(
        "吊销注销决定",
        决定编号=w.next_no("JD"),
        公民身份号码=who.id,
        姓名=who.name,
        种类=kind,
        原因=ground,
        决定日期=on,
        撤销日期=annulled,
        地区划=who.county[:4] + "00",
    )


def penalty(w: World, who: Person, on: dt.date, ground: str = "饮酒驾驶", **cells: Any) -> str:
    """Write a row of 酒驾处罚."""
    number = w.next_no("CF")
    row = {
        "处罚编号": number,
        "公民身份号码": who.id,
        "姓名": who.name,
        "违法行为": ground,
        "车辆类型": "机动车",
        "违法日期": plus(on, -12),
        "处罚日期": on,
        "处罚内容": "罚款1000元、暂扣驾驶证6个月",
        "地区划": who.county,
    }
    w.add("酒驾处罚", **(row | cells))
    return number


def treat(w: World, who: Person, kind: str, on: dt.date, revoked: dt.date | None = None) -> None:
    """Write a row of 戒毒决定."""
    w.add(
        "戒毒决定",
        公民身份号码=who.id,
        姓名=who.name,
        决定种类=kind,
        送达日期=on,
        撤销日期=revoked,
        地区划=who.county,
    )


def unprosecuted(
    w: World, who: Person, on: dt.date, *, charge: str = "危险驾驶罪", **cells: Any
) -> str:
    """Write a row of 不起诉决定."""
    doc = w.next_no("BQ")
    row = {
        "文书编号": doc,
        "公民身份号码": who.id,
        "姓名": who.name,
        "罪名": charge,
        "不起诉种类": "酌定不起诉",
        "危险驾驶情形": "醉酒" if charge == "危险驾驶罪" else None,
        "车辆类型": "机动车",
        "认定醉驾": charge == "危险驾驶罪",
        "行为日期": plus(on, -70),
        "决定日期": on,
        "已提检察意见": True,
        "地区划": who.county,
    }
    w.add("不起诉决定", **(row | cells))
    return doc


def taken(w: World, who: Person, on: dt.date, ground: str = "醉驾", **cells: Any) -> None:
    """A licence revoked on a day, with its decision."""
    decision(w, who, "吊销", ground, on)
    row: dict[str, Any] = {"状态": "吊销", "吊销日期": on, "吊销原因": ground}
    licence(w, who, **(row | cells))


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
