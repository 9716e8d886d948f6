"""What happens on the road: drunk driving, crashes, penalties."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.demo import custody, justice
from shujian.demo.registry import Person
from shujian.demo.world import AS_OF, World, plus, term_end


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
    custody.imprison(w, who, start, plus(start, 88) if plus(start, 88) <= AS_OF else None,
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
    custody.imprison(w, who, plus(effective, 9), end if end <= AS_OF else None)
    return doc


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
