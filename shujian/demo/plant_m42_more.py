"""M42 养老金: adjustments, revocations, deaths, unpaid rights (K3 to K6)."""

from __future__ import annotations

from typing import Any

from shujian.demo import allowances, custody, justice, outdoors
from shujian.demo.gazetteer import UNRULED
from shujian.demo.pension_records import adjust, pay, recover, status
from shujian.demo.registry import Person
from shujian.demo.world import World, day, months, plus

ALL = months("2023-01", "2025-06")


def plant(w: World) -> None:
    """Plant the violations and traps of K3 to K6."""
    w.model = "M42"
    _adjusted(w)
    _adjusted_traps(w)
    _revoked(w)
    _dead(w)
    _rights(w)


def on_probation(
    w: World, effective: str = "2022-03-10", probation: int = 36, county: str = "", **cells: Any
) -> Person:
    """A pensioner with a suspended sentence, in correction from that effect."""
    who = w.elder(county)
    outdoors.suspend(w, who, day(effective), **({"term": 24, "probation": probation} | cells))
    return who


def _adjusted(w: World) -> None:
    for _ in range(w.copies):
        who = on_probation(w)
        adjust(w, who, day("2023-01-01"))
        pay(w, who, months("2023-01", "2025-02"), 312_000)
        w.plant("K3", who.id, "有期徒刑缓刑考验期内参加2023-01-01的调整，共二十六个整月")
        who = w.elder()
        effective = day("2024-02-20")
        doc = justice.judgment(w, who, effective, kind="管制", term=18)
        outdoors.hand_over(w, doc, who.county, notice=plus(effective, 2), papers=plus(effective, 3))
        outdoors.correct(w, who, "管制", plus(effective, 5))
        adjust(w, who, day("2025-01-01"))
        pay(w, who, months("2024-01", "2025-06"))
        w.plant("K3", who.id, "管制期间参加2025-01-01的调整")
        who = w.elder()
        justice.judgment(w, who, day("2019-03-01"), term=72)
        custody.imprison(w, who, day("2019-03-12"), day("2024-03-20"), 出监原因="假释")
        outdoors.parole(w, who, day("2024-03-20"), 11)
        adjust(w, who, day("2025-01-01"))
        pay(w, who, months("2024-04", "2025-06"))
        w.plant("K3", who.id, "假释考验期内参加2025-01-01的调整")
        who = w.elder()
        justice.judgment(w, who, day("2023-03-01"), term=72)
        custody.imprison(w, who, day("2023-03-12"), day("2024-03-20"), 出监原因="暂予监外执行")
        outdoors.outside(w, who, day("2024-03-15"), day("2024-03-20"))
        adjust(w, who, day("2025-01-01"))
        pay(w, who, months("2024-04", "2025-06"))
        w.plant("K3", who.id, "暂予监外执行期间参加2025-01-01的调整")
    who = on_probation(w, "2023-01-01", 24)
    adjust(w, who, day("2023-01-01"))
    pay(w, who, ALL)
    w.plant("K3", who.id, "调整生效日正是考验期第一日，含首尾日")


def _adjusted_traps(w: World) -> None:
    who = on_probation(w)
    adjust(w, who, day("2022-01-01"), paid=2022 * 12 + 6)
    pay(w, who, ALL)
    w.trap("K3", who.id, "无", "调整2022-01-01生效，早于考验期，只是期内才发")
    who = on_probation(w, "2022-03-10", 30)
    adjust(w, who, day("2025-01-01"))
    pay(w, who, ALL)
    w.trap("K3", who.id, "无", "考验期2024-09-09已满，调整在后")
    who = on_probation(w)
    pay(w, who, ALL)
    w.trap("K3", who.id, "无", "考验期内照发，没有参加调整")
    for _ in range(w.copies):
        who = on_probation(w, "2023-06-12", 24, kind="拘役", term=6)
        adjust(w, who, day("2024-01-01"))
        pay(w, who, ALL)
        w.plant("K3x", who.id, "拘役缓刑参加调整，44号函没有写明", expected="待核")


