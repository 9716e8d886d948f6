"""Time inside: prisons, and measures before judgment."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.demo import firms
from shujian.demo.registry import Person
from shujian.demo.world import World


def imprison(
    w: World, who: Person, start: dt.date, end: dt.date | None, *, kind: str = "监狱服刑",
    **cells: Any,
) -> None:  # fmt: skip
    """Write a row of 在押人员."""
    row = {
        "公民身份号码": who.id,
        "姓名": who.name,
        "羁押场所": (firms.prison if kind == "监狱服刑" else firms.jail)(who.county),
        "羁押类别": kind,
        "入监日期": start,
        "出监日期": end,
        "出监原因": "刑满释放" if end else None,
        "羁押地区划": who.county,
    }
    w.add("在押人员", **(row | cells))


def measure(
    w: World, who: Person, kind: str, start: dt.date, end: dt.date | None, result: str = ""
) -> None:
    """Write a row of 强制措施."""
    w.add(
        "强制措施",
        公民身份号码=who.id,
        姓名=who.name,
        措施=kind,
        开始日期=start,
        结束日期=end,
        结果=result,
        地区划=who.county,
        办案单位=firms.police(who.county),
    )
