"""M08 高龄津贴: R1 to R8."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.demo.allowances import died, pay, seen
from shujian.demo.cells import Raw
from shujian.demo.checks import card_number
from shujian.demo.gazetteer import ABROAD, UNRULED
from shujian.demo.pension_records import recover
from shujian.demo.registry import Person
from shujian.demo.truth import Outcome
from shujian.demo.world import World, day, months, plus

ALL = months("2023-01", "2025-06")
RULED = ("990101", "990102", "990201")


def plant(w: World) -> None:
    """Plant the violations and traps of M08."""
    w.model = "M08"
    _dead(w)
    _dead_edges(w)
    _dead_doubts(w)
    _moved(w)
    _young(w)
    _twice(w)
    _bands(w)
    _unpaid(w)
    _accounts(w)


def old(w: World, county: str = "", birth: dt.date | None = None, **more: Any) -> Person:
    """A person between 82 and 88, born on no boundary."""
    return w.registry.new(
        birth or w.birthday(1937, 1942), county or str(w.rng.choice(RULED)), **more
    )


def late(w: World, on: str, last: str, county: str = "", **cells: Any) -> Person:
    """Somebody who died on a day and whose allowance was paid up to a month."""
    who = old(w, county or "990101")
    died(w, who, day(on), **cells)
    first = "2024-01" if county == "990104" else "2023-01"
    pay(w, who, months(first, last))
    return who


def _clue(w: World, subject: str, why: str) -> None:
    """Paid after death, and nobody has done anything about it: R8 raises the grade of R1."""
    w.plant("R1", subject, why, companions=("R8",))


def _dead(w: World) -> None:
    for index in range(w.copies):
        who = late(w, "2024-11-20", "2025-03", RULED[index % 3])
        if index % 2:
            died(w, who, day("2024-11-20"), "火化")
        w.plant("R1", who.id, "2024-11-20死亡，2024-12至2025-03仍发", companions=("R8",))
        w.plant(
            "R8", who.id, "死亡登记已逾半年，没有任何处理措施", companions=("R1",), also=("提示",)
        )
    who = late(w, "2024-11-20", "2025-03")
    w.add("处理措施", 公民身份号码=who.id, 事项="高龄津贴", 措施="追缴通知", 日期=day("2025-04-20"),
          地区划=who.county)  # fmt: skip
    w.plant("R1", who.id, "2024-11-20死亡仍发，部门已发追缴通知")
    w.trap("R8", who.id, "无", "部门已采取措施")


def _dead_edges(w: World) -> None:
    w.trap("R1", late(w, "2024-11-20", "2024-11").id, "无", "只发到死亡当月")
    _clue(w, late(w, "2024-11-30", "2024-12").id, "2024-11-30死亡，2024-12仍发")
    w.trap("R1", late(w, "2024-12-01", "2024-12").id, "无", "2024-12-01死亡，当月可发")
    who = late(w, "2024-11-15", "2024-11", "990202")
    _clue(w, who.id, "当地规定死亡当月即停，当月仍发")
    w.trap("R1", late(w, "2024-11-15", "2024-10", "990202").id, "无", "当地死亡当月即停，发到上月")
    who = old(w, "990101")
    died(w, who, day("2024-11-20"))
    pay(w, who, months("2023-01", "2024-10"))
    pay(w, who, months("2024-11", "2024-11"), 到账日期=day("2025-01-15"), 发放批次="GBF2501")
    w.trap("R1", who.id, "无", "死亡当月的津贴2025-01才到账")
    who = old(w, "990102")
    died(w, who, day("2024-10-20"))
    pay(w, who, months("2023-01", "2024-09"))
    pay(w, who, months("2024-10", "2024-12"), 到账日期=day("2024-10-05"), 发放批次="G2024Q4")
    w.trap("R1", who.id, "无", "按季预发，当地规定预发部分不追回")
    who = late(w, "2024-09-10", "2024-11")
    for month in months("2024-10", "2024-11"):
        recover(w, who, "高龄津贴", month, 10_000, day("2025-01-20"))
    w.trap("R1", who.id, "无", "死亡后所发已全部追回")
    who = late(w, "2024-09-10", "2024-11")
    recover(w, who, "高龄津贴", 2024 * 12 + 9, 10_000, day("2025-01-20"))
    _clue(w, who.id, "只追回一个月，还有一个月")
    who = old(w, UNRULED)
    died(w, who, day("2024-09-10"))
    pay(w, who, months("2024-01", "2024-12"))
    w.trap("R1", who.id, "未检查", "该县没有高龄津贴的规定")
    who = old(w, "990104")
    died(w, who, day("2023-05-10"))
    pay(w, who, months("2023-01", "2023-08"))
    w.trap("R1", who.id, "未检查", "该县2024年以前没有规定")


def _dead_doubts(w: World) -> None:
    who = late(w, "2024-10-31", "2024-11")
    died(w, who, day("2024-11-02"), "火化")
    w.trap("R1", who.id, "待核", "公安2024-10-31，火化2024-11-02，津贴发到2024-11")
    who = old(w, "990101")
    died(w, who, day("2024-09-15"), "村报")
    pay(w, who, months("2023-01", "2024-12"))
    w.trap("R1", who.id, "待核", "只有村报的死亡信息，可能是农历")
    who = late(w, "2024-09-10", "2025-06")
    seen(w, who, day("2025-02-12"))
    w.trap("R1", who.id, "待核", "登记死亡后2025-02人脸认证通过，死亡登记或有误")
    who = old(w, "990101")
    died(w, who, day("2024-09-10"), 公民身份号码=Raw(""))
    pay(w, who, ALL)
    seen(w, who, day("2024-08-20"))
    w.trap("R1", who.id, "待核", "死亡名单只有姓名没有号码")
    gone = w.registry.new(plus(who.birth, 4), "990201")
    twin = w.registry.new(plus(who.birth, 9), "990201", name=gone.name)
    died(w, gone, day("2024-06-10"))
    pay(w, gone, months("2023-01", "2024-06"))
    pay(w, twin, ALL)
    seen(w, twin, day("2025-05-20"))
    w.trap("R1", twin.id, "无", "与死者同名，身份号码不同")
    who = old(w, "990101")
    other = ("张" if who.name[0] != "张" else "李") + who.name[1:]
    died(w, who, day("2024-09-10"), 姓名=other)
    pay(w, who, months("2023-01", "2024-12"))
    w.trap("R1", who.id, "待核", "身份号码相同而死亡登记姓名不同")


def left(w: World, county: str, to: str = "") -> Person:
    """Somebody whose registration left a county on 2024-05-10."""
    who = old(w, county, listed=False)
    row = {"公民身份号码": who.id, "姓名": who.name, "出生日期": who.birth, "户籍地址": ""}
    w.add(
        "人口信息", **row, 户籍地区划=county, 起始日期=day("2005-01-01"), 终止日期=day("2024-05-10")
    )
    if to:
        w.add("人口信息", **row, 户籍地区划=to, 起始日期=day("2024-05-10"))
    return who


def _moved(w: World) -> None:
    for index in range(w.copies):
        who = left(w, RULED[index % 3])
        pay(w, who, months("2023-01", "2024-10"))
        w.plant("R2", who.id, "户籍2024-05-10迁出，原地至2024-10仍发")
    who = left(w, "990101")
    pay(w, who, months("2023-01", "2024-05"))
    w.trap("R2", who.id, "无", "发到迁出当月")
    who = left(w, "990101", "990102")
    pay(w, who, months("2023-01", "2024-05"))
    pay(w, who, months("2024-06", "2025-06"), region="990102")
    seen(w, who, day("2025-05-20"))
    w.trap("R2", who.id, "无", "市内迁移，次月起由迁入地发放")
    who = left(w, "990103")
    pay(w, who, months("2023-01", "2024-10"))
    w.trap("R2", who.id, "待核", "当地按常住发放，户籍迁出不等于离开", also=("未检查",))


def _young(w: World) -> None:
    for index in range(w.copies):
        who = old(w, RULED[index % 3], plus(day("1946-03-05"), index * 40))
        pay(w, who, months("2024-09", "2024-12"))
        w.plant("R3", who.id, "不满八十周岁领取高龄津贴", companions=("R5",))
    answers: dict[str, Outcome] = {"2024-08": "待核", "2024-09": "无"}
    for month, expected in answers.items():
        who = old(w, "990101", day("1944-08-16"))
        seen(w, who, day("2025-05-20"))
        pay(w, who, months(month, "2025-06"))
        why = (
            "从满八十周岁当月起发，按何日计龄由人核" if expected == "待核" else "满龄后次月以后起发"
        )
        open_to: tuple[Outcome, ...] = ("待核",) if expected == "无" else ("无",)
        w.trap("R3", who.id, expected, why, also=open_to)


def _twice(w: World) -> None:
    for _ in range(w.copies):
        who = old(w, "990101")
        pay(w, who, ALL)
        pay(w, who, months("2025-01", "2025-04"), region=ABROAD, 发放批次="LS2025")
        seen(w, who, day("2025-05-20"))
        w.plant("R4", who.id, "2025-01至2025-04在两省同月领取，两地都按户籍")
        w.trap("R2", who.id, "未检查", "外省县的人口信息没有提供，不能说户籍已离开", also=("无",))
    who = old(w, "990101")
    pay(w, who, ALL)
    pay(w, who, months("2024-03", "2024-03"), 发放批次="GBF2403", fen=5_000)
    seen(w, who, day("2025-05-20"))
    w.trap("R4", who.id, "无", "同地同月两笔，其中一笔补差")


def _bands(w: World) -> None:
    for index in range(w.copies):
        who = old(w, RULED[index % 3])
        seen(w, who, day("2025-05-20"))
        pay(w, who, ALL, level="90-99", fen=20_000)
        w.plant("R5", who.id, "八十多岁按90-99档发放")
    who = old(w, "990101", day("1931-03-12"))
    seen(w, who, day("2025-05-20"))
    pay(w, who, ALL)
    w.plant("R5", who.id, "九十多岁只按80-89档发放（少发）")
    who = old(w, "990101", day("1934-09-18"))
    seen(w, who, day("2025-05-20"))
    pay(w, who, months("2023-01", "2024-08"))
    pay(w, who, months("2024-09", "2025-06"), level="90-99", fen=20_000)
    w.trap("R5", who.id, "待核", "2024-09满九十周岁，当月即升档", also=("无",))


def _unpaid(w: World) -> None:
    for index in range(w.copies):
        who = old(w, RULED[index % 3])
        seen(w, who, day("2025-05-20"), "门诊")
        w.plant("R6", who.id, "普惠地区，在世、年龄和户籍都符合，从未发放")
    who = old(w, "990103")
    seen(w, who, day("2025-05-20"))
    w.trap("R6", who.id, "提示", "当地依申请发放，未发放不等于应发未发")
    who = old(w, "990101")
    w.trap("R6", who.id, "无", "没有任何在世记录", also=("待核", "未检查"))
    who = old(w, "990101")
    died(w, who, day("2022-11-20"))
    w.trap("R6", who.id, "无", "已于2022年死亡")
    who = old(w, UNRULED)
    seen(w, who, day("2025-05-20"))
    w.trap("R6", who.id, "未检查", "当地没有规定")
    who = old(w, "990101", listed=False)
    w.add("人口信息", 公民身份号码=who.id, 姓名=who.name, 出生日期=who.birth, 户籍地区划="990101",
          起始日期=day("2025-06-05"))  # fmt: skip
    seen(w, who, day("2025-06-20"))
    w.trap("R6", who.id, "无", "2025-06-05迁入，尚无整月")


def _accounts(w: World) -> None:
    for _ in range(w.copies):
        who, holder = old(w, "990101"), w.adult("990101")
        seen(w, who, day("2025-05-20"))
        pay(w, who, ALL, 户名身份号码=holder.id)
        w.plant("R7", who.id, "收款账户户名不是本人", expected="待核")
    many = [old(w, "990201") for _ in range(8)]
    for who in many:
        seen(w, who, day("2025-05-20"))
        pay(w, who, ALL, 收款账号=card_number(99), 户名身份号码=many[0].id)
        if who is not many[0]:
            w.plant("R7", who.id, "八人共用一个收款账户", expected="待核")
