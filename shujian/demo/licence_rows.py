"""A licence, and its being taken away."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.demo import firms
from shujian.demo.licence_cases import decision
from shujian.demo.registry import Person
from shujian.demo.world import AS_OF, World


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


def taken(w: World, who: Person, on: dt.date, ground: str = "醉驾", **cells: Any) -> None:
    """A licence revoked on a day, with its decision."""
    decision(w, who, "吊销", ground, on)
    row: dict[str, Any] = {"状态": "吊销", "吊销日期": on, "吊销原因": ground}
    licence(w, who, **(row | cells))
