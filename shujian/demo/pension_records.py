"""Rows about one pension: paid, adjusted, stopped, claimed back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.core.dates import month_end
from shujian.demo.registry import Person
from shujian.demo.world import FIRST_MONTH, LAST_MONTH, World, first_of

REGIMES = ("企业职工", "城乡居民", "机关事业")


def month_words(prefix: str) -> list[str]:
    """A batch number for every month of the payment files."""
    return [f"{prefix}{m // 12}{m % 12 + 1:02d}" for m in range(FIRST_MONTH, LAST_MONTH + 1)]


def pay(w: World, who: Person, months: range | list[int], fen: int = 300_000, **cells: Any) -> None:
    """Pay somebody's pension for these months, each in its month."""
    for month in months:
        row = {
            "公民身份号码": who.id,
            "姓名": who.name,
            "制度类型": REGIMES[0],
            "发放地区划": who.county,
            "待遇月份": month,
            "金额": fen,
            "基金支付额": fen,
            "到账日期": first_of(month).replace(day=10),
            "发放批次": f"P{month // 12}{month % 12 + 1:02d}",
        }
        w.add("养老金发放", **(row | cells))


def adjust(w: World, who: Person, effective: dt.date, fen: int = 12_000, paid: int = 0) -> None:
    """Raise somebody's pension from a day on."""
    w.add(
        "养老金调整",
        公民身份号码=who.id,
        姓名=who.name,
        调整生效日期=effective,
        月增加额=fen,
        起发月份=paid or effective.year * 12 + effective.month - 1,
        发放地区划=who.county,
    )


def status(w: World, who: Person, kind: str, on: dt.date) -> None:
    """Write a line of 养老金停复."""
    w.add(
        "养老金停复", 公民身份号码=who.id, 姓名=who.name, 事项=kind, 日期=on, 发放地区划=who.county
    )


def recover(w: World, who: Person, benefit: str, month: int, fen: int, on: dt.date) -> None:
    """Write a line of 待遇追回."""
    w.add(
        "待遇追回",
        公民身份号码=who.id,
        姓名=who.name,
        待遇种类=benefit,
        所属月份=month,
        金额=fen,
        追回日期=on,
        地区划=who.county,
    )


def whole_months(start: dt.date, end: dt.date) -> range:
    """The months that lie wholly between two days, both included."""
    first = start.year * 12 + start.month - 1 + (start.day > 1)
    last = end.year * 12 + end.month - 1 - (end < month_end(end))
    return range(first, last + 1)
