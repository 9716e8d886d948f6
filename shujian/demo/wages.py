"""Ordinary projects: attendance every month, everybody paid in the next one."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shujian.demo import firms
from shujian.demo.cells import Text, same
from shujian.demo.checks import day_number
from shujian.demo.gazetteer import counties, settled
from shujian.demo.pension_months import month_day, spread
from shujian.demo.project_money import Project, account
from shujian.demo.project_orders import complain, months_until, notice, order
from shujian.demo.project_records import fee
from shujian.demo.projects import build
from shujian.demo.world import AS_OF, LAST_MONTH, World, first_of, plus

Ints = NDArray[np.int64]


def ordinary(w: World) -> None:
    """Projects that keep the law: most under way, some finished, a few stopped or not begun."""
    projects: list[Project] = []
    ends: list[int] = []
    for index in range(w.scale // 100):
        if index % 5 == 4:
            project, end = _finished(w)
        elif index % 19 == 7:
            project, end = _stopped(w, index)
        else:
            industry = ("房屋市政", "交通")[index % 3 == 0]
            project, end = build(w, 行业=industry), LAST_MONTH
        projects.append(project)
        ends.append(end)
        for month in months_until(project, first_of(end))[1:]:
            fee(w, project, first_of(month).replace(day=5))
        # the account of a finished one may be closed by then, and closing amid a dispute is unlawful
        if index % 23 == 5 and index % 5 != 4:
            _settled_dispute(w, project)
    _work(w, projects, np.array(ends))


def _finished(w: World) -> tuple[Project, int]:
    done = w.between("2024-06-10", "2025-02-20")
    project = build(
        w,
        signed=w.between("2023-03-01", "2023-09-01"),
        without=("专户",),
        状态="完工",
        状态日期=done,
        完工日期=done,
    )
    posted = plus(done, 60)
    notice(w, project, posted, plus(posted, 33))
    account(w, project, plus(project.start, -30), plus(posted, 40))
    return project, done.year * 12 + done.month - 1


def _stopped(w: World, index: int) -> tuple[Project, int]:
    if index % 2:
        halted = w.between("2024-09-01", "2025-03-01")
        project = build(
            w, signed=w.between("2023-03-01", "2024-03-01"), 状态="停工", 状态日期=halted
        )
        return project, halted.year * 12 + halted.month - 1
    signed = w.between("2025-01-10", "2025-03-10")
    project = build(w, signed=signed, 状态="未开工", 状态日期=signed, 开工日期=None)
    return project, signed.year * 12 + signed.month - 2


def _settled_dispute(w: World, project: Project) -> None:
    """A complaint that the office ended with an order, which the firm obeyed."""
    on = w.between("2025-02-10", "2025-04-10")
    complain(w, project, on, 办结日期=plus(on, 30), 处理结果="行政处理")
    paid = plus(on, 45)
    order(w, project, plus(on, 30), plus(on, 50), 付清日期=paid, 最长欠薪月数=1)


def _work(w: World, projects: list[Project], ends: Ints) -> None:
    """Give each project its crew; attendance to the end, pay for each month but the last."""
    people, rng = w.people, w.rng
    places = [region.code for region in counties()]
    home = np.isin(np.array(places)[people.county], settled()) & (people.group == 1)
    able = np.flatnonzero(home & (people.birth < day_number(dt.date(2004, 1, 1))))
    size = rng.integers(4, 12, len(projects))
    workers = rng.permutation(able)[: int(size.sum())]
    site = np.repeat(np.arange(len(projects)), size)[: len(workers)]
    starts = [p.start.year * 12 + p.start.month - 1 for p in projects]
    rows, month = spread(np.array(starts)[site], ends[site])
    cells = _who(w, projects, workers, site, rows)
    w.frames["实名考勤"].bulk(
        **cells,
        用工单位=Text(site[rows], [p.firm.name for p in projects]),
        考勤月份=month,
        出勤天数=Text(rng.integers(0, 9, len(rows)), [str(n) for n in range(18, 27)]),
    )
    pick = np.flatnonzero(month < LAST_MONTH)
    cells = _who(w, projects, workers, site, rows[pick])
    day = month_day(month[pick] + 1, 10 + site[rows[pick]] % 15)
    assert int(day.max()) <= day_number(AS_OF)
    w.frames["农民工工资发放"].bulk(
        **cells,
        工资月份=month[pick],
        金额=rng.integers(50, 95, len(pick)) * 10_000,
        发放日期=day,
        发放渠道=same("专户代发", len(pick)),
        代发银行=Text(site[rows[pick]] % 3, firms.BANKS),
    )


def _who(
    w: World, projects: list[Project], workers: Ints, site: Ints, rows: Ints
) -> dict[str, Any]:
    number, name = w.people.text(workers, rows)
    return {
        "项目编号": Text(site[rows], [p.no for p in projects]),
        "公民身份号码": number,
        "姓名": name,
        "项目地区划": Text(site[rows], [p.county for p in projects]),
    }
