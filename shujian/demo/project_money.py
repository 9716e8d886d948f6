"""The accounts, guarantees and deposits of a building project."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from shujian.demo import firms
from shujian.demo.world import World, plus


@dataclass(frozen=True)
class Project:
    """A project: number, county, main contractor, first day of building."""

    no: str
    county: str
    firm: firms.Firm
    start: dt.date

    @property
    def place(self) -> dict[str, str]:
        """The cells that name project and place in every table of wages."""
        return {"项目编号": self.no, "项目地区划": self.county}


def account(
    w: World, p: Project, opened: dt.date, closed: dt.date | None = None, **cells: Any
) -> None:
    """Open a wage account, and close it where a day is given."""
    row = {
        **p.place,
        "账号": w.next_no("9900"),
        "开户银行": firms.BANKS[w.serial % 3],
        "开立方式": "独立",
        "开户日期": opened,
        "备案日期": plus(opened, 10),
        "销户日期": closed,
    }
    w.add("工资专户", **(row | cells))


def guarantee(w: World, p: Project, start: dt.date, end: dt.date | None) -> None:
    """Give a 工程款支付担保."""
    w.add(
        "支付担保", **p.place, 担保编号=w.next_no("BH"), 担保人=firms.BANKS[0],
        担保金额=200_000_000, 担保起始日期=start, 担保终止日期=end,
    )  # fmt: skip


def deposit(
    w: World, p: Project, on: dt.date, back: dt.date | None = None, form: str = "保函"
) -> None:
    """Give the wage deposit."""
    w.add("工资保证金", **p.place, 缴存形式=form, 金额=60_000_000, 缴存日期=on, 返还日期=back)
