"""Ordinary public payrolls and social insurance."""

from __future__ import annotations

import datetime as dt

import numpy as np
from numpy.typing import NDArray

from shujian.demo import firms
from shujian.demo.cells import Text, same
from shujian.demo.checks import day_number
from shujian.demo.gazetteer import counties, settled
from shujian.demo.pension_months import month_day, spread
from shujian.demo.public_service import KINDS, PAYROLL_FIRST
from shujian.demo.world import FIRST_MONTH, LAST_MONTH, World

Ints = NDArray[np.int64]


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
