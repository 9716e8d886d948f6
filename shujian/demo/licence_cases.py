"""What follows for a driving licence: decisions, treatment, cases that were not prosecuted."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.demo.registry import Person
from shujian.demo.world import World, plus


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
