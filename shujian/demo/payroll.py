"""Ordinary public payrolls and social insurance, and convicts who were struck off in time."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shujian.demo import firms, justice
from shujian.demo.checks import day_number
from shujian.demo.frame import Text, same
from shujian.demo.gazetteer import THIN, counties, settled
from shujian.demo.pensions import month_day, spread, whole_months
from shujian.demo.people import Person
from shujian.demo.world import (
    AS_OF,
    FIRST_MONTH,
    LAST_MONTH,
    World,
    first_of,
    months,
    plus,
    term_end,
)

Ints = NDArray[np.int64]
PAYROLL_FIRST = 2022 * 12
KINDS = {"公务员": "机关", "参公": "机关", "事业": "事业", "机关工人": "机关", "国企": "国企"}


def ordinary(w: World) -> None:
    """Pay one in twenty of working age from public money; insure some of the others."""
    people, rng = w.people, w.rng
    places = [region.code for region in counties()]
    known = np.isin(np.array(places)[people.county], settled())
    able = np.flatnonzero((people.group == 1) & known)
    able = able[people.birth[able] < day_number(dt.date(2000, 1, 1))]
    staff, private = np.split(rng.permutation(able), [len(able) // 14])
    staff, private = np.sort(staff), np.sort(private[: len(able) // 8])
    offices = firms.employers()
    place = np.array([places.index(o.county) for o in offices])
    # seven offices a county, in the order of the counties
    office = people.county[staff] * 7 + rng.integers(0, 7, len(staff))
    assert bool((place[office] == people.county[staff]).all())
    basic = rng.integers(30, 65, len(staff)) * 10_000
    _roster(w, staff, office, basic)
    _wages(w, staff, office, basic)
    names = [office.name for office in offices]
    kinds = [KINDS[office.category] for office in offices]
    _insure(w, staff, Text(office, names), Text(office, kinds), basic)
    owner = [firms.firm(place, serial) for place in places for serial in range(20)]
    firm = people.county[private] * 20 + rng.integers(0, 20, len(private))
    kind = same("民企", len(private))
    pay = rng.integers(40, 90, len(private)) * 10_000
    _insure(w, private, Text(firm, [f.name for f in owner]), kind, pay)


def _roster(w: World, staff: Ints, office: Ints, basic: Ints) -> None:
    offices = firms.employers()
    number, name = w.people.text(staff, np.arange(len(staff)))
    start = w.people.birth[staff] + 366 * w.rng.integers(20, 22, len(staff))
    w.frames["供养人员"].bulk(
        公民身份号码=number,
        姓名=name,
        单位=Text(office, [o.name for o in offices]),
        人员类别=Text(office, [o.category for o in offices]),
        基本工资=basic,
        起始日期=start,
        单位地区划=w.people.place(staff),
    )


def _wages(w: World, staff: Ints, office: Ints, basic: Ints) -> None:
    names = [o.name for o in firms.employers()]
    rows, month = spread(np.full(len(staff), PAYROLL_FIRST), np.full(len(staff), LAST_MONTH))
    bonus = np.flatnonzero(month % 12 == 11)
    for item, pick in (("工资", np.arange(len(rows))), ("奖金", bonus)):
        number, name = w.people.text(staff, rows[pick])
        paid = month_day(month[pick], 15) + (40 if item == "奖金" else 0)
        w.frames["工资发放"].bulk(
            公民身份号码=number,
            姓名=name,
            发放单位=Text(office[rows[pick]], names),
            工资月份=month[pick],
            工资项目=same(item, len(pick)),
            金额=basic[rows[pick]] * (2 if item == "工资" else 3),
            到账日期=paid,
            账户户名=name,
            单位地区划=w.people.place(staff[rows[pick]]),
        )


def _insure(w: World, who: Ints, employer: Text, kind: Text, base: Ints) -> None:
    count = len(who)
    rows, month = spread(np.full(count, FIRST_MONTH), np.full(count, LAST_MONTH))
    for insurance in ("养老", "医疗"):
        number, name = w.people.text(who, rows)
        w.frames["社保缴费"].bulk(
            公民身份号码=number,
            姓名=name,
            缴费单位=Text(employer.codes[rows], employer.words),
            单位性质=Text(kind.codes[rows], kind.words),
            费款月份=month,
            险种=same(insurance, len(rows)),
            缴费基数=base[rows],
            参保地区划=w.people.place(who[rows]),
        )


def employ(
    w: World, who: Person, category: str = "公务员", basic: int | None = 400_000, **cells: Any
) -> str:
    """Enter somebody in 供养人员; answer the payer's name."""
    known = category if category in KINDS else "公务员"
    payer = firms.employer(who.county, known).name
    row = {
        "公民身份号码": who.id,
        "姓名": who.name,
        "单位": payer,
        "人员类别": category,
        "基本工资": basic,
        "起始日期": dt.date(2012, 7, 1),
        "单位地区划": who.county,
    }
    w.add("供养人员", **(row | cells))
    return str((row | cells)["单位"])


def pay(
    w: World, who: Person, payer: str, listed: range | list[int], fen: int = 780_000, **cells: Any
) -> None:
    """Pay somebody's wages for these months, each in its month."""
    for month in listed:
        row = {
            "公民身份号码": who.id,
            "姓名": who.name,
            "发放单位": payer,
            "工资月份": month,
            "工资项目": "工资",
            "金额": fen,
            "到账日期": first_of(month).replace(day=15),
            "账户户名": who.name,
            "单位地区划": who.county,
        }
        w.add("工资发放", **(row | cells))


def insure(w: World, who: Person, payer: str, kind: str, listed: range) -> None:
    """Pay somebody's insurance for these months."""
    for month in listed:
        w.add(
            "社保缴费",
            公民身份号码=who.id,
            姓名=who.name,
            缴费单位=payer,
            单位性质=kind,
            费款月份=month,
            险种="养老",
            缴费基数=500_000,
            参保地区划=who.county,
        )


def decide(w: World, who: Person, kind: str, on: dt.date) -> None:
    """Write a line of 人事处理."""
    w.add(
        "人事处理", 公民身份号码=who.id, 姓名=who.name, 处理种类=kind, 决定日期=on,
        单位地区划=who.county,
    )  # fmt: skip


def struck_off(w: World) -> None:
    """Public employees who were convicted, and whose pay was cut and ended as it should be."""
    for index in range(3 + w.scale // 2500):
        who = w.adult()
        assert who.county != THIN
        effective = w.between("2023-09-01", "2025-04-20")
        payer = employ(w, who, ("公务员", "事业", "国企")[index % 3])
        arrest = plus(effective, -200)
        measure_end = effective
        justice.measure(w, who, "逮捕", arrest, measure_end, "有罪")
        before = range(PAYROLL_FIRST, arrest.year * 12 + arrest.month)
        pay(w, who, payer, before)
        pay(w, who, payer, whole_months(arrest, effective), 300_000, 工资项目="生活费")
        justice.judgment(w, who, effective, term=20)
        end = plus(term_end(effective, 20), -200)
        justice.imprison(w, who, plus(effective, 12), end if end <= AS_OF else None)
        decide(w, who, "开除", plus(effective, 15))
        insure(w, who, payer, "机关", months("2023-01", f"{arrest.year}-{arrest.month:02d}"))
