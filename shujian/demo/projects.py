"""Building projects: helpers for the marked ones."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from shujian.demo import firms
from shujian.demo.gazetteer import regions
from shujian.demo.people import Person
from shujian.demo.world import AS_OF, World, first_of, plus

BUILT = ("幻影", "倒影", "蜃楼", "镜花", "浮云", "梦蝶", "空响", "迷雾")
WHAT = ("安置房工程", "公园工程", "污水管网工程", "中学教学楼工程", "道路改造工程")


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


def crew(w: World, p: Project, count: int) -> list[Person]:
    """New workers."""
    return [w.adult(p.county, 1970, 1999) for _ in range(count)]


def attend(w: World, p: Project, workers: list[Person], listed: range | list[int]) -> None:
    """Write the attendance of these workers for these months."""
    for month in listed:
        for who in workers:
            w.add(
                "实名考勤", **p.place, 公民身份号码=who.id, 姓名=who.name,
                用工单位=p.firm.name, 考勤月份=month, 出勤天数=int(w.rng.integers(18, 27)),
            )  # fmt: skip


def pay(
    w: World, p: Project, workers: list[Person], listed: range | list[int],
    on: dt.date | None = None, channel: str | None = "专户代发",
) -> None:  # fmt: skip
    """Pay these workers for these months; by the 18th of the next month unless a day is given."""
    for month in listed:
        day = on or first_of(month + 1).replace(day=18)
        for who in workers:
            w.add(
                "农民工工资发放", **p.place, 公民身份号码=who.id, 姓名=who.name, 工资月份=month,
                金额=int(w.rng.integers(55, 95)) * 10_000, 发放日期=day, 发放渠道=channel,
                代发银行=firms.BANKS[0],
            )  # fmt: skip


def fee(
    w: World, p: Project, due: dt.date, paid: int = 80_000_000, on: dt.date | None = None
) -> None:
    """The builder's monthly labour fee of 800,000 yuan, paid as said."""
    w.add(
        "人工费拨付", **p.place, 应拨日期=due, 应拨金额=80_000_000, 实拨金额=paid,
        实拨日期=(on or plus(due, -1)) if paid else None,
    )  # fmt: skip


def notice(w: World, p: Project, start: dt.date, end: dt.date) -> None:
    """Post the notice that an account will be closed."""
    w.add("销户公示", **p.place, 公示起始日期=start, 公示终止日期=end)


def complain(w: World, p: Project, on: dt.date, **cells: Any) -> str:
    """Write a complaint about unpaid wages; answer its number."""
    number = w.next_no("TS")
    row = {
        **p.place,
        "投诉编号": number,
        "投诉日期": on,
        "投诉人数": 12,
        "投诉金额": 12_000_000,
        "受理机关": firms.labour_office(p.county),
        "受理日期": plus(on, 1),
        "立案日期": plus(on, 3),
        "延长期限": False,
        "办结日期": None,
        "处理结果": None,
    }
    w.add("欠薪投诉", **(row | cells))
    return number


def order(w: World, p: Project, served: dt.date, deadline: dt.date, **cells: Any) -> str:
    """Write an order to pay; answer its number."""
    number = w.next_no("ZL")
    row = {
        **p.place,
        "文书文号": number,
        "用工单位": p.firm.name,
        "送达日期": served,
        "送达方式": "直接",
        "履行期限": deadline,
        "责令金额": 12_000_000,
        "涉及人数": 11,
        "最长欠薪月数": 4,
        "付清日期": None,
    }
    w.add("责令支付", **(row | cells))
    return number


def sign_of_means(w: World, p: Project, kind: str, on: dt.date) -> None:
    """A sign that the employer hides money, or has it."""
    w.add("支付能力线索", 用工单位=p.firm.name, 种类=kind, 日期=on, 地区划=p.county)


def months_until(p: Project, last: dt.date = AS_OF) -> range:
    """The months from the start of building to a day."""
    return range(p.start.year * 12 + p.start.month - 1, last.year * 12 + last.month)
