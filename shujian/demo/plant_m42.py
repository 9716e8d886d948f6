"""M42 养老金 of prisoners and detained persons: K1, K2, and their exceptions."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.demo import custody, justice, outdoors, pension_records
from shujian.demo.cells import Raw
from shujian.demo.gazetteer import THIN
from shujian.demo.pension_records import pay, recover, status
from shujian.demo.registry import Person
from shujian.demo.world import FIRST_MONTH, LAST_MONTH, World, day, months, plus

IN, OUT = day("2023-04-18"), day("2025-04-17")
INSIDE = months("2023-05", "2025-03")
"""The months wholly in prison."""


def ordinary(w: World) -> None:
    """Pensioners in prison whose pension was stopped in time, and resumed in time."""
    for index in range(4 + w.scale // 2500):
        who = inmate(w)
        pay(w, who, months("2023-01", "2023-03"))
        status(w, who, "停发", day("2023-04-25"))
        if index % 2:
            status(w, who, "申请恢复", day("2025-04-22"))
            status(w, who, "恢复", day("2025-05-06"))
            pay(w, who, months("2025-05", "2025-06"))
    for _ in range(4 + w.scale // 2500):
        who = w.elder()
        outdoors.suspend(w, who, w.between("2023-08-01", "2024-11-01"), term=12, probation=30)
        pay(w, who, range(FIRST_MONTH, LAST_MONTH + 1))
        pension_records.adjust(w, who, day("2023-01-01"))


def plant(w: World) -> None:
    """Plant the violations and traps of K1 and K2."""
    w.model = "M42"
    _serving(w)
    _edges(w)
    _exceptions(w)
    _identity(w)
    _regimes(w)
    _detained(w)


def inmate(
    w: World, start: dt.date = IN, end: dt.date | None = OUT, county: str = "", **cells: Any
) -> Person:
    """A pensioner in prison, sentenced shortly before."""
    who = w.elder(county)
    effective = plus(start, -12)
    term = 24 if end else 60
    justice.judgment(w, who, effective, term=term)
    custody.imprison(w, who, start, end, **cells)
    return who


def _serving(w: World) -> None:
    for index in range(w.copies):
        who = inmate(w)
        pay(w, who, months("2023-05", "2023-12")[: 8 - index])
        w.plant("K1", who.id, f"2023-04-18至2025-04-17在监，{8 - index}个整月仍发养老金")
    who = inmate(w, day("2024-02-05"), None)
    pay(w, who, months("2023-01", "2025-06"))
    w.plant("K1", who.id, "仍在监，入监以来从未停发")
    who = w.elder()
    justice.judgment(w, who, day("2024-05-20"), kind="拘役", term=5)
    custody.imprison(w, who, day("2024-05-28"), day("2024-10-27"), kind="看守所服刑")
    pay(w, who, months("2024-06", "2024-09"))
    w.plant("K1", who.id, "拘役，在看守所服刑期间仍发养老金")
    for _ in range(w.copies):
        who = inmate(w)
        status(w, who, "告知服刑", day("2024-02-20"))
        pay(w, who, months("2023-05", "2024-12"))
        w.plant("K1", who.id, "在监期间仍发养老金", companions=("K7",))
        w.plant(
            "K7",
            who.id,
            "经办机构2024-02-20已知服刑，其后仍发十个月",
            companions=("K1",),
            also=("提示",),
        )
    who = inmate(w)
    status(w, who, "告知服刑", day("2024-02-20"))
    pay(w, who, months("2023-05", "2024-02"))
    w.plant("K1", who.id, "在监期间仍发养老金")
    w.trap("K7", who.id, "无", "经办机构得知当月即停发")


def _edges(w: World) -> None:
    for month in ("2023-04", "2025-04"):
        who = inmate(w)
        pay(w, who, months(month, month))
        what = "入监当月" if month < "2024" else "出监当月"
        w.trap("K1", who.id, "提示", f"只有{what}的养老金，不满整月不计")
    who = inmate(w)
    pay(w, who, months("2025-03", "2025-03"))
    w.plant("K1", who.id, "只有2025-03一个整月，也算")
    who = inmate(w)
    pay(w, who, months("2023-02", "2023-03"), 到账日期=day("2023-07-20"))
    w.trap("K1", who.id, "无", "入监前月份的养老金拖到服刑期间到账")


def _exceptions(w: World) -> None:
    who = inmate(w)
    pay(w, who, INSIDE[:4])
    for month in INSIDE[:4]:
        recover(w, who, "养老金", month, 300_000, day("2024-01-20"))
    w.trap("K1", who.id, "无", "多发部分已全部追回")
    who = inmate(w)
    pay(w, who, INSIDE[:4])
    recover(w, who, "养老金", INSIDE[0], 100_000, day("2024-01-20"))
    w.plant("K1", who.id, "只追回一部分")
    who = inmate(w)
    pay(w, who, INSIDE[:6], 30_000, 基金支付额=0)
    w.trap("K1", who.id, "无", "统筹外补贴，基金没有支付")
    who = w.elder()
    justice.judgment(w, who, plus(IN, -12), term=24, 后续状态="再审无罪")
    custody.imprison(w, who, IN, day("2024-06-20"), 出监原因="再审宣告无罪")
    pay(w, who, INSIDE[:6], 到账日期=day("2024-08-10"), 发放批次="BF2024")
    w.trap("K1", who.id, "无", "再审宣告无罪后补发")
    for kind in ("行政拘留", "强制隔离戒毒"):
        who = w.elder()
        custody.imprison(w, who, day("2024-03-05"), day("2024-08-20"), kind=kind)
        pay(w, who, months("2024-01", "2024-12"))
        w.trap("K1", who.id, "无", f"{kind}不停发养老金")
    who = inmate(w, day("2023-02-10"), day("2023-09-15"), 出监原因="暂予监外执行")
    pay(w, who, months("2023-10", "2024-06"))
    outdoors.outside(w, who, day("2023-09-12"), day("2023-09-15"))
    w.trap("K1", who.id, "无", "暂予监外执行期间照发，不参加调整")


def _identity(w: World) -> None:
    who = inmate(w)
    twin = w.registry.new(plus(who.birth, 2), who.county, name=who.name)
    pay(w, twin, range(FIRST_MONTH, LAST_MONTH + 1))
    w.trap("K1", twin.id, "无", "与在监人员同名，身份号码不同")
    who = inmate(w)
    other = ("张" if who.name[0] != "张" else "李") + who.name[1:]
    pay(w, who, INSIDE[:6], 姓名=other)
    w.trap("K1", who.id, "待核", "身份号码相同而发放表姓名不同")
    who = inmate(w)
    pay(w, who, INSIDE[:3], 公民身份号码=Raw("1.1E+17"))
    w.trap("K1", who.id, "无", "发放表身份证号已损坏，只有姓名相同，不得出线索", also=("待核",))
    who = w.elder()
    justice.judgment(w, who, plus(IN, -12), term=24)
    custody.imprison(w, who, IN, OUT, 入监日期=Raw("2023-02-30"))
    pay(w, who, INSIDE[:3])
    w.trap("K1", who.id, "待核", "入监日期2023-02-30不存在，该行被隔离", also=("无", "未检查"))


def _regimes(w: World) -> None:
    for regime in ("城乡居民", "机关事业"):
        who = inmate(w, county="990201")
        pay(w, who, INSIDE[:6], 20_000, 制度类型=regime)
        w.trap("K1", who.id, "未检查", f"{regime}养老保险，当地没有服刑停发的规定")
        for _ in range(1 + w.copies // 4):
            who = inmate(w, county="990101")
            pay(w, who, INSIDE[:6], 20_000, 制度类型=regime)
            w.plant("K1", who.id, f"{regime}养老保险，当地规定服刑停发")
    who = w.elder(THIN)
    justice.judgment(w, who, day("2023-02-20"), kind="拘役", term=5)
    pay(w, who, months("2023-01", "2023-12"))
    w.trap("K1", who.id, "未检查", "判处拘役，该县看守所名单没有提供")


def _detained(w: World) -> None:
    def held(kind: str, start: str, end: str | None, result: str = "") -> Person:
        who = w.elder()
        custody.measure(w, who, kind, day(start), day(end) if end else None, result)
        return who

    year = months("2024-01", "2024-12")
    for index in range(w.copies):
        who = held("逮捕" if index % 3 else "刑事拘留", "2024-03-11", None)
        pay(w, who, months("2024-01", "2025-06"))
        w.plant("K2", who.id, "在押未定罪，整月仍发养老金")
        who = w.elder()
        w.add(
            "在逃人员",
            公民身份号码=who.id,
            姓名=who.name,
            上网日期=day("2024-03-11"),
            地区划=who.county,
        )
        pay(w, who, year)
        w.plant("K2", who.id, "在逃期间仍发养老金")
    for kind in ("取保候审", "监视居住"):
        who = held(kind, "2024-03-11", "2024-11-10")
        pay(w, who, year)
        w.trap("K2", who.id, "无", f"{kind}不属于在押未定罪")
    who = held("留置", "2024-03-11", "2024-08-10")
    pay(w, who, year)
    w.trap("K2", who.id, "待核", "留置由人核")
    for result in ("无罪", "不起诉", "撤案"):
        who = held("逮捕", "2023-01-20", "2023-08-12", result)
        pay(w, who, months("2023-02", "2023-07"), 到账日期=day("2023-10-10"), 发放批次="BF2023")
        pay(w, who, months("2023-09", "2023-12"))
        status(w, who, "停发", day("2023-02-03"))
        status(w, who, "恢复", day("2023-09-05"))
        status(w, who, "补发", day("2023-10-10"))
        w.trap("K2", who.id, "无", f"{result}，羁押期间的养老金已补发", also=("提示",))
    who = held("逮捕", "2024-03-11", "2024-04-20", "不起诉")
    pay(w, who, months("2024-03", "2024-04"))
    w.trap("K2", who.id, "无", "羁押不满任何一个整月", also=("提示",))
