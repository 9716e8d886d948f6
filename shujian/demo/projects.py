"""Building projects: helpers for the marked ones."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shujian.demo import firms
from shujian.demo.gazetteer import regions
from shujian.demo.project_money import Project, account, deposit, guarantee
from shujian.demo.world import World, plus

BUILT = ("幻影", "倒影", "蜃楼", "镜花", "浮云", "梦蝶", "空响", "迷雾")
WHAT = ("安置房工程", "公园工程", "污水管网工程", "中学教学楼工程", "道路改造工程")


def build(
    w: World, county: str = "", signed: dt.date | None = None, *, without: tuple[str, ...] = (),
    **cells: Any,
) -> Project:  # fmt: skip
    """Register a project with everything the law asks for.

    Args:
        w: the city.
        county: code of the county.
        signed: day of the contract.
        without: what is left out: 专户, 担保, 保证金.
        cells: cells of 在建项目 that differ.
    """
    county = county or w.county()
    signed = signed or w.between("2023-03-01", "2024-12-01")
    serial = w.serial = w.serial + 1
    firm = firms.firm(county, serial % 10_000)
    start = plus(signed, 40)
    project = Project(f"XM{county}{serial:06d}", county, firm, start)
    row = {
        **project.place,
        "项目名称": f"{regions()[county].name}{BUILT[serial % 8]}{WHAT[serial % 5]}{serial}号",
        "行业": "房屋市政",
        "建设单位": f"{regions()[county].name}乌有建设投资有限公司",
        "总包单位": firm.name,
        "总包信用代码": firm.code,
        "合同签订日期": signed,
        "合同价款": int(w.rng.integers(900, 9000)) * 1_000_000,
        "计划工期月数": 36,
        "需要施工许可": True,
        "施工许可日期": plus(signed, 25),
        "开工日期": start,
        "状态": "在建",
        "状态日期": start,
    }
    w.add("在建项目", **(row | cells))
    if "专户" not in without:
        account(w, project, plus(signed, int(w.rng.integers(3, 20))))
    if "担保" not in without:
        guarantee(w, project, plus(signed, 20), None)
    if "保证金" not in without:
        deposit(w, project, plus(signed, 32))
    return project
