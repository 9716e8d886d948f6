"""M02 农民工工资: boundary days and exceptions of R4 to R9."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.demo import firms, project_money, project_orders, project_records
from shujian.demo import projects as pr
from shujian.demo.gazetteer import add_workdays
from shujian.demo.plant_m02 import BY
from shujian.demo.plant_m02_edges import FRIDAY
from shujian.demo.plant_m02_pay import MARCH, team
from shujian.demo.project_money import Project
from shujian.demo.world import AS_OF, World, day, months, plus


def plant(w: World) -> None:
    """Plant the boundaries and exceptions of R4 to R9."""
    w.model = "M02"
    _unpaid(w)
    _fees_and_closing(w)
    _attendance(w)
    _agencies(w)
    _orders(w)
    _refusal(w)
    _refusal_traps(w)


def _unpaid(w: World) -> None:
    p, workers = team(w)
    project_records.attend(w, p, workers, months("2025-04", "2025-04"))
    w.plant("R4", p.no, "2025-04工资的期限2025-05-31已过，至今未付", **BY)
    p, workers = team(w)
    project_records.attend(w, p, workers, MARCH)
    elsewhere = pr.build(w, p.county, day("2024-09-20"))
    twins = [w.registry.new(plus(x.birth, 2), p.county, name=x.name) for x in workers]
    project_records.attend(w, elsewhere, twins, MARCH)
    project_records.pay(w, elsewhere, twins, MARCH)
    w.plant("R4", p.no, "2025-03未付，已付的是另一项目的同名工人", **BY)
    p, workers = team(w)
    project_records.attend(w, p, workers, MARCH)
    project_records.pay(w, p, workers, MARCH, channel="现金")
    w.trap("R4", p.no, "无", "以现金支付，渠道清楚", **BY)
    p, workers = team(w)
    for who in workers:
        w.add("实名考勤", **p.place, 公民身份号码=who.id, 姓名=who.name, 用工单位=p.firm.name,
              考勤月份=MARCH[0], 出勤天数=0)  # fmt: skip
    w.trap("R4", p.no, "无", "2025-03出勤天数为零", **BY)
    p, workers = team(w)
    project_records.attend(w, p, workers, MARCH)
    for who in workers:
        other = ("张" if who.name[0] != "张" else "李") + who.name[1:]
        w.add("农民工工资发放", **p.place, 公民身份号码=who.id, 姓名=other, 工资月份=MARCH[0],
              金额=700_000, 发放日期=day("2025-04-18"), 发放渠道="专户代发",
              代发银行=firms.BANKS[0])  # fmt: skip
    w.trap("R4", p.no, "待核", "发放表中身份号码相同而姓名不同", **BY)


def _paid_up(w: World) -> Project:
    """A project that works to the end and has paid every month that was due."""
    p, workers = team(w)
    project_records.attend(w, p, workers, months("2025-03", "2025-06"))
    project_records.pay(w, p, workers, months("2025-03", "2025-05"))
    return p


def _fees_and_closing(w: World) -> None:
    p = _paid_up(w)
    project_records.fee(w, p, FRIDAY, 79_999_999)
    w.plant("R5", p.no, "应拨2025-06-27的人工费少拨一分", **BY)
    p = _paid_up(w)
    project_records.fee(w, p, day("2025-04-05"), 90_000_000)
    w.trap("R5", p.no, "无", "多拨不是少拨", **BY)
    p, _ = team(w, without=("专户",), 状态="完工", 状态日期=day("2025-03-20"), 完工日期=None)
    project_orders.notice(w, p, day("2025-04-01"), day("2025-05-10"))
    project_money.account(w, p, day("2024-10-10"), day("2025-05-20"))
    w.trap("R6", p.no, "待核", "状态为完工而完工日期空白", **BY)


def _attendance(w: World) -> None:
    p = pr.build(w, "990101", day("2024-11-01"))
    w.trap("R7", p.no, "无", "没有拨付过人工费", **BY)
    p = pr.build(w, "990101", day("2024-11-01"))
    project_records.fee(w, p, day("2025-03-05"))
    workers = project_records.crew(w, p, 2)
    project_records.attend(w, p, workers, MARCH)
    project_records.pay(w, p, workers, MARCH)
    w.trap("R7", p.no, "无", "有实名考勤记录", **BY)
    for state in ("停工", "终止"):
        p = pr.build(w, "990201", day("2024-11-01"), 状态=state, 状态日期=day("2024-12-20"))
        project_records.fee(w, p, day("2024-12-15"))
        w.trap("R7", p.no, "无", f"项目状态为{state}", **BY)


def _filed_so_that(due: dt.date, count: int) -> dt.date:
    """The latest day whose last workday of the period is ``due``."""
    filed = plus(due, -count)
    while add_workdays(filed, count) > due:
        filed = plus(filed, -1)
    return filed


def _agencies(w: World) -> None:
    by = {"by": "投诉编号"}
    for due, overdue in ((FRIDAY, True), (AS_OF, False)):
        p = pr.build(w)
        filed = _filed_so_that(due, 90)
        number = project_orders.complain(w, p, plus(filed, -5), 立案日期=filed, 延长期限=True)
        if overdue:
            w.plant("R8", number, "延长后第九十个工作日2025-06-27已过，没有处理决定", **by)
        else:
            w.trap("R8", number, "无", "延长后第九十个工作日即截至日", **by)


def _orders(w: World) -> None:
    """R8, second half: the order expired, and the agency neither punished nor transferred."""
    by = {"by": "文书文号"}
    small: dict[str, Any] = {"涉及人数": 2, "最长欠薪月数": 1, "责令金额": 800_000}

    def ordered(result: str = "行政处理", until: str = "2025-02-20", **cells: Any) -> str:
        p = pr.build(w, "990101", day("2024-03-01"))
        project_orders.complain(w, p, day("2025-01-06"), 立案日期=day("2025-01-08"),
                    办结日期=day("2025-03-20"), 处理结果=result)  # fmt: skip
        return project_orders.order(w, p, day("2025-02-10"), day(until), **(small | cells))

    def trap(number: str, why: str) -> None:
        w.trap("R8", number, "无", why, **by)
        w.trap("R9", number, "无", "两人，欠薪一个月，不到起点", **by)

    for _ in range(w.copies):
        number = ordered()
        w.plant("R8", number, "责令支付2025-02-20期满未付，没有处罚也没有移送", **by)
        w.trap("R9", number, "无", "两人，欠薪一个月，不到起点", **by)
    for result in ("行政处罚", "移送"):
        trap(ordered(result), f"责令期满未付，已{result}")
    trap(ordered(付清日期=day("2025-02-18")), "责令期内已付清")
    trap(ordered(until=str(AS_OF)), "责令期限即截至日，当日仍在期内")


def _refused(
    w: World, sign: str = "转移财产", county: str = "990101", until: str = "2025-04-20",
    **cells: Any,
) -> tuple[Project, str]:  # fmt: skip
    p = pr.build(w, county, day("2024-03-01"))
    project_orders.complain(w, p, day("2025-03-01"), 立案日期=day("2025-03-03"), 办结日期=day("2025-04-28"),
                处理结果="行政处罚")  # fmt: skip
    number = project_orders.order(w, p, day("2025-04-10"), day(until), **cells)
    if sign:
        project_orders.sign_of_means(w, p, sign, day("2025-04-05"))
    return p, number


def _refusal(w: World) -> None:
    by = {"by": "文书文号"}
    _, number = _refused(w, "逃匿", 送达方式="张贴拍照")
    w.plant("R9", number, "逃匿，责令文书张贴拍照送达，期满未付", **by)
    _, number = _refused(w, "有能力支付")
    w.plant("R9", number, "有能力支付而不支付，责令期满", **by)
    _, number = _refused(w, 涉及人数=10, 责令金额=6_000_000)
    w.plant("R9", number, "正好十人、正好当地多人起点六万元", **by)
    _, number = _refused(w, until=str(FRIDAY))
    w.plant("R9", number, "责令期限2025-06-27已过", **by)
    p, number = _refused(w)
    w.add("公安受立案", 案件编号=w.next_no("GA"), 受案单位=firms.police(p.county), 案由="串通投标案",
          涉案单位=p.firm.name, 受案日期=day("2025-04-25"), 立案日期=day("2025-04-27"),
          地区划=p.county)  # fmt: skip
    w.plant("R9", number, "公安对该单位立的是另一案由", **by)


def _refusal_traps(w: World) -> None:
    by = {"by": "文书文号"}
    _, number = _refused(w, 涉及人数=9, 最长欠薪月数=2)
    w.trap("R9", number, "无", "九人，欠薪两个月，两种起点都不到", **by)
    _, number = _refused(w, county="990201", 责令金额=9_000_000)
    w.trap("R9", number, "无", "九万元，当地多人起点十万元", **by)
    _, number = _refused(w, "")
    w.trap("R9", number, "无", "没有转移财产、逃匿或者有能力支付的迹象", also=("待核",), **by)
