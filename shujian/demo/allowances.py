"""Ordinary allowances for the very old, and helpers for the marked ones."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np

from shujian.demo.cells import Text, coded
from shujian.demo.checks import card_number
from shujian.demo.gazetteer import counties, settled
from shujian.demo.pension_months import last_months, month_day, spread
from shujian.demo.pension_records import month_words
from shujian.demo.registry import Person
from shujian.demo.world import FIRST_MONTH, LAST_MONTH, World, first_of

BANDS = ("80-89", "90-99", "100以上")
FEN = (10_000, 20_000, 50_000)
NEW_RULE, STOPS_AT_ONCE = "990104", "990202"
"""The county whose rule begins in 2024; the county where the month of death is not paid."""


def ordinary(w: World) -> None:
    """Pay everybody past eighty where a local rule says so, up to the month of death."""
    people = w.people
    codes = np.array([region.code for region in counties()])
    old = np.flatnonzero((people.group >= 3) & np.isin(codes[people.county], settled()))
    place = codes[people.county[old]]
    first = np.where(place == NEW_RULE, 2024 * 12, FIRST_MONTH)
    last = last_months(people, old)
    dead = people.died[old] < 10**8
    last = last - (dead & (place == STOPS_AT_ONCE))
    rows, month = spread(first, last)
    band = (people.group[old] - 3).astype(np.int64)
    number, name = people.text(old, rows)
    cards = [card_number(int(index)) for index in old]
    w.frames["高龄津贴发放"].bulk(
        公民身份号码=number,
        姓名=name,
        发放地区划=people.place(old[rows]),
        档次=Text(band[rows], BANDS),
        享受月份=month,
        金额=np.array(FEN)[band[rows]],
        到账日期=month_day(month, 20),
        发放批次=Text(month - FIRST_MONTH, month_words("G")),
        收款账号=Text(rows, cards),
        户名身份号码=number,
    )
    _clinic(w, old)


def _clinic(w: World, old: np.ndarray[Any, Any]) -> None:
    """Everybody past eighty still alive was seen by a doctor in May 2025."""
    alive = old[w.people.died[old] > 10**8]
    number, name = w.people.text(alive, np.arange(len(alive)))
    w.frames["生存迹象"].bulk(
        公民身份号码=number,
        姓名=name,
        种类=coded(["门诊"] * len(alive)),
        日期=month_day(np.full(len(alive), LAST_MONTH - 1), w.rng.integers(5, 25, len(alive))),
        地区划=w.people.place(alive),
    )


def pay(
    w: World, who: Person, months: range | list[int], *, region: str = "", level: str = BANDS[0],
    fen: int = 10_000, **cells: Any,
) -> None:  # fmt: skip
    """Pay somebody's allowance for these months, each in its month."""
    card = card_number(int(who.id[6:17]))
    for month in months:
        row = {
            "公民身份号码": who.id,
            "姓名": who.name,
            "发放地区划": region or who.county,
            "档次": level,
            "享受月份": month,
            "金额": fen,
            "到账日期": first_of(month).replace(day=20),
            "发放批次": f"G{month // 12}{month % 12 + 1:02d}",
            "收款账号": card,
            "户名身份号码": who.id,
        }
        w.add("高龄津贴发放", **(row | cells))


def died(w: World, who: Person, on: dt.date, source: str = "公安", **cells: Any) -> None:
    """Write a line of 死亡登记."""
    row = {
        "公民身份号码": who.id,
        "姓名": who.name,
        "死亡日期": on,
        "来源": source,
        "登记日期": on + dt.timedelta(days=9),
        "地区划": who.county,
    }
    w.add("死亡登记", **(row | cells))


def seen(w: World, who: Person, on: dt.date, kind: str = "资格认证") -> None:
    """Write a line of 生存迹象."""
    w.add("生存迹象", 公民身份号码=who.id, 姓名=who.name, 种类=kind, 日期=on, 地区划=who.county)
