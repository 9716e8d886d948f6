"""Ordinary pensions: monthly payments, yearly adjustments, back-pay, proofs of life."""

from __future__ import annotations

import datetime as dt

import numpy as np

from shujian.demo.cells import Ints, Text, same
from shujian.demo.checks import day_number
from shujian.demo.pension_months import last_months, month_day, spread
from shujian.demo.pension_records import REGIMES, month_words
from shujian.demo.settling import NEVER
from shujian.demo.world import FIRST_MONTH, World, first_of

_LOW = np.array([250_000, 15_000, 400_000])
_HIGH = np.array([550_000, 40_000, 800_000])


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
