"""Judgments and their service."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.core.terms import Term
from shujian.demo import firms
from shujian.demo.registry import Person
from shujian.demo.world import World, plus

CHARGES = ("盗窃罪", "诈骗罪", "故意伤害罪", "寻衅滋事罪", "开设赌场罪", "非法经营罪")


def judgment(
    w: World,
    who: Person,
    effective: dt.date,
    *,
    kind: str = "有期徒刑",
    term: int = 24,
    probation: int = 0,
    served: bool = True,
    **cells: Any,
) -> str:
    """Write a judgment, and its service on the police station of the household.

    Args:
        w: the city.
        who: the convicted person.
        effective: the day of legal effect.
        kind: 主刑.
        term: its months; 0 for none.
        probation: months of 缓刑考验期; 0 for none.
        served: whether the police station got the judgment.
        cells: cells that differ from the ordinary.

    Returns:
        The number of the judgment.
    """
    doc = w.next_no("WS")
    suspended = probation > 0
    row: dict[str, Any] = {
        "文书编号": doc,
        "案号": f"（{effective.year}）虚{who.county[2:]}刑初{w.serial}号",
        "法院": firms.court(who.county),
        "姓名": who.name,
        "公民身份号码": who.id,
        "出生日期": who.birth,
        "罪名": str(w.rng.choice(CHARGES)),
        "主观方面": "故意",
        "主刑": kind,
        "刑期": Term(months=term) if term else None,
        "缓刑": suspended,
        "缓刑考验期": Term(months=probation) if suspended else None,
        "行为日期": plus(effective, -200),
        "裁判日期": plus(effective, -14),
        "最后送达日期": plus(effective, -10),
        "上诉抗诉": False,
        "同案编号": f"TA{doc[2:]}",
        "生效日期": effective,
        "生效依据": "生效证明",
        "执行地区划": who.county if suspended or kind == "管制" else None,
        "羁押天数": 0,
        "指定居所天数": 0,
        "犯罪时未成年": False,
        "行为地区划": who.county,
    }
    w.add("刑事裁判", **(row | cells))
    if served:
        service(w, doc, "判决书", "户籍地派出所", plus(effective, 6), who.county)
    return doc


def service(
    w: World, doc: str, kind: str, receiver: str, on: dt.date, county: str, unit: str = ""
) -> None:
    """Write one line of a court's service register."""
    names = {
        "社区矫正机构": firms.agency(county),
        "检察院": firms.court(county).replace("法院", "检察院"),
        "公安机关": firms.police(county),
        "户籍地派出所": f"{firms.police(county)}幻影派出所",
    }
    w.add(
        "文书送达",
        文书编号=doc,
        送达种类=kind,
        送达对象=receiver,
        受送达单位=unit or names.get(receiver, ""),
        送达日期=on,
        送达地区划=county,
    )
