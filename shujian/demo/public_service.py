"""Public employees made to order: employed, paid, insured, struck off."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.demo import custody, firms, justice
from shujian.demo.gazetteer import THIN
from shujian.demo.pension_records import whole_months
from shujian.demo.registry import Person
from shujian.demo.world import AS_OF, World, first_of, months, plus, term_end

PAYROLL_FIRST = 2022 * 12
KINDS = {"公务员": "机关", "参公": "机关", "事业": "事业", "机关工人": "机关", "国企": "国企"}


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
        custody.measure(w, who, "逮捕", arrest, measure_end, "有罪")
        held = whole_months(arrest, effective)
        # who is arrested on the 1st gets the allowance for that month, and no wage
        pay(w, who, payer, range(PAYROLL_FIRST, held.start))
        pay(w, who, payer, held, 300_000, 工资项目="生活费")
        justice.judgment(w, who, effective, term=20)
        end = plus(term_end(effective, 20), -200)
        custody.imprison(w, who, plus(effective, 12), end if end <= AS_OF else None)
        decide(w, who, "开除", plus(effective, 15))
        insure(w, who, payer, "机关", months("2023-01", f"{arrest.year}-{arrest.month:02d}"))
