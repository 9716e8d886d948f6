"""M02 农民工工资: payment, fees, closing, attendance, agencies, refusal (R4 to R9)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.demo import firms, project_orders, project_records
from shujian.demo import projects as pr
from shujian.demo.cells import Raw
from shujian.demo.gazetteer import THIN, add_workdays
from shujian.demo.plant_m02 import BY, EVERYTHING, exempt, uncovered
from shujian.demo.project_money import Project
from shujian.demo.registry import Person
from shujian.demo.world import AS_OF, World, day, months, plus

MARCH = months("2025-03", "2025-03")


def plant(w: World) -> None:
    """Plant the violations and traps of R4 to R9."""
    w.model = "M02"
    _unpaid(w)
    _fees(w)
    _closing(w)
    _attendance(w)
    _agencies(w)
    _refusal(w)


def team(
    w: World, county: str = "", *, without: tuple[str, ...] = (), **cells: Any
) -> tuple[Project, list[Person]]:
    """A project with twelve workers, who worked and were paid from 2024-12 to 2025-02."""
    county = county or w.county()
    without = EVERYTHING if county == THIN else without
    p = pr.build(w, county, day("2024-09-20"), without=without, **cells)
    workers = project_records.crew(w, p, 12)
    early = months("2024-12", "2025-02")
    project_records.attend(w, p, workers, early)
    project_records.pay(w, p, workers, early)
    return p, workers


def _unpaid(w: World) -> None:
    for _ in range(w.copies):
        p, workers = team(w)
        project_records.attend(w, p, workers, months("2025-03", "2025-05"))
        project_records.pay(w, p, workers, months("2025-04", "2025-05"))
        w.plant("R4", p.no, "十二名工人2025-03出勤，至今未付", **BY)
    for on, why in (("2025-04-30", "次月末日支付"), ("2025-06-10", "拖欠后已补付")):
        p, workers = team(w)
        project_records.attend(w, p, workers, MARCH)
        project_records.pay(w, p, workers, MARCH, day(on))
        w.trap("R4", p.no, "无", why, also=("提示",) if on > "2025-05" else (), **BY)
    p, workers = team(w)
    project_records.attend(w, p, workers, months("2025-05", "2025-06"))
    w.trap("R4", p.no, "无", "2025-05工资的期限2025-06-30即截至日，尚未逾期", **BY)
    p, workers = team(w)
    project_records.attend(w, p, workers, MARCH)
    project_records.pay(w, p, workers, MARCH, channel=None)
    w.trap("R4", p.no, "待核", "有付款而渠道不明", **BY)
    p, workers = team(w, THIN)
    project_records.attend(w, p, workers, MARCH)
    w.trap("R4", p.no, "未检查", "该县银行2025-03的发放文件未提供齐全", **BY)
    uncovered(w, p)
    p, workers = team(w)
    project_records.attend(w, p, workers, MARCH)
    for who in workers:
        w.add(
            "农民工工资发放", **p.place, 公民身份号码=Raw("1.1E+17"), 姓名=who.name,
            工资月份=MARCH[0], 金额=600_000, 发放日期=day("2025-04-18"), 发放渠道="专户代发",
            代发银行=firms.BANKS[1],
        )  # fmt: skip
    w.trap("R4", p.no, "待核", "发放表中同名工人的身份证号已损坏，可能已付", **BY)


def _fees(w: World) -> None:
    def paid_team() -> Project:
        p, workers = team(w)
        project_records.attend(w, p, workers, months("2025-03", "2025-06"))
        project_records.pay(w, p, workers, months("2025-03", "2025-05"))
        return p

    for index in range(w.copies):
        p = paid_team()
        project_records.fee(w, p, day("2025-03-05"))
        project_records.fee(w, p, day("2025-04-05"), 30_000_000 if index % 2 else 0)
        w.plant("R5", p.no, "应拨2025-04-05的人工费未拨足", **BY)
    p = paid_team()
    project_records.fee(w, p, day("2025-04-05"), on=day("2025-04-25"))
    w.trap("R5", p.no, "无", "迟拨但已拨足", also=("提示",), **BY)
    p = paid_team()
    project_records.fee(w, p, AS_OF, 0)
    w.trap("R5", p.no, "无", "应拨日即截至日，当日仍在期内", **BY)
    p = paid_team()
    w.add("人工费拨付", **p.place, 应拨日期=day("2025-04-05"), 应拨金额=80_000_000)
    w.trap("R5", p.no, "待核", "实拨金额空白", **BY)


def _finished(
    w: World, done: str, closed: str, posted: tuple[str, str] | None
) -> tuple[Project, list[Person]]:
    p, workers = team(
        w, 状态="完工", 状态日期=day(done), 完工日期=day(done)
    )  # fmt: skip
    # the account opened in time by build() is the one closed here
    rows = w.frames["工资专户"].rows
    rows[-1] = {**_last_account(w, p), "销户日期": day(closed)}
    if posted:
        project_orders.notice(w, p, day(posted[0]), day(posted[1]))
    return p, workers


def _last_account(w: World, p: Project) -> dict[str, Any]:
    row = dict(w.frames["工资专户"].rows[-1])
    assert row["项目编号"] == p.no
    return row


def _closing(w: World) -> None:
    bad = (
        ("2025-04-20", "2025-04-10", ("2025-03-01", "2025-04-05"), "完工前销户"),
        ("2025-03-20", "2025-05-20", None, "没有公示"),
        ("2025-03-20", "2025-05-20", ("2025-04-01", "2025-04-30"), "公示二十九日"),
        ("2025-03-20", "2025-05-01", ("2025-04-01", "2025-05-01"), "公示终止当日销户"),
    )
    for done, closed, posted, why in bad * (1 + w.copies // 8):
        p, _ = _finished(w, done, closed, posted)
        w.plant("R6", p.no, why, **BY)
    p, workers = _finished(w, "2025-03-20", "2025-05-20", ("2025-04-01", "2025-05-10"))
    project_records.attend(w, p, workers, MARCH)
    w.plant("R6", p.no, "尚欠2025-03工资即销户", companions=("R4",), **BY)
    w.plant("R4", p.no, "十二名工人2025-03出勤，至今未付", companions=("R6",), **BY)
    p, _ = _finished(w, "2025-03-20", "2025-05-02", ("2025-04-01", "2025-05-01"))
    w.trap("R6", p.no, "无", "公示满三十日，次日销户，无欠薪", **BY)


def _attendance(w: World) -> None:
    def running(county: str = "", signed: str = "2024-11-01", **cells: Any) -> Project:
        p = pr.build(w, county, day(signed), **cells)
        for due in ("2025-02-05", "2025-03-05", "2025-04-05"):
            project_records.fee(w, p, day(due))
        return p

    for _ in range(w.copies):
        p = running()
        w.plant("R7", p.no, "在建数月并拨付人工费，没有实名考勤", **BY)
    p = running(行业="水利")
    w.trap("R7", p.no, "待核", "该行业没有实名平台", **BY)
    p = running()
    exempt(w, p, "实名制", day("2024-12-01"))
    w.trap("R7", p.no, "无", "经批准不实行实名制", **BY)
    p = pr.build(w, "990101", plus(day("2025-06-05"), -40))
    project_records.fee(w, p, day("2025-06-20"))
    w.trap("R7", p.no, "无", "开工不满一个完整月份", **BY)
    p = pr.build(w, THIN, day("2023-05-01"), without=EVERYTHING)
    for due in ("2023-08-05", "2023-09-05"):
        project_records.fee(w, p, day(due))
    w.trap("R7", p.no, "未检查", "该县考勤只提供2024年以后的", **BY)
    uncovered(w, p)


def _filed_so_that(due: dt.date) -> dt.date:
    """The latest day whose sixtieth workday is ``due``."""
    filed = plus(due, -70)
    while add_workdays(filed, 60) > due:
        filed = plus(filed, -1)
    return filed


def _agencies(w: World) -> None:
    by = {"by": "投诉编号"}

    def case(filed: dt.date | None, **cells: Any) -> str:
        p = pr.build(w)
        on = plus(filed, -5) if filed else day("2025-03-10")
        return project_orders.complain(w, p, on, 立案日期=filed, **cells)

    for _ in range(w.copies):
        number = case(w.between("2024-09-10", "2025-02-10"))
        w.plant("R8", number, "立案后六十个工作日已过，没有处理决定", **by)
    number = case(_filed_so_that(day("2025-06-27")))
    w.plant("R8", number, "第六十个工作日是2025-06-27，已过", **by)
    number = case(_filed_so_that(AS_OF))
    w.trap("R8", number, "无", "第六十个工作日即截至日", **by)
    number = case(day("2025-03-10"), 延长期限=True)
    w.trap("R8", number, "无", "经批准延长三十个工作日，尚未届满", **by)
    number = case(day("2025-01-10"), 办结日期=day("2025-03-10"), 处理结果="行政处罚")
    w.trap("R8", number, "无", "期内已作处罚", **by)
    number = case(None)
    w.trap("R8", number, "待核", "受理后一直未立案，条例没有具体日数", **by)
    p = pr.build(w)
    for on in ("2025-05-12", "2025-06-02"):
        number = project_orders.complain(w, p, day(on), 投诉人数=2, 投诉金额=1_500_000)
        w.trap("R8", number, "无", "在办理期限内", **by)
    w.trap("R8", p.no, "提示", "同一项目两次投诉，均在办理期限内", **BY)


def _refusal(w: World) -> None:
    by = {"by": "文书文号"}

    def refused(
        served: str = "2025-04-10", until: str = "2025-04-20", **cells: Any
    ) -> tuple[Project, str]:
        p = pr.build(w, "990101", day("2024-03-01"))
        filed = day("2025-03-03")
        project_orders.complain(w, p, day("2025-03-01"), 立案日期=filed, 办结日期=day("2025-04-28"),
                    处理结果="行政处罚")  # fmt: skip
        number = project_orders.order(w, p, day(served), day(until), **cells)
        project_orders.sign_of_means(w, p, "转移财产", day("2025-04-05"))
        return p, number

    for _ in range(w.copies):
        _, number = refused()
        w.plant("R9", number, "十一人十二万元，责令期满不付并转移财产，公安未立案", **by)
    one: dict[str, Any] = {"涉及人数": 1, "最长欠薪月数": 3, "责令金额": 1_000_000}
    _, number = refused(**one)
    w.plant("R9", number, "一人欠三个月、一万元，达到当地单人起点", **by)
    for cells, why in (
        (one | {"最长欠薪月数": 2}, "一人欠薪只有两个月"),
        ({"责令金额": 5_999_999, "最长欠薪月数": 2}, "十一人，差一分不到当地多人起点六万元"),
        ({"付清日期": day("2025-05-06")}, "公安立案前已付清"),
    ):
        _, number = refused(**cells)
        w.trap("R9", number, "无", why, **by)
    _, number = refused("2025-06-10", "2025-06-30")
    w.trap("R9", number, "无", "履行期限即截至日，当日仍在期内", **by)
    p, number = refused()
    w.add(
        "公安受立案", 案件编号=w.next_no("GA"), 受案单位=firms.police(p.county),
        案由="拒不支付劳动报酬案", 涉案单位=p.firm.name, 受案日期=day("2025-04-25"),
        立案日期=day("2025-04-27"), 地区划=p.county,
    )  # fmt: skip
    w.trap("R9", number, "无", "公安已立案", **by)
    p = pr.build(w, "990101", day("2024-03-01"))
    number = project_orders.complain(w, p, day("2025-05-08"), 投诉人数=11)
    project_orders.sign_of_means(w, p, "转移财产", day("2025-05-05"))
    w.trap("R9", number, "待核", "尚未责令支付，先责令", by="投诉编号")
    w.trap("R8", number, "无", "立案后六十个工作日尚未届满", by="投诉编号")
