"""M02 农民工工资: accounts, guarantees, deposits (R1 to R3)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.demo import project_money
from shujian.demo import projects as pr
from shujian.demo.gazetteer import THIN, UNRULED, add_workdays
from shujian.demo.project_money import Project
from shujian.demo.world import AS_OF, World, day, plus

BY = {"by": "项目编号"}
EVERYTHING = ("专户", "担保", "保证金")


def plant(w: World) -> None:
    """Plant the violations and traps of R1, R2, R3."""
    w.model = "M02"
    _accounts(w)
    _account_traps(w)
    _guarantees(w)
    _deposits(w)


def uncovered(w: World, p: Project) -> None:
    """A project in the county that sent no lists of accounts, guarantees and deposits."""
    for rule in ("R1", "R2", "R3"):
        w.trap(rule, p.no, "未检查", "该县没有提供专户、担保和保证金名单", **BY)


def exempt(w: World, p: Project, item: str, start: dt.date, end: dt.date | None = None) -> None:
    """Write a row of 豁免备案."""
    w.add("豁免备案", **p.place, 豁免事项=item, 文号=w.next_no("HM"), 起始日期=start, 终止日期=end)


def _accounts(w: World) -> None:
    for _ in range(w.copies):
        p = pr.build(w, signed=w.between("2024-05-01", "2025-04-01"), without=("专户",))
        w.plant("R1", p.no, "在建，签订合同已逾三十日，没有任何工资专户", **BY)
    p = pr.build(w, "990101", day("2025-03-01"), without=("专户",))
    w.plant("R1", p.no, "合同2025-03-01签订，期限2025-03-31，至今未开户", **BY)


def _with_account(
    w: World, signed: str, opened: str, county: str = "990101", **cells: Any
) -> Project:
    p = pr.build(w, county, day(signed), without=("专户",))
    project_money.account(w, p, day(opened), **cells)
    return p


def _account_traps(w: World) -> None:
    p = _with_account(w, "2025-03-01", "2025-03-31")
    w.trap("R1", p.no, "无", "第三十日开户，签订当日不计", **BY)
    p = _with_account(w, "2025-03-01", "2025-04-01")
    w.trap("R1", p.no, "提示", "迟一日开户，已纠正", **BY)
    p = _with_account(w, "2025-04-01", "2025-05-06")
    w.trap("R1", p.no, "无", "第三十日是劳动节，顺延到节后首个工作日", **BY)
    p = _with_account(w, "2024-09-02", "2024-09-10", 开立方式="共用分账")
    w.trap("R1", p.no, "无", "多个项目共用账户并分账核算", **BY)
    bare: dict[str, Any] = {"without": ("专户",)}
    p = pr.build(w, "990102", day("2024-10-10"), 合同价款=380_000_000, **bare)
    w.trap("R1", p.no, "无", "合同价款380万元，当地规定400万元以上才设专户", **BY)
    p = pr.build(w, "990101", day("2024-10-10"), 合同签订日期=None, **bare)
    w.trap("R1", p.no, "待核", "合同签订日期空白", **BY)
    p = pr.build(w, "990101", day("2021-07-01"), **bare)
    w.trap("R1", p.no, "未检查", "合同签订早于2021-07-07，依地方规定，而当时的规定没有", **BY)
    p = pr.build(w, "990101", day("2025-05-31"), **bare)
    w.trap("R1", p.no, "无", "第三十日即截至日，尚未逾期", **BY)
    for state in ("未开工", "停工", "终止"):
        p = pr.build(w, "990201", day("2024-10-10"), 状态=state, **bare)
        w.trap("R1", p.no, "无", f"项目状态为{state}", **BY)
    p = pr.build(w, "990201", day("2024-10-10"), **bare)
    exempt(w, p, "工资专户", day("2024-10-20"))
    w.trap("R1", p.no, "无", "经批准不设专户", **BY)
    p = pr.build(w, THIN, day("2024-10-10"), without=EVERYTHING)
    uncovered(w, p)


def _guarantees(w: World) -> None:
    bare: dict[str, Any] = {"without": ("担保",)}
    for index in range(w.copies):
        p = pr.build(w, signed=w.between("2023-06-01", "2024-10-01"), **bare)
        if index == 0:
            project_money.guarantee(w, p, p.start, day("2025-03-01"))
        why = "担保已于2025-03-01到期" if index == 0 else "开工已久，没有任何支付担保"
        w.plant("R2", p.no, why, **BY)
    p = pr.build(w, "990101", day("2024-02-01"), **bare)
    project_money.guarantee(w, p, p.start, AS_OF)
    w.trap("R2", p.no, "无", "担保在截至日当天仍有效", **BY)
    p = pr.build(w, "990101", plus(day("2025-05-31"), -40), **bare)
    w.trap("R2", p.no, "无", "开工后第三十日即截至日", **BY)
    p = pr.build(w, "990104", plus(day("2025-05-20"), -40), **bare)
    w.trap("R2", p.no, "无", "当地规定开工后六十日内", **BY)
    p = pr.build(w, "990102", day("2024-02-01"), 合同价款=390_000_000, **bare)
    w.trap("R2", p.no, "无", "合同价款390万元，低于当地下限400万元", **BY)
    p = pr.build(w, UNRULED, day("2024-02-01"), **bare)
    w.trap("R2", p.no, "未检查", "当地没有支付担保的规定", **BY)
    p = pr.build(w, "990201", day("2024-02-01"), **bare)
    exempt(w, p, "支付担保", day("2024-03-01"))
    w.trap("R2", p.no, "无", "经批准不提供支付担保", **BY)


def _permitted(w: World, permit: str, **cells: Any) -> Project:
    """A project with this permit, signed a month before, without a deposit."""
    return pr.build(
        w, "990101", plus(day(permit), -25), without=("保证金",), 施工许可日期=day(permit), **cells
    )


def _deposits(w: World) -> None:
    bare: dict[str, Any] = {"without": ("保证金",)}
    for index in range(w.copies):
        p = pr.build(w, signed=w.between("2024-02-01", "2025-02-01"), **bare)
        if index == 0:
            project_money.deposit(w, p, plus(p.start, -10), day("2025-04-10"))
        why = "保证金在建期间已退还" if index == 0 else "许可后二十个工作日已过，没有保证金"
        w.plant("R3", p.no, why, **BY)
    p = pr.build(w, "990103", day("2024-08-01"), 需要施工许可=False, 施工许可日期=None,
                 行业="水利", **bare)  # fmt: skip
    w.plant("R3", p.no, "无需许可，自合同起二十个工作日已过，没有保证金", **BY)
    p = _permitted(w, "2025-04-03")
    w.plant("R3", p.no, "许可2025-04-03，第二十个工作日2025-05-06已过，没有保证金", **BY)
    p = _permitted(w, "2025-04-03")
    project_money.deposit(w, p, add_workdays(day("2025-04-03"), 20))
    w.trap("R3", p.no, "无", "第二十个工作日出具保函", **BY)
    p = _permitted(w, "2025-04-03")
    project_money.deposit(w, p, day("2025-05-07"))
    w.trap("R3", p.no, "无", "迟一日存储，现已有效", also=("提示",), **BY)
    p = _permitted(w, "2025-06-10")
    w.trap("R3", p.no, "无", "二十个工作日尚未届满", **BY)
    p = _permitted(w, "2024-06-10")
    exempt(w, p, "工资保证金", day("2024-06-20"))
    w.trap("R3", p.no, "无", "经批准免存保证金", **BY)
    p = _permitted(w, "2024-06-10")
    project_money.deposit(w, p, day("2024-06-20"), form="保险")
    w.trap("R3", p.no, "无", "以保险替代保证金", **BY)
    p = pr.build(w, "990101", day("2024-06-10"), 施工许可日期=None, **bare)
    w.trap("R3", p.no, "待核", "需要施工许可而许可日期空白", **BY)
