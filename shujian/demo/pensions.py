"""Ordinary pensions: monthly payments, yearly adjustments, back-pay, proofs of life."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shujian.core.dates import month_end
from shujian.demo.checks import day_number
from shujian.demo.frame import Text, same
from shujian.demo.people import NEVER, People, Person
from shujian.demo.world import AS_OF, FIRST_MONTH, LAST_MONTH, World, first_of

Ints = NDArray[np.int64]
REGIMES = ("企业职工", "城乡居民", "机关事业")
_LOW = np.array([250_000, 15_000, 400_000])
_HIGH = np.array([550_000, 40_000, 800_000])


def month_words(prefix: str) -> list[str]:
    """A batch number for every month of the payment files."""
    return [f"{prefix}{m // 12}{m % 12 + 1:02d}" for m in range(FIRST_MONTH, LAST_MONTH + 1)]


def last_months(people: People, which: Ints) -> Ints:
    """The last month that somebody lived in, at most the last month of the files."""
    day = np.minimum(people.died[which], day_number(AS_OF)).astype("datetime64[D]")
    return np.minimum(day.astype("datetime64[M]").astype(np.int64) + 1970 * 12, LAST_MONTH)


def spread(first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Repeat each position once for each of its months: positions and months."""
    count = np.maximum(last - first + 1, 0)
    rows = np.repeat(np.arange(len(first)), count)
    start = np.repeat(np.cumsum(count) - count, count)
    return rows, np.repeat(first, count) + np.arange(len(rows)) - start


def month_day(month: Ints, number: Any) -> Ints:
    """The day number of a day in each month."""
    days: Ints = (month - 1970 * 12).astype("datetime64[M]").astype("datetime64[D]").astype(
        np.int64
    ) + (number - 1)
    return days


def ordinary(w: World) -> None:
    """Pay nine in ten of those past sixty, up to the month of death."""
    people, rng = w.people, w.rng
    old = np.flatnonzero(people.group >= 2)
    old = old[rng.random(len(old)) < 0.9]
    regime = rng.choice(3, len(old), p=[0.6, 0.3, 0.1])
    base = rng.integers(_LOW[regime], _HIGH[regime]) // 100 * 100
    raises = np.stack([base * share // 1000 // 10 * 10 for share in (38, 30, 20)])
    last = last_months(people, old)
    rows, month = spread(np.full(len(old), FIRST_MONTH), last)
    # the raise of 2024 is paid from July on, and for January to June in arrears
    amount = base[rows] + raises[0][rows]
    amount += np.where(month >= 2024 * 12 + 6, raises[1][rows], 0)
    amount += np.where(month >= 2025 * 12, raises[2][rows], 0)
    _pay(w, old, rows, month, amount, regime, "P", month_day(month, 10))
    got = last >= 2024 * 12 + 6
    rows, month = spread(np.full(int(got.sum()), 2024 * 12), np.full(int(got.sum()), 2024 * 12 + 5))
    late = np.full(len(rows), day_number(dt.date(2024, 7, 20)))
    back = np.flatnonzero(got)
    _pay(w, old[back], rows, month, raises[1][back][rows], regime[back], "BF2024", late)
    _adjust(w, old, raises, last)
    _alive(w, old, people.died[old])


def _pay(
    w: World,
    old: Ints,
    rows: Ints,
    month: Ints,
    amount: Ints,
    regime: Ints,
    prefix: str,
    paid: Ints,
) -> None:
    number, name = w.people.text(old, rows)
    w.frames["养老金发放"].bulk(
        公民身份号码=number,
        姓名=name,
        制度类型=Text(regime[rows].astype(np.int64), REGIMES),
        发放地区划=w.people.place(old[rows]),
        待遇月份=month,
        金额=amount,
        基金支付额=amount,
        到账日期=paid,
        发放批次=Text(month - FIRST_MONTH, month_words(prefix)),
    )


def _adjust(w: World, old: Ints, raises: Ints, last: Ints) -> None:
    starts = (2023 * 12, 2024 * 12, 2025 * 12)
    paid_from = (2023 * 12, 2024 * 12 + 6, 2025 * 12)
    for index, (start, first) in enumerate(zip(starts, paid_from, strict=True)):
        rows = np.flatnonzero(last >= first)
        number, name = w.people.text(old, rows)
        w.frames["养老金调整"].bulk(
            公民身份号码=number,
            姓名=name,
            调整生效日期=np.full(len(rows), day_number(first_of(start))),
            月增加额=raises[index][rows],
            起发月份=np.full(len(rows), first),
            发放地区划=w.people.place(old[rows]),
        )


def _alive(w: World, old: Ints, died: Ints) -> None:
    """A proof of life each spring and autumn."""
    for year, number in ((2023, 4), (2023, 10), (2024, 4), (2024, 10), (2025, 4)):
        day = day_number(dt.date(year, number, 3)) + w.rng.integers(0, 25, len(old))
        rows = np.flatnonzero((day < died - 40) | (died >= NEVER))
        who, name = w.people.text(old, rows)
        w.frames["生存迹象"].bulk(
            公民身份号码=who,
            姓名=name,
            种类=same("资格认证", len(rows)),
            日期=day[rows],
            地区划=w.people.place(old[rows]),
        )


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
