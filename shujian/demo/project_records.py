"""What a building project files itself: its crew, attendance, pay and fees."""

from __future__ import annotations

import datetime as dt

from shujian.demo import firms
from shujian.demo.project_money import Project
from shujian.demo.registry import Person
from shujian.demo.world import World, first_of, plus


def crew(w: World, p: Project, count: int) -> list[Person]:
    """New workers."""
    return [w.adult(p.county, 1970, 1999) for _ in range(count)]


def attend(w: World, p: Project, workers: list[Person], listed: range | list[int]) -> None:
    """Write the attendance of these workers for these months."""
    for month in listed:
        for who in workers:
            w.add(
                "实名考勤", **p.place, 公民身份号码=who.id, 姓名=who.name,
                用工单位=p.firm.name, 考勤月份=month, 出勤天数=int(w.rng.integers(18, 27)),
            )  # fmt: skip


def pay(
    w: World, p: Project, workers: list[Person], listed: range | list[int],
    on: dt.date | None = None, channel: str | None = "专户代发",
) -> None:  # fmt: skip
    """Pay these workers for these months; by the 18th of the next month unless a day is given."""
    for month in listed:
        day = on or first_of(month + 1).replace(day=18)
        for who in workers:
            w.add(
                "农民工工资发放", **p.place, 公民身份号码=who.id, 姓名=who.name, 工资月份=month,
                金额=int(w.rng.integers(55, 95)) * 10_000, 发放日期=day, 发放渠道=channel,
                代发银行=firms.BANKS[0],
            )  # fmt: skip


def fee(
    w: World, p: Project, due: dt.date, paid: int = 80_000_000, on: dt.date | None = None
) -> None:
    """The builder's monthly labour fee of 800,000 yuan, paid as said."""
    w.add(
        "人工费拨付", **p.place, 应拨日期=due, 应拨金额=80_000_000, 实拨金额=paid,
        实拨日期=(on or plus(due, -1)) if paid else None,
    )  # fmt: skip
