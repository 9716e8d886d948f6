"""M02 农民工工资: boundary days and lawful exceptions of R1 to R3."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.demo import project_money
from shujian.demo import projects as pr
from shujian.demo.gazetteer import add_workdays
from shujian.demo.plant_m02 import BY, exempt
from shujian.demo.project_money import Project
from shujian.demo.world import AS_OF, World, day, plus

FRIDAY = day("2025-06-27")
"""The last workday before the as-of day."""


def plant(w: World) -> None:
    """Plant the boundaries and exceptions of R1, R2, R3."""
    w.model = "M02"
    _accounts(w)
    _exemptions(w)
    _guarantees(w)
    _deposits(w)


def _no_account(w: World, signed: str, county: str = "990101", **cells: Any) -> Project:
    return pr.build(w, county, day(signed), without=("专户",), **cells)


def _accounts(w: World) -> None:
    p = _no_account(w, "2025-05-28")
    w.plant("R1", p.no, "第三十日是2025-06-27星期五，已过", **BY)
    for signed in ("2025-05-29", "2025-05-30"):
        p = _no_account(w, signed)
        w.trap("R1", p.no, "无", "第三十日是周末，顺延到截至日星期一", **BY)
    p = _no_account(w, "2021-07-07")
    w.plant("R1", p.no, "合同2021-07-07签订，三十日的规定当日起适用", **BY)
    p = _no_account(w, "2020-04-30")
    w.trap("R1", p.no, "无", "合同签订早于条例施行日2020-05-01", also=("未检查",), **BY)
    p = _no_account(w, "2024-10-10", "990102", 合同价款=400_000_000)
    w.plant("R1", p.no, "合同价款正好四百万元，达到当地下限", **BY)
    p = _no_account(w, "2024-03-04")
    project_money.account(w, p, day("2024-03-20"), day("2025-02-10"))
    w.plant("R6", p.no, "项目在建，专户已于2025-02-10撤销", companions=("R1",), **BY)


def _exemptions(w: World) -> None:
    p = _no_account(w, "2024-10-10")
    exempt(w, p, "工资专户", day("2024-10-20"), day("2025-03-31"))
    w.plant("R1", p.no, "不设专户的批准已于2025-03-31到期", **BY)
    p = _no_account(w, "2024-10-10")
    exempt(w, p, "工资专户", day("2024-10-20"), AS_OF)
    w.trap("R1", p.no, "无", "不设专户的批准到截至日当天仍有效", **BY)
    p = _no_account(w, "2024-10-10")
    exempt(w, p, "工资保证金", day("2024-10-20"))
    w.plant("R1", p.no, "批准免的是保证金，不是专户", **BY)


def _guarantees(w: World) -> None:
    bare: dict[str, Any] = {"without": ("担保",)}
    p = pr.build(w, "990101", plus(day("2025-05-28"), -40), **bare)
    w.plant("R2", p.no, "开工后第三十日2025-06-27已过，没有支付担保", **BY)
    p = pr.build(w, "990101", day("2024-02-01"), **bare)
    project_money.guarantee(w, p, p.start, plus(AS_OF, -1))
    w.plant("R2", p.no, "担保在截至日前一日到期", **BY)
    p = pr.build(w, "990104", plus(day("2025-03-03"), -40), **bare)
    w.plant("R2", p.no, "当地规定开工后六十日内，早已届满", **BY)
    for state in ("未开工", "停工", "终止"):
        p = pr.build(w, "990201", day("2024-02-01"), 状态=state, **bare)
        w.trap("R2", p.no, "无", f"项目状态为{state}", **BY)


def _permit_so_that(due: dt.date) -> dt.date:
    """The latest workday whose twentieth following workday is ``due``."""
    permit = plus(due, -45)
    while add_workdays(plus(permit, 1), 20) <= due:
        permit = plus(permit, 1)
    return permit


def _deposits(w: World) -> None:
    def bare(permit: dt.date, **cells: Any) -> Project:
        return pr.build(w, "990101", plus(permit, -25), without=("保证金",), 施工许可日期=permit,
                        **cells)  # fmt: skip

    p = bare(_permit_so_that(FRIDAY))
    w.plant("R3", p.no, "许可后第二十个工作日是2025-06-27，已过", **BY)
    p = bare(_permit_so_that(AS_OF))
    w.trap("R3", p.no, "无", "许可后第二十个工作日即截至日", **BY)
    for state in ("未开工", "终止"):
        p = bare(day("2024-06-10"), 状态=state)
        w.trap("R3", p.no, "无", f"项目状态为{state}", **BY)
    p = bare(day("2024-06-10"))
    exempt(w, p, "工资保证金", day("2024-06-20"), day("2024-12-31"))
    w.plant("R3", p.no, "免存保证金的批准已于2024-12-31到期", **BY)