def _revoked(w: World) -> None:
    revoked = day("2024-06-20")
    for index in range(w.copies):
        who = w.elder()
        freed = day("2023-11-10")
        justice.judgment(w, who, day("2020-01-10"), term=72)
        custody.imprison(w, who, day("2020-01-20"), freed, 出监原因="假释")
        outdoors.parole(
            w, who, freed, 26, 矫正结束日期=revoked, 结束方式="撤销假释", 撤销日期=revoked
        )
        custody.imprison(w, who, plus(revoked, 5), None)
        last = "2024-06" if index else "2024-05"
        pay(w, who, months("2023-12", last))
        if index:
            w.plant("K4", who.id, "2024-06-20撤销假释，当月仍发养老金（撤销当月计）")
        else:
            w.trap("K4", who.id, "无", "撤销假释的前一月停发")
    for index in range(w.copies):
        who = w.elder()
        effective = day("2023-05-15")
        doc = justice.judgment(w, who, effective, term=12, probation=24)
        outdoors.hand_over(w, doc, who.county, notice=plus(effective, 2), papers=plus(effective, 4))
        outdoors.correct(
            w, who, "缓刑", plus(effective, 6), revoked, 结束方式="撤销缓刑", 撤销日期=revoked
        )
        custody.imprison(w, who, plus(revoked, 6), day("2025-06-24"))
        last = "2024-09" if index else "2024-06"
        pay(w, who, months("2023-01", last))
        if index:
            w.plant("K4", who.id, "撤销缓刑收监后的整月仍发养老金", companions=("K1",))
        else:
            w.trap("K4", who.id, "无", "收监当月不满整月", also=("提示",))
    who = w.elder()
    freed = day("2023-11-10")
    justice.judgment(w, who, day("2020-01-10"), term=72)
    custody.imprison(w, who, day("2020-01-20"), freed, 出监原因="假释")
    outdoors.parole(w, who, freed, 26, 矫正结束日期=revoked, 结束方式="撤销假释", 撤销日期=revoked)
    custody.imprison(w, who, plus(revoked, 5), None)
    pay(w, who, months("2024-06", "2024-06"))
    w.plant("K4", who.id, "只有撤销当月2024-06的养老金")


def dead(
    w: World, on: str, county: str = "", sources: tuple[str, ...] = ("公安",), **cells: Any
) -> Person:
    """A pensioner who died on that day."""
    who = w.elder(county)
    for source in sources:
        allowances.died(w, who, day(on), source, **cells)
    return who


def _dead(w: World) -> None:
    for index in range(w.copies):
        who = dead(w, "2024-11-20", sources=("公安", "火化"))
        pay(w, who, months("2024-01", f"2025-{1 + index % 3:02d}"))
        w.plant("K5", who.id, "2024-11-20死亡，死亡次月以后仍发养老金")
    for on, last, rule in (
        ("2024-11-30", "2024-12", "线索"),
        ("2024-12-01", "2024-12", "无"),
        ("2024-11-20", "2024-11", "无"),
    ):
        who = dead(w, on)
        pay(w, who, months("2024-06", last))
        if rule == "线索":
            w.plant("K5", who.id, "2024-11-30死亡，2024-12仍发")
        else:
            w.trap("K5", who.id, "无", f"{on}死亡，只发到{last}")
    who = dead(w, "2024-11-20")
    pay(w, who, months("2024-11", "2024-11"), 到账日期=day("2025-01-15"))
    w.trap("K5", who.id, "无", "死亡当月的养老金2025-01才到账")
    who = dead(w, "2024-09-10", county=UNRULED)
    pay(w, who, months("2024-01", "2025-01"))
    w.trap("K5", who.id, "未检查", "当地没有死亡停发的规定")
    who = dead(w, "2024-09-10")
    pay(w, who, months("2024-01", "2024-11"))
    for month in months("2024-10", "2024-11"):
        recover(w, who, "养老金", month, 300_000, day("2025-01-20"))
    w.trap("K5", who.id, "无", "死亡后所发已追回")
    who = dead(w, "2024-09-10")
    pay(w, who, months("2024-01", "2025-06"))
    allowances.seen(w, who, day("2025-02-14"), "住院")
    w.trap("K5", who.id, "待核", "登记死亡后2025-02有住院记录，死亡登记或有误")
    who = dead(w, "2024-10-31")
    allowances.died(w, who, day("2024-11-02"), "火化")
    pay(w, who, months("2024-06", "2024-11"))
    w.trap("K5", who.id, "待核", "公安与火化的死亡日期跨月")


def _rights(w: World) -> None:
    """K6: released, acquitted or through with parole, and the pension not resumed."""
    released = day("2024-06-10")

    def free(stopped: str = "2023-03-02") -> Person:
        who = w.elder()
        justice.judgment(w, who, day("2023-02-10"), term=16)
        custody.imprison(w, who, day("2023-02-20"), released)
        pay(w, who, months("2023-01", "2023-01"))
        status(w, who, "停发", day(stopped))
        return who

    for _ in range(w.copies):
        who = free()
        status(w, who, "申请恢复", day("2024-07-02"))
        w.plant("K6", who.id, "2024-06-10释放，2024-07-02申请恢复，至今未恢复")
    who = free()
    status(w, who, "申请恢复", day("2024-07-02"))
    status(w, who, "恢复", day("2024-08-01"))
    pay(w, who, months("2024-07", "2025-06"))
    w.trap("K6", who.id, "无", "申请后次月恢复")
    who = free()
    status(w, who, "申请恢复", day("2025-06-20"))
    w.trap("K6", who.id, "无", "申请未满一个月", also=("提示",))
    who = w.elder()
    custody.measure(w, who, "逮捕", day("2023-01-16"), day("2023-08-25"), "无罪")
    pay(w, who, months("2023-01", "2023-01"))
    status(w, who, "停发", day("2023-02-03"))
    status(w, who, "申请恢复", day("2023-09-11"))
    w.plant("K6", who.id, "宣告无罪，申请后既未恢复也未补发")
