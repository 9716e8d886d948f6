"""M42 养老金: boundary days, exceptions and identity of K1 to K7."""

from __future__ import annotations

from shujian.demo import allowances, custody, justice, outdoors
from shujian.demo.cells import Raw
from shujian.demo.pension_records import adjust, pay, recover, status
from shujian.demo.plant_m42 import inmate
from shujian.demo.plant_m42_more import dead, on_probation
from shujian.demo.registry import Person
from shujian.demo.world import World, day, months, plus

ALL = months("2023-01", "2025-06")


def plant(w: World) -> None:
    """Plant the boundaries and exceptions of M42."""
    w.model = "M42"
    _serving(w)
    _detained(w)
    _adjusted(w)
    _adjusted_traps(w)
    _dead(w)
    _rights(w)
    _told(w)


def _serving(w: World) -> None:
    who = w.elder()
    justice.judgment(w, who, day("2023-04-06"), kind="无期徒刑", term=0)
    custody.imprison(w, who, day("2023-04-18"), None)
    pay(w, who, months("2023-05", "2023-09"))
    w.plant("K1", who.id, "无期徒刑，在监期间仍发养老金")
    who = inmate(w, day("2023-05-01"), day("2025-04-30"))
    pay(w, who, months("2024-02", "2024-02"), 30_000, 基金支付额=1)
    w.plant("K1", who.id, "多数是统筹外补贴，基金只付一分，也算")
    who = inmate(w, 出监日期=Raw("2024-02-30"))
    pay(w, who, months("2023-05", "2023-08"))
    w.trap("K1", who.id, "待核", "出监日期2024-02-30不存在，羁押何时结束不明", also=("未检查",))


def _detained(w: World) -> None:
    def held(start: str, end: str, county: str = "") -> Person:
        who = w.elder(county)
        custody.measure(w, who, "逮捕", day(start), day(end))
        return who

    who = held("2024-03-01", "2024-03-31")
    pay(w, who, months("2024-03", "2024-03"))
    w.plant("K2", who.id, "2024-03-01至2024-03-31在押，正好一个整月")
    who = held("2024-03-02", "2024-04-29")
    pay(w, who, months("2024-03", "2024-04"))
    w.trap("K2", who.id, "无", "在押两个月份，都不满整月", also=("提示",))
    who = held("2024-03-11", "2024-11-10", "990201")
    pay(w, who, months("2024-01", "2024-12"), 20_000, 制度类型="城乡居民")
    w.trap("K2", who.id, "未检查", "城乡居民养老保险，当地没有规定")


def _adjusted(w: World) -> None:
    who = on_probation(w, "2024-11-20", 12)
    adjust(w, who, day("2025-01-01"))
    pay(w, who, months("2024-01", "2025-06"))
    w.plant("K3", who.id, "仍在考验期，参加2025-01-01的调整")
    who = on_probation(w)
    adjust(w, who, day("2023-01-01"))
    pay(w, who, months("2023-01", "2025-02"), 312_000)
    for month in months("2023-01", "2023-06"):
        recover(w, who, "养老金", month, 12_000, day("2024-01-20"))
    w.plant("K3", who.id, "参加调整的二十六个月只追回六个月")
    who = on_probation(w)
    adjust(w, who, day("2023-01-01"))
    pay(w, who, months("2023-01", "2025-02"), 312_000)
    for month in months("2023-01", "2025-02"):
        recover(w, who, "养老金", month, 12_000, day("2025-03-20"))
    w.trap("K3", who.id, "无", "参加调整多发的已全部追回")


def _adjusted_traps(w: World) -> None:
    who = on_probation(w, "2023-01-02", 24)
    adjust(w, who, day("2023-01-01"))
    pay(w, who, ALL)
    w.trap("K3", who.id, "无", "调整生效日比考验期第一日早一日")
    who = on_probation(w, "2023-01-01", 24)
    adjust(w, who, day("2025-01-01"))
    pay(w, who, ALL)
    w.trap("K3", who.id, "无", "考验期2024-12-31满，次日调整")
    who = w.elder()
    justice.judgment(w, who, day("2019-03-01"), term=72)
    custody.imprison(w, who, day("2019-03-12"), day("2024-01-20"), 出监原因="假释")
    outdoors.parole(w, who, day("2024-01-20"), 8)
    adjust(w, who, day("2025-01-01"))
    pay(w, who, months("2024-02", "2025-06"))
    w.trap("K3", who.id, "无", "假释2024-09-19期满，参加次年的调整")
    who = on_probation(w, county="990201")
    adjust(w, who, day("2023-01-01"))
    pay(w, who, ALL, 20_000, 制度类型="城乡居民")
    w.trap("K3", who.id, "未检查", "城乡居民养老保险，当地没有规定")
    who = on_probation(w, "2023-06-12", 24, kind="拘役", term=6)
    pay(w, who, ALL)
    w.trap("K3x", who.id, "无", "拘役缓刑，没有参加调整")
    convict = on_probation(w)
    twin = w.registry.new(plus(convict.birth, 2), convict.county, name=convict.name)
    adjust(w, twin, day("2023-01-01"))
    pay(w, twin, ALL)
    w.trap("K3", twin.id, "无", "与缓刑人员同名，身份号码不同")


def _dead(w: World) -> None:
    gone = dead(w, "2024-09-10")
    pay(w, gone, months("2024-01", "2024-09"))
    twin = w.registry.new(plus(gone.birth, 2), gone.county, name=gone.name)
    pay(w, twin, ALL)
    w.trap("K5", twin.id, "无", "与死者同名，身份号码不同")
    who = w.elder()
    other = ("张" if who.name[0] != "张" else "李") + who.name[1:]
    allowances.died(w, who, day("2024-09-10"), 姓名=other)
    pay(w, who, months("2024-01", "2024-12"))
    w.trap("K5", who.id, "待核", "身份号码相同而死亡登记姓名不同")
    who = dead(w, "2024-09-10")
    pay(w, who, months("2024-10", "2024-11"), 30_000, 基金支付额=0)
    w.trap("K5", who.id, "无", "统筹外的遗属补助，基金没有支付")


def _rights(w: World) -> None:
    who = w.elder()
    freed = day("2023-09-20")
    justice.judgment(w, who, day("2019-03-01"), term=60)
    custody.imprison(w, who, day("2019-03-12"), freed, 出监原因="假释")
    outdoors.parole(w, who, freed, 6)
    status(w, who, "停发", day("2023-01-05"))
    status(w, who, "申请恢复", day("2024-04-02"))
    w.plant("K6", who.id, "假释2024-03-19期满，2024-04-02申请恢复，至今未恢复")
    who = w.elder()
    justice.judgment(w, who, day("2023-02-10"), term=16)
    custody.imprison(w, who, day("2023-02-20"), day("2024-06-10"))
    status(w, who, "停发", day("2023-03-02"))
    w.trap("K6", who.id, "无", "释放后没有申请恢复", also=("提示",))


def _told(w: World) -> None:
    who = inmate(w)
    status(w, who, "告知服刑", day("2023-05-20"))
    pay(w, who, months("2023-05", "2023-11"))
    w.plant("K1", who.id, "在监期间仍发养老金，2023-11以后停发")
    w.trap("K7", who.id, "无", "条例2023-12-01施行以前得知，施行时已停发")
